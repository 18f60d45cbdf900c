import { chiSquareCdf } from '../foundations/chi-square.ts'
import { requireTwoByTwo, type TwoArmCounts } from './two-by-two-effects.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { eachStudy, mantelHaenszel } from './mantel-haenszel.ts'

export interface ChiSquareTest {
  readonly kind: 'fitted'
  readonly statistic: number
  readonly freedom: number
  readonly p: number
}

/**
 * Cochran-Mantel-Haenszel test that the odds ratio is 1 in every study: (|sum (a - E)| - correction)^2 / sum
 * V, with the hypergeometric E = n1 (a + c) / n and V = n1 n2 (a + c)(b + d) / (n^2 (n - 1)); one degree of freedom.
 *
 * `continuityCorrection` subtracts 0.5, also from a smaller sum, as metafor does.
 * Source: Mantel & Haenszel 1959, J Natl Cancer Inst 22:719. Checked against: R's metafor, rma.mh.
 * Not estimable: no study with an event, a non-event and people in both arms. Errors: RangeError for wrong values.
 */
export function cochranMantelHaenszel(
  counts: TwoArmCounts,
  continuityCorrection = false,
): ChiSquareTest | NotEstimable {
  requireTwoByTwo('cochranMantelHaenszel', counts)
  const { difference, variance } = observedMinusExpected(counts)
  if (!(variance > 0)) return notEstimable('No study has an event and a non-event.')
  const statistic = (Math.abs(difference) - (continuityCorrection ? 0.5 : 0)) ** 2 / variance
  return { kind: 'fitted', statistic, freedom: 1, p: chiSquareCdf(statistic, 1, true) }
}

function observedMinusExpected(counts: TwoArmCounts) {
  let [difference, variance] = [0, 0]
  eachStudy(counts, ({ a, b, c, d }, n) => {
    difference += (a * d - b * c) / n // a - (a + b)(a + c) / n
    variance += (((a + b) / n) * ((c + d) / n) * (a + c) * (b + d)) / (n - 1)
  })
  return { difference, variance }
}

/**
 * Tarone's test that the odds ratio is the same in every study: Breslow and Day's sum of (a - A)^2 / V minus
 * (sum (a - A))^2 / sum V, where A is the cell expected under the Mantel-Haenszel odds ratio and the margins,
 * 1/V = 1/A + 1/B + 1/C + 1/D; as many degrees of freedom as studies with an event and a non-event, minus 1.
 *
 * Source: Tarone 1985, Biometrika 72:91; Breslow & Day 1980, section 4.4. Checked against: R's metafor, rma.mh.
 * Not estimable: no finite Mantel-Haenszel odds ratio, or fewer than two such studies.
 * Errors: RangeError for wrong values.
 */
export function taroneTest(counts: TwoArmCounts): ChiSquareTest | NotEstimable {
  requireTwoByTwo('taroneTest', counts)
  const common = mantelHaenszel('OR', counts)
  if (common.kind === 'not-estimable') return common
  const ratio = Math.exp(common.estimate)
  let [breslowDay, difference, information, studies] = [0, 0, 0, 0]
  eachStudy(counts, ({ a, b, c, d }) => {
    if (a + c === 0 || b + d === 0) return
    const expected = expectedCell({ n1: a + b, n2: c + d, events: a + c }, ratio)
    const variance =
      1 / (1 / expected + 1 / (a + b - expected) + 1 / (a + c - expected) + 1 / (d - a + expected))
    breslowDay += (a - expected) ** 2 / variance
    difference += a - expected
    information += variance
    studies++
  })
  if (studies < 2) return notEstimable('Fewer than two studies have an event and a non-event.')
  const statistic = Math.max(0, breslowDay - difference ** 2 / information)
  return { kind: 'fitted', statistic, freedom: studies - 1, p: chiSquareCdf(statistic, studies - 1, true) }
}

/**
 * The A between the margins for which A D / (B C) is the odds ratio; the root of the quadratic written so
 * that nothing cancels.
 */
function expectedCell({ n1, n2, events }: { n1: number; n2: number; events: number }, ratio: number): number {
  const linear = ratio * (n1 + events) + (n2 - events)
  return (2 * ratio * n1 * events) / (linear + Math.sqrt(linear ** 2 - 4 * ratio * (ratio - 1) * n1 * events))
}
