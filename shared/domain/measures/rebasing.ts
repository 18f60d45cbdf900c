import { z } from 'zod'
import { slug } from '../concepts/concept-set.ts'

/**
 * From a day on a measure's centre and limits are made anew: because the process was changed, and it is known how.
 * Never done by itself.
 */
export const newRebasing = z.strictObject({
  measure: slug,
  day: z.iso.date(),
  reason: z.string().trim().min(1).max(500),
})
export const rebasing = newRebasing.extend({
  id: z.int().positive(),
  kept: z.iso.datetime(),
  person: z.string(),
})
export type Rebasing = z.infer<typeof rebasing>
