import { binomialPmf } from '../foundations/binomial.ts'
import { chiSquareCdf } from '../foundations/chi-square.ts'
import { binomialTest } from './binomial-test.ts'
import { checkCount } from './two-by-two.ts'

export interface McNemar {
  /** Chi-square on one degree; null where no pair differs. */
  readonly plain: { readonly statistic: number; readonly p: number } | null
  /** With continuity correction. */
  readonly corrected: { readonly statistic: number; readonly p: number } | null
  readonly exactP: number
  readonly midP: number
  /**
   * First-only over second-only pairs, the conditional odds ratio; infinite without second-only, null where
   * no pair differs.
   */
  readonly oddsRatio: number | null
}

/**
 * McNemar's test of paired yes/no outcomes, from the numbers of pairs that differ: `firstOnly` (b) and
 * `secondOnly` (c).
 *
 * (b - c)^2 / (b + c); corrected (|b - c| - 1)^2 / (b + c), unless b = c; exact: two-sided binomial test of b
 * in b + c at 1/2; mid-p: the exact p less half the probability of what is as likely as b, so less P(b), or
 * P(b)/2 where b = c.
 * Source: McNemar 1947; Fagerland, Lydersen & Laake 2013, BMC Med Res Methodol 13:91.
 * Checked against: R's mcnemar.test and binom.test. Errors: RangeError for counts.
 */
export function mcnemar(firstOnly: number, secondOnly: number): McNemar {
  checkCount('mcnemar', 'firstOnly', firstOnly)
  checkCount('mcnemar', 'secondOnly', secondOnly)
  const differing = firstOnly + secondOnly
  if (differing === 0) return { plain: null, corrected: null, exactP: 1, midP: 1, oddsRatio: null }
  const distance = Math.abs(firstOnly - secondOnly)
  const exactP = binomialTest(firstOnly, differing).p
  return {
    plain: chiSquare(distance ** 2 / differing),
    corrected: chiSquare(Math.max(0, distance - 1) ** 2 / differing),
    exactP,
    midP: exactP - binomialPmf(firstOnly, differing, 0.5) * (distance === 0 ? 0.5 : 1),
    oddsRatio: firstOnly / secondOnly,
  }
}

const chiSquare = (statistic: number) => ({ statistic, p: chiSquareCdf(statistic, 1, true) })
