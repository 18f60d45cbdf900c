import { z } from 'zod'
import { message } from '../../words/message.ts'
import { conceptSet } from '../concepts/concept-set.ts'
import { most } from '../most.ts'

/** A recorded number that is known before what a measure counts happens: a score, or a risk. */
export const score = z.strictObject({
  concept: conceptSet,
  unit: z.string().min(1).max(most.nameCharacters),
  /** The latest one counts of so many days before the index day, up to that day itself. */
  withinDays: z.int().min(0).max(36_500),
})
export type Score = z.infer<typeof score>

/**
 * What a measure counts one by one, in the order of days, with what its risk is reckoned from. No name, no note, and
 * row numbers that mean nothing elsewhere.
 */
export const caseFrame = z.strictObject({
  /** Days since 1970-01-01. */
  day: z.instanceof(Int32Array),
  /** Place in `measureParts`. */
  part: z.instanceof(Uint8Array),
  /** Completed years and parts of them, NaN where not recorded. */
  ageYears: z.instanceof(Float64Array),
  /** NaN where none was recorded, or only a bound of it. */
  score: z.instanceof(Float64Array),
  /** Place in `units` of the source that tells of her; of somebody of several, their own unit. */
  unit: z.instanceof(Uint16Array),
  /** What each source is called. */
  units: z.array(message),
})
export type CaseFrame = z.infer<typeof caseFrame>
