import { factColumns, peopleColumns, type ExportColumnName } from '../../../shared/domain/export-columns.ts'
import { heading, row } from '../../../shared/domain/csv.ts'

/** An empty cell is never "none". */
const MISSING = 'empty: not recorded'

/** What every column of every table means. `meanings`: in the words of whoever asked for the export. */
export function dictionaryOf(meanings: Readonly<Record<ExportColumnName, string>>): string {
  const tables = [
    ['people.csv', peopleColumns],
    ['facts/*.csv', factColumns],
  ] as const
  const lines = tables.flatMap(([file, columns]) =>
    columns.map(column => {
      const unit = 'unit' in column ? column.unit : ''
      return row([file, column.name, meanings[column.name], column.type, unit, MISSING])
    }),
  )
  return heading(['file', 'column', 'meaning', 'type', 'unit', 'missing']) + lines.join('')
}
