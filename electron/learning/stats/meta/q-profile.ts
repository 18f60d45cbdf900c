import { chiSquareQuantile } from '../foundations/chi-square.ts'
import { requireLevel, requireStudies } from './arguments.ts'
import { notEstimable, type Interval, type NotEstimable } from './estimable.ts'
import { typicalVariance } from './typical-variance.ts'
import { varianceAtQ } from './variance-at-q.ts'

export interface QProfile {
  readonly kind: 'fitted'
  readonly tau2: Interval
  readonly i2Percent: Interval
}

/**
 * Q-profile confidence interval of the between-study variance tau2, and of I2 = tau2 / (tau2 + typical variance).
 *
 * The tau2 at which Q(tau2) = sum (y - mu)^2 / (v + tau2) equals the upper and the lower quantile of
 * chi-square with k - 1 degrees of freedom; 0 where Q is below it already at 0, so both ends can be 0. Does
 * not depend on the estimator of tau2.
 * Source: Viechtbauer 2007, Stat Med 26:37.
 * Checked against: R's metafor, confint.
 * Not estimable: fewer than two studies.
 * tau2 in the squared unit of the effects. Errors: RangeError for wrong values.
 */
export function qProfile(
  effect: Float64Array,
  variance: Float64Array,
  level = 0.95,
): QProfile | NotEstimable {
  requireStudies('qProfile', effect, variance)
  requireLevel('qProfile', level)
  if (effect.length < 2) return notEstimable('The spread between studies needs two studies.')
  const freedom = effect.length - 1
  const lower = varianceAtQ(effect, variance, chiSquareQuantile((1 + level) / 2, freedom))
  const upper = varianceAtQ(effect, variance, chiSquareQuantile((1 - level) / 2, freedom))
  const typical = typicalVariance(variance)
  const share = (tau2: number) => (100 * tau2) / (tau2 + typical)
  return {
    kind: 'fitted',
    tau2: { kind: 'fitted', lower, upper },
    i2Percent: { kind: 'fitted', lower: share(lower), upper: share(upper) },
  }
}
