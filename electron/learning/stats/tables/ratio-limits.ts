import { normalQuantile } from '../foundations/normal.ts'
import type { PartialInterval } from './interval.ts'

/** An estimated ratio, null where it is 0 / 0, with limits. */
export interface RatioEstimate extends PartialInterval {
  readonly estimate: number | null
}

/**
 * Limits of a ratio, symmetrical on its logarithm: ratio times exp(-/+ z se). A ratio of 0 has the lower
 * limit 0 and no upper, an infinite one the upper limit and no lower; 0 / 0 has neither.
 */
export function ratioWithLimits(estimate: number, standardErrorOfLog: number, level: number): RatioEstimate {
  if (Number.isNaN(estimate)) return { estimate: null, lower: null, upper: null }
  if (estimate === 0) return { estimate, lower: 0, upper: null }
  if (estimate === Infinity) return { estimate, lower: null, upper: Infinity }
  const reach = normalQuantile((1 - level) / 2, true) * standardErrorOfLog
  return { estimate, lower: estimate * Math.exp(-reach), upper: estimate * Math.exp(reach) }
}
