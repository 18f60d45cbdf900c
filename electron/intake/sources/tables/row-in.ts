import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import type { BoundFile, BoundTable } from './bound.ts'
import { rowsWithin } from './cut-rows.ts'
import { decoded, delimitedRow, sheetRow, type Row } from './row.ts'
import { headingsByPlace } from './row-view.ts'

/** The row that stands in these bytes; undefined for the outline of a workbook. `position`: where, in words. */
export function rowIn(bytes: Uint8Array, { delimiter }: BoundFile, position: string): Row | undefined {
  const line = decoded(bytes)
  return delimiter === undefined ? sheetRow(line) : delimitedRow(line, delimiter, position)
}

/** Whether some rows of a file are about whom a row above them names. */
export const areNamedAbove = ({ tables }: BoundFile): boolean =>
  tables.some(({ recipe }) => recipe.blankPerson === 'above')

/** The first and the last row of bytes that begin with the row that names whom the last one is about. */
export function rowAndAbove(
  bytes: Uint8Array,
  file: BoundFile,
  position: string,
): { row: Row; above?: Row } | undefined {
  const rows = areNamedAbove(file) ? rowsWithin(bytes, file.delimiter) : [bytes]
  const row = rowIn(rows.at(-1) ?? bytes, file, position)
  const above = rows.length > 1 ? rowIn(rows[0]!, file, position) : undefined
  return row && { row, ...(above && { above }) }
}

export const tableOf = ({ tables }: BoundFile, row: Row): BoundTable | undefined =>
  tables.find(({ sheet }) => sheet === row.sheet)

/** Whether a row says the headings once more, as prints do on each page. */
export function repeatsHeadings(row: Row, table: BoundTable): boolean {
  const headings = headingsByPlace(table)
  return (
    row.cells.length > 1 &&
    row.cells.every(({ column, text }) => headings.get(column)?.endsWith(headingKey(text)) === true)
  )
}
