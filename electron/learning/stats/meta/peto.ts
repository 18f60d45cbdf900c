import { normalQuantile } from '../foundations/normal.ts'
import { requireLevel } from './arguments.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { eachStudy, heterogeneityOf, type PooledCounts } from './mantel-haenszel.ts'
import { effectTest } from './meta-analysis.ts'
import { requireTwoByTwo, type TwoArmCounts } from './two-by-two-effects.ts'

/**
 * Peto's one-step log odds ratio over two-arm studies: sum (O - E) / sum V, standard error 1 / sqrt(sum V).
 *
 * O events in arm 1, E = n1 (a + c) / n, V = n1 n2 (a + c)(b + d) / (n^2 (n - 1)); studies without an event,
 * or with only events, have V = 0 and take no part. Q = sum (O - E)^2 / V - (sum (O - E))^2 / sum V.
 * Source: Yusuf, Peto et al. 1985, Prog Cardiovasc Dis 27:335. Checked against: R's metafor, rma.peto.
 * For rare events, arms of about equal size and effects that are not large; else biased (Greenland & Salvan 1990).
 * Not estimable: no study with an event, a non-event and people in both arms. Errors: RangeError for wrong values.
 */
export function petoOddsRatio(counts: TwoArmCounts, level = 0.95): PooledCounts | NotEstimable {
  requireTwoByTwo('petoOddsRatio', counts)
  requireLevel('petoOddsRatio', level)
  let [difference, information, squares, studies] = [0, 0, 0, 0]
  eachStudy(counts, ({ a, b, c, d }, n) => {
    const variance = (((a + b) / n) * ((c + d) / n) * (a + c) * (b + d)) / (n - 1)
    if (variance === 0) return
    const observedMinusExpected = (a * d - b * c) / n
    difference += observedMinusExpected
    information += variance
    squares += observedMinusExpected ** 2 / variance
    studies++
  })
  if (studies === 0) return notEstimable('No study has an event and a non-event.')
  const estimate = difference / information
  const standardError = 1 / Math.sqrt(information)
  const reach = normalQuantile((1 + level) / 2) * standardError
  return {
    kind: 'fitted',
    estimate,
    standardError,
    test: effectTest(estimate, standardError, null),
    interval: { kind: 'fitted', lower: estimate - reach, upper: estimate + reach },
    heterogeneity: heterogeneityOf(Math.max(0, squares - difference ** 2 / information), studies),
  }
}
