import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { sortedInSteps } from '../foundations/order.ts'
import type { CountDistribution } from './hypergeometric.ts'
import { checkFinite } from './mean-comparison.ts'
import { differenceOfRank } from './pair-order-statistic.ts'
import { sumOfChosen } from './permutation-distribution.ts'
import { ranksAndTies } from './ranks-and-ties.ts'
import { checkLevel } from './two-by-two.ts'

export interface RankTest {
  readonly kind: 'fitted'
  /** Rank sum: how many pairs have x above y, ties half. Signed ranks: the sum of the ranks of positive differences. */
  readonly statistic: number
  /** Two-sided, normal approximation with tie correction; null where all values are one. */
  readonly normalP: number | null
  /** The same with a continuity correction of 1/2. */
  readonly correctedP: number | null
  /** Two-sided, over all permutations, ties as they are; null where that would take more than about a second. */
  readonly exactP: number | null
  readonly ties: boolean
}
export type RankTestResult = RankTest | { readonly kind: 'not-estimable'; readonly reason: 'too-few' }

/**
 * Wilcoxon's rank sum test (Mann and Whitney's U) of two independent groups.
 *
 * Mean ranks of ties. Normal: (U - nm/2) / sqrt(nm/12 (N + 1 - sum of (t^3 - t) / (N (N - 1)))). Exact: the
 * probability, over all choices of n of the N ranks as they are, of being at least as far from the mean. A
 * group without values: too few.
 * Source: Wilcoxon 1945; Mann & Whitney 1947; ties: Streitberg & Roehmel 1986.
 * Checked against: R's wilcox.test; with ties, listing all choices. Errors: RangeError for what is not a finite number.
 */
export const rankSumTest = (x: Float64Array, y: Float64Array): RankSumResult =>
  atOnce(rankSumTestInSteps(x, y))
export type RankSumResult = RankTestResult & { readonly probabilityAbove?: number }

export function* rankSumTestInSteps(x: Float64Array, y: Float64Array): InSteps<RankSumResult> {
  checkFinite('rankSumTest', 'x', x)
  checkFinite('rankSumTest', 'y', y)
  const [n, m] = [x.length, y.length]
  if (n === 0 || m === 0) return { kind: 'not-estimable', reason: 'too-few' }
  const all = joined(x, y)
  const { ranking, tied } = yield* ranksAndTies(all)
  let rankSum = 0
  for (let row = 0; row < n; row++) rankSum += ranking[row]!
  const statistic = rankSum - (n * (n + 1)) / 2
  const deviation = Math.sqrt(((n * m) / 12) * (n + m + 1 - (n + m > 1 ? tied / ((n + m) * (n + m - 1)) : 0)))
  const { scores, scale } = wholeScores(ranking, tied > 0)
  const distribution = yield* sumOfChosen(scores, n)
  return {
    kind: 'fitted',
    statistic,
    ties: tied > 0,
    ...normalTails(statistic - (n * m) / 2, deviation),
    exactP: distribution ? farFrom(distribution, rankSum * scale, ((n * (n + m + 1)) / 2) * scale) : null,
    /** The area under the ROC curve: P(X > Y) + P(X = Y) / 2. */
    probabilityAbove: statistic / n / m,
  }
}

export interface ShiftEstimate {
  readonly kind: 'fitted'
  readonly estimate: number
  readonly lower: number
  readonly upper: number
  /** How the limits were found; exact ones hold where there are no ties. */
  readonly limits: 'exact' | 'normal'
}
export type ShiftResult = ShiftEstimate | { readonly kind: 'not-estimable'; readonly reason: 'too-few' }

/**
 * Hodges and Lehmann's shift between two groups: the median of all differences x - y, with limits that invert
 * the rank sum test.
 *
 * Limits are the q-th smallest and q-th largest difference; exact: q the smallest with
 * P(U <= q) >= (1 - level)/2, at least 1; with ties or many values from the normal approximation, q = ceiling
 * of nm/2 - z deviation, at least 1.
 * Source: Hodges & Lehmann 1963; Hollander, Wolfe & Chicken 2014, section 4.2-4.3.
 * Checked against: R's wilcox.test(conf.int).
 * A group without values: too few. Errors: RangeError for what is not a finite number, and for the level.
 */
export const hodgesLehmannShift = (x: Float64Array, y: Float64Array, level?: number): ShiftResult =>
  atOnce(hodgesLehmannShiftInSteps(x, y, level))

export function* hodgesLehmannShiftInSteps(
  x: Float64Array,
  y: Float64Array,
  level = 0.95,
): InSteps<ShiftResult> {
  checkLevel('hodgesLehmannShift', level)
  checkFinite('hodgesLehmannShift', 'x', x)
  checkFinite('hodgesLehmannShift', 'y', y)
  const [n, m] = [x.length, y.length]
  if (n === 0 || m === 0) return { kind: 'not-estimable', reason: 'too-few' }
  const { ranking, tied } = yield* ranksAndTies(joined(x, y))
  const deviation = Math.sqrt(((n * m) / 12) * (n + m + 1 - (n + m > 1 ? tied / ((n + m) * (n + m - 1)) : 0)))
  const exact = tied > 0 ? undefined : yield* sumOfChosen(ranking, n)
  const q = depth(exact, { least: (n * (n + 1)) / 2, mean: (n * m) / 2, deviation }, level)
  const [sortedX, sortedY] = [yield* sortedInSteps(x), yield* sortedInSteps(y)]
  const at = (k: number) => differenceOfRank(sortedX, sortedY, k)
  return {
    kind: 'fitted',
    estimate: yield* middle(at, n * m),
    lower: yield* at(q),
    upper: yield* at(n * m + 1 - q),
    limits: exact ? 'exact' : 'normal',
  }
}

/** The median of `count` values of which any can be asked for by rank. */
export function* middle(at: (k: number) => InSteps<number>, count: number): InSteps<number> {
  return count % 2 === 1
    ? yield* at((count + 1) / 2)
    : ((yield* at(count / 2)) + (yield* at(count / 2 + 1))) / 2
}

/** From which pair, counted from either end, the limits are taken. */
export function depth(
  exact: CountDistribution | undefined,
  { least, mean, deviation }: { least: number; mean: number; deviation: number },
  level: number,
): number {
  const tail = (1 - level) / 2
  if (!exact) return Math.max(1, Math.ceil(mean - normalQuantile(tail, true) * deviation))
  let reached = 0
  let q = exact.first - least
  for (const each of exact.probability) {
    reached += each
    if (reached >= tail * (1 - 1e-13)) break
    q++
  }
  return Math.max(1, q)
}

/** Two-sided p of a distance from the mean, without and with continuity correction. */
export function normalTails(
  distance: number,
  deviation: number,
): { normalP: number | null; correctedP: number | null } {
  if (!(deviation > 0)) return { normalP: null, correctedP: null }
  const p = (by: number) => Math.min(1, 2 * normalCdf(Math.max(0, Math.abs(distance) - by) / deviation, true))
  return { normalP: p(0), correctedP: p(0.5) }
}

/** The probability of being at least as far from the mean as what was seen. */
export function farFrom({ first, probability }: CountDistribution, seen: number, mean: number): number {
  const reach = Math.abs(seen - mean) - 1e-9
  let sum = 0
  probability.forEach((each, k) => {
    if (Math.abs(first + k - mean) >= reach) sum += each
  })
  return Math.min(1, sum)
}

/** Ranks as whole numbers: halves are doubled away where there are ties. */
export function wholeScores(ranking: Float64Array, ties: boolean): { scores: Float64Array; scale: number } {
  return ties ? { scores: ranking.map(rank => 2 * rank), scale: 2 } : { scores: ranking, scale: 1 }
}

function joined(x: Float64Array, y: Float64Array): Float64Array {
  const all = new Float64Array(x.length + y.length)
  all.set(x)
  all.set(y, x.length)
  return all
}
