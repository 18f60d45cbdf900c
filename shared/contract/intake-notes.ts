import { z } from 'zod'
import { method, progress } from './define.ts'
import { fileReport } from './file-report.ts'

const source = z.int().positive()
/** A date in the words of a note; `iso` where they can mean one day, month or year only. */
const date = z.strictObject({ as: z.string(), iso: z.string().optional() })

/** Whose a waiting note is: what it says of itself is a proposal. */
export const noteMethods = {
  /**
   * What a waiting note says of itself under labels of its head, and how it begins. Faults: `not-found` where no note
   * waits there; `unreadable-source` where there are no words in it.
   */
  noteOf: method({
    input: z.strictObject({ source }),
    output: z.strictObject({
      beginning: z.string(),
      stated: z.strictObject({
        names: z.array(z.string()),
        births: z.array(date),
        numbers: z.array(z.string()),
        dates: z.array(date),
      }),
    }),
  }),
  /**
   * Says whose a waiting note is, and reads it: it waits no more. `happened`: the day, month or year of the note, where
   * it states one. Faults: `not-found` where no such note waits or no such patient is here.
   */
  readNote: method({
    input: z.strictObject({
      source,
      patient: z.int().positive(),
      happened: z
        .string()
        .max(10)
        .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
        .optional(),
    }),
    output: fileReport,
    progress,
  }),
} as const
