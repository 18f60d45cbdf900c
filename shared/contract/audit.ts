import { z } from 'zod'
import { contract, method } from './define.ts'

/** records, to the window: who did what when, newest first. */
export const audit = contract('audit', {
  page: method({
    input: z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    output: z.array(z.strictObject({ at: z.string(), what: z.string() })),
  }),
})
