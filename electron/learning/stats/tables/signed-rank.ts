import { pairedDifferences } from './mean-comparison.ts'
import { walshAverageOfRank } from './pair-order-statistic.ts'
import { sumOfAnySubset } from './permutation-distribution.ts'
import { depth, farFrom, middle, normalTails, wholeScores, type RankTestResult, type ShiftEstimate } from './rank-sum.ts'
import { ranksAndTies } from './ranks-and-ties.ts'
import { checkLevel } from './two-by-two.ts'

/**
 * Wilcoxon's signed rank test of pairs x and y.
 *
 * Differences of 0 are dropped; the rest are ranked by size, ties with their mean rank; V sums the ranks of the positive ones.
 * Normal: (V - n (n + 1)/4) / sqrt(n (n + 1)(2n + 1)/24 - sum of (t^3 - t)/48). Exact: over all signs of the ranks as they are.
 * No difference: too few. Source: Wilcoxon 1945; ties: Streitberg & Roehmel 1986. Checked against: R's wilcox.test(paired) and, with
 * ties, listing all signs. Errors: RangeError for pairs that do not match and what is not a finite number.
 */
export function signedRankTest(x: Float64Array, y: Float64Array): RankTestResult {
  const differences = pairedDifferences('signedRankTest', x, y).filter(each => each !== 0)
  const n = differences.length
  if (n === 0) return { kind: 'not-estimable', reason: 'too-few' }
  const { ranking, tied } = ranksAndTies(differences.map(Math.abs))
  let statistic = 0
  differences.forEach((each, row) => { if (each > 0) statistic += ranking[row]! })
  const mean = (n * (n + 1)) / 4
  const { scores, scale } = wholeScores(ranking, tied > 0)
  const distribution = sumOfAnySubset(scores)
  return {
    kind: 'fitted', statistic, ties: tied > 0,
    ...normalTails(statistic - mean, signedDeviation(n, tied)),
    exactP: distribution ? farFrom(distribution, statistic * scale, mean * scale) : null,
  }
}

/**
 * Hodges and Lehmann's median of paired differences: the median of all Walsh averages (d_i + d_j)/2, i <= j, with limits that invert the
 * signed rank test: the q-th smallest and q-th largest average. All differences count, those of 0 too. Exact limits where no sizes
 * are tied and none is 0, else from the normal approximation. Conventions, source and errors: as `hodgesLehmannShift`.
 */
export function hodgesLehmannPaired(x: Float64Array, y: Float64Array, level = 0.95): ShiftEstimate | { readonly kind: 'not-estimable'; readonly reason: 'too-few' } {
  checkLevel('hodgesLehmannPaired', level)
  const differences = pairedDifferences('hodgesLehmannPaired', x, y)
  const n = differences.length
  if (n === 0) return { kind: 'not-estimable', reason: 'too-few' }
  const { ranking, tied } = ranksAndTies(differences.map(Math.abs))
  const exact = tied > 0 || differences.includes(0) ? undefined : sumOfAnySubset(ranking)
  const q = depth(exact, 0, (n * (n + 1)) / 4, signedDeviation(n, tied), level)
  const sorted = differences.sort()
  const averages = (n * (n + 1)) / 2
  const at = (k: number) => walshAverageOfRank(sorted, k)
  return { kind: 'fitted', estimate: middle(at, averages), lower: at(q), upper: at(averages + 1 - q), limits: exact ? 'exact' : 'normal' }
}

const signedDeviation = (n: number, tied: number) => Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48)
