import { normalCdf } from '../foundations/normal.ts'
import { requireStudies } from './arguments.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'

export interface BeggTest {
  readonly kind: 'fitted'
  readonly tau: number
  readonly p: number
}

/**
 * Begg and Mazumdar's rank correlation test of funnel plot asymmetry.
 *
 * Kendall's tau-b between (y - mu) / sqrt(v - 1 / sum(1/v)), mu the equal-effects mean, and v. p from the normal
 * approximation of the number of concordant minus discordant pairs, its variance corrected for ties, no
 * continuity correction.
 * Source: Begg & Mazumdar 1994, Biometrics 50:1088; Kendall 1970, Rank Correlation Methods, chapter 4.
 * Checked against: R's metafor, ranktest(exact = FALSE). Compares all pairs: meant for up to some thousand studies.
 * Not estimable: fewer than three studies, or all variances or all standardised effects equal.
 * Errors: RangeError for wrong values.
 */
export function beggTest(effect: Float64Array, variance: Float64Array): BeggTest | NotEstimable {
  requireStudies('beggTest', effect, variance)
  if (effect.length < 3) return notEstimable('The rank test needs three studies.')
  const total = variance.reduce((sum, each) => sum + 1 / each, 0)
  const mean = effect.reduce((sum, each, row) => sum + each / variance[row]!, 0) / total
  const standardised = effect.map((each, row) => (each - mean) / Math.sqrt(variance[row]! - 1 / total))
  if (effect.every(each => each === effect[0]) || variance.every(each => each === variance[0]))
    return notEstimable('Effects or variances are all equal.')
  return kendall(standardised, variance)
}

function kendall(x: Float64Array, y: Float64Array): BeggTest | NotEstimable {
  const n = x.length
  let score = 0
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) score += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!)
  const [tiesX, tiesY] = [tieSizes(x), tieSizes(y)]
  const pairs = (n * (n - 1)) / 2
  const untied = (ties: readonly number[]) => pairs - sumOf(ties, t => (t * (t - 1)) / 2)
  if (untied(tiesX) === 0 || untied(tiesY) === 0) return notEstimable('Effects or variances are all equal.')
  const spread = (t: number) => t * (t - 1) * (2 * t + 5)
  const variance =
    (spread(n) - sumOf(tiesX, spread) - sumOf(tiesY, spread)) / 18 +
    (sumOf(tiesX, t => t * (t - 1)) * sumOf(tiesY, t => t * (t - 1))) / (2 * n * (n - 1)) +
    (sumOf(tiesX, t => t * (t - 1) * (t - 2)) * sumOf(tiesY, t => t * (t - 1) * (t - 2))) /
      (9 * n * (n - 1) * (n - 2))
  const tau = score / Math.sqrt(untied(tiesX) * untied(tiesY))
  return { kind: 'fitted', tau, p: 2 * normalCdf(Math.abs(score) / Math.sqrt(variance), true) }
}

/** How many share each value. */
function tieSizes(values: Float64Array): number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()]
}

const sumOf = (sizes: readonly number[], of: (size: number) => number) =>
  sizes.reduce((total, size) => total + of(size), 0)
