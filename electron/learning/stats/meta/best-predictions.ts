import { normalQuantile } from '../foundations/normal.ts'
import { studentQuantile } from '../foundations/student.ts'
import type { Estimator } from './between-study-variance.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { metaAnalysis, type MetaTest } from './meta-analysis.ts'

export interface BestPrediction {
  readonly estimate: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/**
 * Best linear unbiased predictions (empirical Bayes) of each study's own true effect.
 *
 * l y + (1 - l) mu with l = tau2 / (tau2 + v); variance l v + (1 - l)^2 se^2; interval with the quantile of the test.
 * Source: Raudenbush & Bryk 1985, J Educ Stat 10:75. Checked against: R's metafor, blup.
 * Not estimable: no study; one study with Hartung-Knapp. Unit of the effects. Errors: RangeError for wrong values.
 */
export function bestPredictions(
  effect: Float64Array,
  variance: Float64Array,
  estimator: Estimator,
  test: MetaTest = 'z',
  level = 0.95,
): { readonly kind: 'fitted'; readonly studies: readonly BestPrediction[] } | NotEstimable {
  const pooled = metaAnalysis(effect, variance, estimator, test, level)
  if (pooled.kind === 'not-estimable') return pooled
  if (pooled.interval.kind === 'not-estimable') return notEstimable(pooled.interval.reason)
  const { estimate: mean, standardError: meanError, tau2 } = pooled
  const quantile =
    test === 'z' ? normalQuantile((1 + level) / 2) : studentQuantile((1 + level) / 2, effect.length - 1)
  const studies = Array.from(effect, (own, row) => {
    const share = tau2 / (tau2 + variance[row]!)
    const estimate = share * own + (1 - share) * mean
    const standardError = Math.sqrt(share * variance[row]! + ((1 - share) * meanError) ** 2)
    return {
      estimate,
      standardError,
      lower: estimate - quantile * standardError,
      upper: estimate + quantile * standardError,
    }
  })
  return { kind: 'fitted', studies }
}
