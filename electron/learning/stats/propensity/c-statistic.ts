import { ranks } from '../foundations/order.ts'
import { requireFlags, requireNumbers } from './arguments.ts'

export type CStatisticResult = { kind: 'fitted'; value: number } | { kind: 'not-estimable'; reason: 'one-arm' }

/**
 * C statistic of a propensity score: the chance that a treated person's score is above a comparator's, ties one half.
 *
 * (R1 - n1 (n1 + 1) / 2) / (n1 n0) with R1 the sum of mean ranks of the treated. It says how well the covariates tell
 * the arms apart, not how well confounding is removed. Missing values: none allowed.
 * Source: Hanley & McNeil 1982, Radiology 143:29. Checked against: R. No unit. Not estimable where everybody is in one arm.
 */
export function cStatistic(score: Float64Array, treatment: Uint8Array): CStatisticResult {
  requireNumbers('cStatistic', 'score', score, treatment.length)
  requireFlags('cStatistic', 'treatment', treatment, score.length)
  const rank = ranks(score)
  let treated = 0
  let sum = 0
  for (let i = 0; i < score.length; i++) if (treatment[i]) { treated++; sum += rank[i]! }
  const comparators = score.length - treated
  if (treated === 0 || comparators === 0) return { kind: 'not-estimable', reason: 'one-arm' }
  return { kind: 'fitted', value: (sum - (treated * (treated + 1)) / 2) / (treated * comparators) }
}
