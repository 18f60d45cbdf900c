import { z } from 'zod'
import { slug } from '../domain/concepts/concept-set.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { newRebasing, rebasing } from '../domain/measures/rebasing.ts'
import { method } from './define.ts'
import { placeFor } from './place.ts'

const nothing = z.strictObject({})

/** Part of the contract `measures`: measures of one's own, and from when on limits are made anew. */
export const ownMethods = {
  /**
   * Keeps a measure of one's own, as a new version where its name is known. `refused` where its name does not begin as
   * theirs do.
   */
  keep: method({
    input: z.strictObject({ whole: wholeMeasure }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** It is listed no more. Its versions stay, and it can be kept again. */
  retire: method({ input: z.strictObject({ measure: slug }), output: nothing }),
  /** The measure in a file, as it was exported. Nothing is kept by this. */
  measureIn: method({ input: z.strictObject({ path: placeFor('import') }), output: wholeMeasure }),
  rebasings: method({ input: z.strictObject({ measure: slug }), output: z.array(rebasing) }),
  /** Makes centre and limits anew from a day on, for a reason. `conflict` where there is one on that day. */
  rebase: method({ input: newRebasing, output: z.strictObject({ id: z.int() }) }),
  takeBackRebasing: method({ input: z.strictObject({ id: z.int().positive() }), output: nothing }),
} as const
