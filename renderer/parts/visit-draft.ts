import { z } from 'zod'
import { templates } from '../../shared/domain/by-hand/templates.ts'
import { visitForm } from '../../shared/domain/by-hand/visit.ts'
import type { Draft } from '../client/drafts.ts'

const kept = visitForm.extend({
  /** Names the entry; and under what it is signed, new with every change. */
  entry: z.string(),
  request: z.string(),
})
export type VisitDraft = z.infer<typeof kept>

/** A visit while it is typed: one a chart. */
export const visitDraft: Draft<VisitDraft> = {
  name: 'visit',
  initial: { template: templates[0]!.id, happened: '', values: {}, lines: [], entry: '', request: '' },
  keep: kept,
}
export const aboutVisit = (patient: number) => ({ patient, of: 'visit' })
