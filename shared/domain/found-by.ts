import { z } from 'zod'

/** By what somebody is found, in the order in which they are listed: what describes her, a code, or a text. */
export const foundBy = z.enum(['person', 'code', 'text'])
export type FoundBy = z.infer<typeof foundBy>

/** How many were found by each. */
export const foundCounts = z.strictObject({ person: z.int(), code: z.int(), text: z.int() })
export type FoundCounts = z.infer<typeof foundCounts>
