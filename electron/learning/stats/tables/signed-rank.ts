import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { sortedInSteps } from '../foundations/order.ts'
import { pairedDifferences } from './mean-comparison.ts'
import { walshAverageOfRank } from './pair-order-statistic.ts'
import { sumOfAnySubset } from './permutation-distribution.ts'
import {
  depth,
  farFrom,
  middle,
  normalTails,
  wholeScores,
  type RankTestResult,
  type ShiftResult,
} from './rank-sum.ts'
import { ranksAndTies } from './ranks-and-ties.ts'
import { checkLevel } from './two-by-two.ts'

/**
 * Wilcoxon's signed rank test of pairs x and y.
 *
 * Differences of 0 are dropped; the rest are ranked by size, ties with their mean rank; V sums the ranks of
 * the positive ones.
 * Normal: (V - n (n + 1)/4) / sqrt(n (n + 1)(2n + 1)/24 - sum of (t^3 - t)/48). Exact: over all signs of the
 * ranks as they are.
 * No difference: too few.
 * Source: Wilcoxon 1945; ties: Streitberg & Roehmel 1986.
 * Checked against: R's wilcox.test(paired) and, with ties, listing all signs.
 * Errors: RangeError for pairs that do not match and what is not a finite number.
 */
export const signedRankTest = (x: Float64Array, y: Float64Array): RankTestResult =>
  atOnce(signedRankTestInSteps(x, y))

export function* signedRankTestInSteps(x: Float64Array, y: Float64Array): InSteps<RankTestResult> {
  const all = pairedDifferences('signedRankTest', x, y)
  yield
  const differences = withoutZeros(all)
  const n = differences.length
  if (n === 0) return { kind: 'not-estimable', reason: 'too-few' }
  yield
  const { ranking, tied } = yield* ranksAndTies(differences.map(Math.abs))
  yield
  let statistic = 0
  for (let row = 0; row < n; row++) if (differences[row]! > 0) statistic += ranking[row]!
  const mean = (n * (n + 1)) / 4
  const { scores, scale } = wholeScores(ranking, tied > 0)
  const distribution = yield* sumOfAnySubset(scores)
  return {
    kind: 'fitted',
    statistic,
    ties: tied > 0,
    ...normalTails(statistic - mean, signedDeviation(n, tied)),
    exactP: distribution ? farFrom(distribution, statistic * scale, mean * scale) : null,
  }
}

/**
 * Hodges and Lehmann's median of paired differences: the median of all Walsh averages (d_i + d_j)/2, i <= j,
 * with limits that invert the signed rank test: the q-th smallest and q-th largest average. All differences
 * count, those of 0 too. Exact limits where no sizes are tied and none is 0, else from the normal
 * approximation. Conventions, source and errors: as `hodgesLehmannShift`.
 */
export const hodgesLehmannPaired = (x: Float64Array, y: Float64Array, level?: number): ShiftResult =>
  atOnce(hodgesLehmannPairedInSteps(x, y, level))

export function* hodgesLehmannPairedInSteps(
  x: Float64Array,
  y: Float64Array,
  level = 0.95,
): InSteps<ShiftResult> {
  checkLevel('hodgesLehmannPaired', level)
  const differences = pairedDifferences('hodgesLehmannPaired', x, y)
  const n = differences.length
  if (n === 0) return { kind: 'not-estimable', reason: 'too-few' }
  yield
  const { ranking, tied } = yield* ranksAndTies(differences.map(Math.abs))
  const exact = tied > 0 || differences.includes(0) ? undefined : yield* sumOfAnySubset(ranking)
  const q = depth(exact, { least: 0, mean: (n * (n + 1)) / 4, deviation: signedDeviation(n, tied) }, level)
  const sorted = yield* sortedInSteps(differences)
  const averages = (n * (n + 1)) / 2
  const at = (k: number) => walshAverageOfRank(sorted, k)
  return {
    kind: 'fitted',
    estimate: yield* middle(at, averages),
    lower: yield* at(q),
    upper: yield* at(averages + 1 - q),
    limits: exact ? 'exact' : 'normal',
  }
}

function withoutZeros(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (value !== 0) kept[count++] = value
  return kept.subarray(0, count)
}

const signedDeviation = (n: number, tied: number) => Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48)
