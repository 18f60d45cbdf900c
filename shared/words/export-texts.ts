import { exportColumns, type ExportColumnName } from '../domain/export-columns.ts'
import type { speaker } from './speaker.ts'

/** What an export says of itself, in the words of whoever asks for it: nobody else knows her language. */
export const exportTexts = (words: ReturnType<typeof speaker>['words']) => ({
  readme: words('export.readme'),
  meanings: Object.fromEntries(
    exportColumns.map(column => [column, words('export.column', { column })]),
  ) as Record<ExportColumnName, string>, // one of each
})
