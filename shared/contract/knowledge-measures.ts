import { z } from 'zod'
import { slug } from '../domain/concepts/concept-set.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { ownMeasure } from '../domain/measures/own-measure.ts'
import { newRebasing, rebasing } from '../domain/measures/rebasing.ts'
import { method } from './define.ts'

const nothing = z.strictObject({})

/** Part of the contract `knowledge`: measures of one's own, and from when on limits are made anew. */
export const knownMeasures = {
  /** The latest version of each that is not retired. */
  ownMeasures: method({ input: nothing, output: z.array(ownMeasure) }),
  /** Keeps it as the next version of its name; the same again is no new version. */
  keepMeasure: method({
    input: z.strictObject({ whole: wholeMeasure }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** It is listed no more; its versions stay. */
  retireMeasure: method({ input: z.strictObject({ id: slug }), output: nothing }),
  /** Those that hold for a measure, the earliest first. */
  rebasings: method({ input: z.strictObject({ measure: slug }), output: z.array(rebasing) }),
  /** `conflict` where that measure has one on that day. */
  rebase: method({ input: newRebasing, output: z.strictObject({ id: z.int() }) }),
  /** Takes one back: centre and limits are again those of all. */
  takeBackRebasing: method({ input: z.strictObject({ id: z.int().positive() }), output: nothing }),
} as const
