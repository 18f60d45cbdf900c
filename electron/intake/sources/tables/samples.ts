import { SHEETS_BEGIN, type SheetsOutline } from '../../containers/sheet-line.ts'
import type { Delimiter } from '../sniff/delimiter.ts'
import type { Piece } from '../source.ts'
import { decoded, delimitedRow, sheetRow, type Row } from './row.ts'

/** Headings stand in the first rows: so many of a sheet are looked at for them. */
const LOOKED_AT = 60

/** The beginning of a sheet, or of a file without sheets. */
export interface Sample {
  readonly sheet: string
  readonly rows: readonly Row[]
  /** Cells of its first rows that are one, as in `B2:C2`. */
  readonly merged: readonly string[]
}

/** The beginning of each sheet of a workbook, or of delimited text, from which no more is read. */
export async function samplesOf(
  pieces: AsyncIterable<Piece>,
  delimiter: Delimiter | undefined,
): Promise<Sample[]> {
  const rows = new Map<string, Row[]>()
  let outline: SheetsOutline | undefined
  // A line is only taken apart where its sheet is not known by heart yet.
  let full: string | undefined
  for await (const { bytes: line, place } of pieces) {
    const text = decoded(line)
    if (delimiter === undefined && full !== undefined && text.startsWith(full)) continue
    if (delimiter === undefined && text.startsWith(SHEETS_BEGIN)) {
      outline = JSON.parse(text) as SheetsOutline // written by the container
      continue
    }
    const row = delimiter === undefined ? sheetRow(text) : delimitedRow(text, delimiter, place.position)
    if (!row) continue
    const held = rows.get(row.sheet) ?? []
    rows.set(row.sheet, held)
    held.push(row)
    if (held.length < LOOKED_AT) continue
    if (delimiter !== undefined) break
    full = `{"sheet":${JSON.stringify(row.sheet)},`
  }
  return [...rows].map(([sheet, held]) => ({
    sheet,
    rows: held,
    merged: outline?.sheets.find(({ name }) => name === sheet)?.merged ?? [],
  }))
}
