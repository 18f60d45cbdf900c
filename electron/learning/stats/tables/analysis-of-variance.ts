import { fCdf } from '../foundations/fisher-f.ts'
import { mean, variance } from '../foundations/moments.ts'
import { checkFinite } from './mean-comparison.ts'

export interface VarianceTest {
  readonly kind: 'fitted'
  readonly F: number
  readonly freedom1: number
  readonly freedom2: number
  readonly p: number
}
export type VarianceTestResult =
  | VarianceTest
  | { readonly kind: 'not-estimable'; readonly reason: 'too-few' | 'constant' }

/**
 * One-way analysis of variance: are the means of k groups equal, variances taken as equal?
 *
 * F = (between squares / (k - 1)) / (within squares / (N - k)). Fewer than two groups, or no value beyond one
 * a group: too few; no spread within groups: constant. Empty groups are left out.
 * Source: Fisher 1925. Checked against: R's anova(lm). Errors: RangeError for what is not a finite number.
 */
export function analysisOfVariance(given: readonly Float64Array[]): VarianceTestResult {
  const groups = check('analysisOfVariance', given)
  const all = groups.reduce((sum, each) => sum + each.length, 0)
  const [freedom1, freedom2] = [groups.length - 1, all - groups.length]
  if (freedom1 < 1 || freedom2 < 1) return { kind: 'not-estimable', reason: 'too-few' }
  const means = groups.map(each => mean(each))
  const grand = groups.reduce((sum, each, k) => sum + each.length * means[k]!, 0) / all
  const between = groups.reduce((sum, each, k) => sum + each.length * (means[k]! - grand) ** 2, 0)
  const within = groups.reduce(
    (sum, each) => sum + (each.length > 1 ? (each.length - 1) * variance(each) : 0),
    0,
  )
  if (!(within > 0)) return { kind: 'not-estimable', reason: 'constant' }
  return test(between / freedom1 / (within / freedom2), freedom1, freedom2)
}

/**
 * Welch's test of the means of k groups, variances not taken as equal.
 *
 * Weights w = n / variance; F = sum of w (m - m_w)^2 / (k - 1) / (1 + 2 (k - 2) L / (k^2 - 1)), L = sum of
 * (1 - w / sum w)^2 / (n - 1), on k - 1 and (k^2 - 1) / (3 L) degrees. Every group needs two values and some
 * spread.
 * Source: Welch 1951, Biometrika 38:330.
 * Checked against: R's oneway.test. Errors: as `analysisOfVariance`.
 */
export function welchAnalysisOfVariance(given: readonly Float64Array[]): VarianceTestResult {
  const groups = check('welchAnalysisOfVariance', given)
  const k = groups.length
  if (k < 2 || groups.some(each => each.length < 2)) return { kind: 'not-estimable', reason: 'too-few' }
  const weights = groups.map(each => each.length / variance(each))
  if (weights.some(each => !Number.isFinite(each))) return { kind: 'not-estimable', reason: 'constant' }
  const means = groups.map(each => mean(each))
  const total = weights.reduce((sum, each) => sum + each, 0)
  const centre = weights.reduce((sum, each, g) => sum + each * means[g]!, 0) / total
  const spread = groups.reduce((sum, each, g) => sum + (1 - weights[g]! / total) ** 2 / (each.length - 1), 0)
  const between = weights.reduce((sum, each, g) => sum + each * (means[g]! - centre) ** 2, 0) / (k - 1)
  return test(between / (1 + (2 * (k - 2) * spread) / (k * k - 1)), k - 1, (k * k - 1) / (3 * spread))
}

function check(caller: string, groups: readonly Float64Array[]): readonly Float64Array[] {
  groups.forEach((each, g) => checkFinite(caller, `group ${g + 1}`, each))
  return groups.filter(each => each.length > 0)
}

const test = (F: number, freedom1: number, freedom2: number): VarianceTest => ({
  kind: 'fitted',
  F,
  freedom1,
  freedom2,
  p: fCdf(F, freedom1, freedom2, true),
})
