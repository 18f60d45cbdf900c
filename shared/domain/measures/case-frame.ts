import { z } from 'zod'
import { conceptSet } from '../concepts/concept-set.ts'
import { most } from '../most.ts'
import { level } from './level.ts'

/** A recorded number that is known before what a measure counts happens: a score, or a risk. */
export const score = z.strictObject({
  concept: conceptSet,
  unit: z.string().min(1).max(most.nameCharacters),
  /** The latest one counts of so many days before the index day, up to that day itself. */
  withinDays: z.int().min(0).max(36_500),
})
export type Score = z.infer<typeof score>

/** By what cases may stand side by side on a funnel; read as the breakdown of a measure reads it. */
export const caseUnits = ['source', 'clinician', 'place'] as const
export type CaseUnit = (typeof caseUnits)[number]

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
  /** Place in `units`, or NOT_RECORDED. */
  unit: z.instanceof(Uint16Array),
  units: z.array(level),
})
export type CaseFrame = z.infer<typeof caseFrame>
