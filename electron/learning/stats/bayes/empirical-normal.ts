import { bestPredictions } from '../meta/best-predictions.ts'
import type { Estimator } from '../meta/between-study-variance.ts'
import { metaAnalysis } from '../meta/meta-analysis.ts'
import { requireCounts, requireLevel } from '../meta/arguments.ts'

export interface ShrunkenLogRatio {
  /** ln((O + 1/2) / (E + 1/2)) and its variance 1 / (O + 1/2). */
  readonly raw: number
  readonly variance: number
  readonly shrunken: number
  /** With the uncertainty of the mean. */
  readonly standardError: number
  /** As if mean and variance between units were known: sqrt(tau2 v / (tau2 + v)). */
  readonly standardDeviation: number
  readonly lower: number
  readonly upper: number
}

export type EmpiricalNormalResult =
  | {
      readonly kind: 'fitted'
      readonly mean: number
      readonly tau2: number
      readonly units: readonly ShrunkenLogRatio[]
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-units' }

/**
 * Empirical Bayes of log observed over expected: y = ln((O + 1/2)/(E + 1/2)) is normal about the unit's own
 * value with variance v = 1/(O + 1/2), and these are normal about a mean with variance tau2, estimated as in
 * a meta-analysis; then l y + (1 - l) mean, l = tau2/(tau2 + v), variance l v + (1 - l)^2 se^2.
 *
 * tau2 = 0: every unit gets the mean. With small counts `empiricalGamma` is better founded.
 * Source: Morris 1983, J Am Stat Assoc 78:47; Raudenbush & Bryk 1985. Checked against: R's metafor, rma and blup.
 * Limits on the log scale.
 * Errors: RangeError unless observed are counts, expected finite and at least 0, and the level between 0 and
 * 1.
 */
export function empiricalNormal(
  observed: Float64Array,
  expected: Float64Array,
  estimator: Estimator,
  level = 0.95,
): EmpiricalNormalResult {
  requireLevel('empiricalNormal', level)
  requireCounts('empiricalNormal', 'observed', observed, expected.length)
  expected.forEach((value, row) => {
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`empiricalNormal: expected, row ${row + 1}, is not a finite number of at least 0.`)
  })
  const raw = observed.map((count, row) => Math.log((count + 0.5) / (expected[row]! + 0.5)))
  const variance = observed.map(count => 1 / (count + 0.5))
  const pooled = metaAnalysis(raw, variance, estimator, 'z', level)
  const predictions = bestPredictions(raw, variance, estimator, 'z', level)
  if (pooled.kind === 'not-estimable' || predictions.kind === 'not-estimable')
    return { kind: 'not-estimable', reason: 'no-units' }
  const { tau2 } = pooled
  const units = predictions.studies.map(({ estimate, ...limits }, row) => ({
    raw: raw[row]!,
    variance: variance[row]!,
    shrunken: estimate,
    ...limits,
    standardDeviation: Math.sqrt((tau2 / (tau2 + variance[row]!)) * variance[row]!),
  }))
  return { kind: 'fitted', mean: pooled.estimate, tau2, units }
}
