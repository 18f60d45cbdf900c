import { z } from 'zod'
import { columnsOf, gridRow, readRow, type GridRead } from '../../../shared/domain/by-hand/grid-row.ts'
import { templateOf, templates } from '../../../shared/domain/by-hand/templates.ts'
import type { Draft } from '../../client/drafts.ts'
import { isoToday } from '../../ui/dates.ts'
import { spoken } from '../../ui/words.ts'

const kept = gridRow.extend({
  /** Its place among the rows. */
  at: z.number(),
  /** Names the entry; and under what it is signed, new with every change. */
  entry: z.string(),
  request: z.string(),
})
export type RowDraft = z.infer<typeof kept>

/** A row while it is typed: each a draft of its own, by its name, so that a letter hands over one row and not all. */
export const rowDraft: Draft<RowDraft> = {
  name: 'paper-register.row',
  initial: { template: '', cells: {}, at: 0, entry: '', request: '' },
  keep: kept,
}

/** Of which kind of visit the next rows are. */
export const sheetDraft: Draft<{ readonly template: string }> = {
  name: 'paper-register',
  initial: { template: templates[0]!.id },
  keep: z.strictObject({ template: z.string() }),
}

const known = new WeakMap<RowDraft, { readonly today: string; readonly read: GridRead }>()
/** What a row states today; a row that has not changed is not read again. */
export function readRowDraft(row: RowDraft): GridRead {
  const today = isoToday()
  const before = known.get(row)
  if (before?.today === today) return before.read
  const read = readRow(row, templateOf(row.template), { today, name: spoken })
  known.set(row, { today, read })
  return read
}
export const columnsOfRow = ({ template }: Pick<RowDraft, 'template'>): string[] =>
  columnsOf(templateOf(template))
