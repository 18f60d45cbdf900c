import { z } from 'zod'
import { slug } from '../concepts/concept-set.ts'
import { most } from '../most.ts'

/** Days from the index day, both ends counted in. `fromDays` null: ever before. */
const window = {
  fromDays: z.int().min(-36_500).max(36_500).nullable(),
  toDays: z.int().min(-36_500).max(36_500),
}
const unit = z.string().min(1).max(most.nameCharacters)
export const bound = z.strictObject({ comparator: z.enum(['<', '<=', '>=', '>']), threshold: z.number() })
export type Bound = z.infer<typeof bound>

/**
 * Something that is true, false or unknown of somebody on an index day. Unknown is only what a number would have to say
 * that nobody has measured, or what lies beyond the time over which she was followed.
 */
export const condition = z.discriminatedUnion('is', [
  /** Recorded at least so many times, on different days; with `not`, fewer times. */
  z.strictObject({
    is: z.literal('recorded'),
    concept: slug,
    ...window,
    least: z.int().min(1).max(50).optional(),
    not: z.literal(true).optional(),
  }),
  /** The latest or the first number of the window lies within every bound; or some number of it does. */
  z.strictObject({
    is: z.literal('result'),
    concept: slug,
    unit,
    which: z.enum(['latest', 'first', 'any']),
    ...window,
    within: z.array(bound).min(1).max(2),
  }),
  /** The latest number of one window less the latest of an earlier one. */
  z.strictObject({
    is: z.literal('change'),
    concept: slug,
    unit,
    before: z.strictObject(window),
    after: z.strictObject(window),
    within: z.array(bound).min(1).max(2),
  }),
  /** Died on a day of the window; with `not`, did not. */
  z.strictObject({ is: z.literal('died'), ...window, not: z.literal(true).optional() }),
])
export type Condition = z.infer<typeof condition>
