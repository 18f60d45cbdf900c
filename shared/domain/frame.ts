import { z } from 'zod'
import { term } from '../words/message.ts'
import { attritionStep } from './answer.ts'

const floats = z.instanceof(Float64Array)
const flags = z.instanceof(Uint8Array)

/** One covariate of a frame: numbers, NaN where not recorded. Binary ones hold 0 and 1. */
export const frameColumn = z.strictObject({
  label: term,
  kind: z.enum(['number', 'binary']),
  values: floats,
})

/**
 * A question answered with columns: one row a person, no name, no note, no date. All columns have `rows` entries.
 */
export const frame = z.strictObject({
  rows: z.int().nonnegative(),
  /** Pseudonymous numbers, meaningless outside this store. */
  member: z.instanceof(Uint32Array),
  /** 1 began the exposure, 0 the comparator. */
  exposed: flags,
  /** Days from the index date to the outcome, the end of follow-up, or the horizon, whichever came first. */
  timeDays: floats,
  /** 1 where the outcome ended it. */
  event: flags,
  /** 1 where follow-up reached the outcome, a death, or the horizon; 0 where the record simply ends earlier. */
  followedUp: flags,
  indexYear: z.instanceof(Int16Array),
  covariates: z.array(frameColumn),
  /** People left after each step, in the order applied. */
  attrition: z.array(attritionStep),
})
export type Frame = z.infer<typeof frame>
