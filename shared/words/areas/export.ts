import { exportColumns } from '../../domain/export-columns.ts'
import { choice, type Area } from '../values.ts'

/** What stands in an export in the words of whoever asked for it. */
export const exported = {
  'export.readme': {},
  'export.column': { column: choice(...exportColumns) },
} as const satisfies Area
