import { z } from 'zod'
import { statement } from '../domain/entry.ts'
import { method } from './define.ts'

const patient = z.int().positive()

/** The part of `patients` for what was entered on a chart by hand. */
export const byHandMethods = {
  /** Entries by hand that are about her as they stand now, the newest first; those that state nothing any more too. */
  entriesByHand: method({
    roles: ['clinician', 'assistant'] as const,
    input: z.strictObject({ patient }),
    output: z.array(
      z.strictObject({
        entry: z.string(),
        version: z.int(),
        /** When the visit was, in ISO form; and when it was signed last. */
        happened: z.string(),
        written: z.string(),
        facts: z.array(statement),
        /** What it states stands struck: it was moved to another chart. */
        isMoved: z.boolean(),
      }),
    ),
  }),
} as const
