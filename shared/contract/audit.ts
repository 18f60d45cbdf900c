import { z } from 'zod'
import { message } from '../words/message.ts'
import { contract, method } from './define.ts'

/** records, to the window: who did what when, newest first. */
export const audit = contract('audit', {
  page: method({
    roles: ['clinician', 'reviewer'],
    input: z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    output: z.array(z.strictObject({ at: z.string(), person: z.string(), what: message })),
  }),
})
