import { z } from 'zod'
import { moment } from '../domain/moment.ts'

/** Somebody of whom notes were written here, as she was described then, and how many; drafts are the caller's own. */
export const writtenOf = z.strictObject({
  patient: z.int().positive(),
  /** Undefined where she was not described when they were written. */
  name: z.string().optional(),
  birth: moment.optional(),
  notes: z.int(),
  drafts: z.int(),
})
export type WrittenOf = z.infer<typeof writtenOf>
