import { z } from 'zod'
import type { Draft } from '../client/drafts.ts'

const kept = z.strictObject({
  /** When it was filled in, as typed. */
  happened: z.string().max(40),
  /** The score of each answered item by its key. */
  answers: z.record(z.string(), z.int()),
  /** Names the entry; and under what it is signed, new with every change. */
  entry: z.string(),
  request: z.string(),
})
export type FormDraft = z.infer<typeof kept>

/** A form while it is filled in: one of each kind a chart. */
export const formDraft: Draft<FormDraft> = {
  name: 'outcome-form',
  initial: { happened: '', answers: {}, entry: '', request: '' },
  keep: kept,
}
export const aboutForm = (patient: number, form: string) => ({ patient, of: `form-${form}` })
