import { chiSquareCdf } from '../foundations/chi-square.ts'
import { ratioWithLimits, type RatioEstimate } from './ratio-limits.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export interface CommonOddsRatio {
  /** Common odds ratio with the limits of Robins, Breslow and Greenland. */
  readonly oddsRatio: RatioEstimate
  /** Chi-square on one degree; null where no stratum tells anything. */
  readonly plain: { readonly statistic: number; readonly p: number } | null
  readonly corrected: { readonly statistic: number; readonly p: number } | null
}

/**
 * Mantel and Haenszel's common odds ratio of 2x2 tables in strata, with the Cochran-Mantel-Haenszel test.
 *
 * Odds ratio sum of R / sum of S, R = x1 y2 / n, S = y1 x2 / n; variance of its logarithm sum
 * PR / (2 R^2) + sum (PS + QR) / (2 R S) + sum QS / (2 S^2), with P = (x1 + y2)/n, Q = (y1 + x2)/n. Test:
 * (sum of x1 - E)^2 / sum of n1 n2 m1 m2 / (n^2 (n - 1)); corrected by 1/2 where the distance is at least
 * 1/2.
 * Strata of fewer than two people tell nothing and are left out. An odds ratio of 0 or infinity has no
 * limits: take the exact ones.
 * Source: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986, Biometrics 42:311.
 * Checked against: R's mantelhaen.test.
 * Errors: RangeError for counts and level.
 */
export function commonOddsRatio(strata: readonly TwoByTwo[], level = 0.95): CommonOddsRatio {
  checkLevel('commonOddsRatio', level)
  let [r, s, pr, pq, qs, distance, variance] = [0, 0, 0, 0, 0, 0, 0]
  for (const stratum of strata) {
    checkTwoByTwo('commonOddsRatio', stratum)
    const { events1, size1, events2, size2 } = stratum
    const people = size1 + size2
    if (people < 2) continue
    const events = events1 + events2
    const agree = (events1 / people) * (size2 - events2)
    const differ = ((size1 - events1) / people) * events2
    const p = (events1 + size2 - events2) / people
    r += agree
    s += differ
    pr += p * agree
    pq += p * differ + (1 - p) * agree
    qs += (1 - p) * differ
    distance += events1 - (size1 / people) * events
    variance += (size1 / people) * (size2 / people) * events * ((people - events) / (people - 1))
  }
  const standardError = Math.sqrt(pr / (2 * r * r) + pq / (2 * r * s) + qs / (2 * s * s))
  const correction = Math.abs(distance) >= 0.5 ? 0.5 : 0
  const test = (shift: number) => {
    if (!(variance > 0)) return null
    const statistic = (Math.abs(distance) - shift) ** 2 / variance
    return { statistic, p: chiSquareCdf(statistic, 1, true) }
  }
  // The variance is 0 / 0 where one of the sums is 0: an estimate without limits.
  const oddsRatio =
    r === 0 || s === 0
      ? { estimate: r === 0 && s === 0 ? null : r / s, lower: null, upper: null }
      : ratioWithLimits(r / s, standardError, level)
  return { oddsRatio, plain: test(0), corrected: test(correction) }
}
