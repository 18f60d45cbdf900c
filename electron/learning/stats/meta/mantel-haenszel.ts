import { chiSquareCdf } from '../foundations/chi-square.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { requireLevel } from './arguments.ts'
import { notEstimable, type EffectTest, type Interval, type NotEstimable } from './estimable.ts'
import { effectTest } from './meta-analysis.ts'
import { rateRatioEffects, requireRates, type TwoArmRates } from './rate-ratio-effects.ts'
import { estimableStudies, type StudyEffect } from './study-effect.ts'
import {
  requireTwoByTwo,
  twoByTwoEffects,
  type BinaryMeasure,
  type Cells,
  type TwoArmCounts,
} from './two-by-two-effects.ts'

export interface PooledCounts {
  readonly kind: 'fitted'
  /** Ratios on the log scale. */
  readonly estimate: number
  readonly standardError: number
  readonly test: EffectTest | NotEstimable
  readonly interval: Interval
  readonly heterogeneity: Heterogeneity
}
export interface Heterogeneity {
  readonly q: number
  readonly freedom: number
  readonly p: number
  readonly i2Percent: number
}

/**
 * Mantel-Haenszel pooling of two-arm studies with counted events, raw cells, all studies kept: no correction of zeros.
 *
 * With a, b events and non-events in arm 1 of n1, c, d in arm 2 of n2, n = n1 + n2:
 * OR sum(ad/n) / sum(bc/n), variance of its log by Robins, Breslow and Greenland; RR
 * sum(a n2/n) / sum(c n1/n) by Greenland and Robins; RD sum((a n2 - c n1)/n) / sum(n1 n2/n) by Sato. Q = sum
 * (y - estimate)^2 / v over the studies that have an effect y of their own (0.5 added to the cells of one with a zero).
 * Source: Robins, Breslow & Greenland 1986, Biometrics 42:311; Greenland & Robins 1985, Biometrics 41:55; Sato 1989,
 * Biometrics 45:1323. Checked against: R's metafor, rma.mh.
 * Not estimable: no study with both arms; a ratio of which one sum is 0. Errors: RangeError for wrong values.
 */
export function mantelHaenszel(
  measure: BinaryMeasure,
  counts: TwoArmCounts,
  level = 0.95,
): PooledCounts | NotEstimable {
  requireTwoByTwo('mantelHaenszel', counts)
  requireLevel('mantelHaenszel', level)
  const sums = { OR: oddsRatio, RR: riskRatio, RD: riskDifference }[measure](counts)
  return pooled(sums, twoByTwoEffects(measure, counts), level)
}

/**
 * Mantel-Haenszel pooling of incidence rate ratios: sum(x1 t2/t) / sum(x2 t1/t), t = t1 + t2; variance of its log
 * sum((x1 + x2) t1 t2 / t^2) / (the two sums multiplied). Q as `mantelHaenszel`.
 *
 * Source: Greenland & Robins 1985, Biometrics 41:55. Checked against: R's metafor, rma.mh("IRR").
 * Not estimable: an arm without any event. Errors: RangeError for wrong values.
 */
export function mantelHaenszelRates(rates: TwoArmRates, level = 0.95): PooledCounts | NotEstimable {
  requireRates('mantelHaenszelRates', rates)
  requireLevel('mantelHaenszelRates', level)
  const { events1, time1, events2, time2 } = rates
  let [above, below, squares] = [0, 0, 0]
  for (let i = 0; i < events1.length; i++) {
    const [x1, t1, x2, t2] = [events1[i]!, time1[i]!, events2[i]!, time2[i]!]
    const [share1, share2] = [t1 / (t1 + t2), t2 / (t1 + t2)]
    above += x1 * share2
    below += x2 * share1
    squares += (x1 + x2) * share1 * share2
  }
  return pooled(ratio(above, below, squares / (above * below)), rateRatioEffects(rates), level)
}

interface Sums {
  readonly estimate: number
  readonly variance: number
}

const ratio = (above: number, below: number, variance: number): Sums | NotEstimable => {
  if (above > 0 && below > 0) return { estimate: Math.log(above / below), variance }
  return notEstimable(
    'Over all studies together an arm has no event, or nothing but events: the ratio is not finite.',
  )
}

function oddsRatio(counts: TwoArmCounts): Sums | NotEstimable {
  let [above, below, pr, psqr, qs] = [0, 0, 0, 0, 0]
  eachStudy(counts, ({ a, b, c, d }, n) => {
    const [r, s, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n]
    above += r
    below += s
    pr += p * r
    psqr += p * s + q * r
    qs += q * s
  })
  return ratio(above, below, 0.5 * (pr / above ** 2 + psqr / (above * below) + qs / below ** 2))
}

function riskRatio(counts: TwoArmCounts): Sums | NotEstimable {
  let [above, below, squares] = [0, 0, 0]
  eachStudy(counts, ({ a, b, c, d }, n) => {
    const [n1, n2] = [a + b, c + d]
    above += (a * n2) / n
    below += (c * n1) / n
    squares += (n1 / n) * (n2 / n) * (a + c) - (a * c) / n
  })
  return ratio(above, below, squares / (above * below))
}

function riskDifference(counts: TwoArmCounts): Sums | NotEstimable {
  let [weight, difference, tilt, level] = [0, 0, 0, 0]
  eachStudy(counts, ({ a, b, c, d }, n) => {
    const [n1, n2] = [a + b, c + d]
    weight += (n1 * n2) / n
    difference += (a * n2 - c * n1) / n
    tilt += c * (n1 / n) ** 2 - a * (n2 / n) ** 2 + ((n1 / n) * (n2 / n) * (n2 - n1)) / 2
    level += (a * d + c * b) / n / 2
  })
  if (!(weight > 0)) return notEstimable('There is no study with people in both arms.')
  return { estimate: difference / weight, variance: ((difference / weight) * tilt + level) / weight ** 2 }
}

/** Every study with people in both arms: its cells and its size. */
export function eachStudy(
  { events1, people1, events2, people2 }: TwoArmCounts,
  visit: (cells: Cells, people: number) => void,
): void {
  for (let i = 0; i < events1.length; i++) {
    const [a, c, n1, n2] = [events1[i]!, events2[i]!, people1[i]!, people2[i]!]
    if (n1 > 0 && n2 > 0) visit({ a, b: n1 - a, c, d: n2 - c }, n1 + n2)
  }
}

function pooled(
  sums: Sums | NotEstimable,
  own: readonly StudyEffect[],
  level: number,
): PooledCounts | NotEstimable {
  if ('kind' in sums) return sums
  const { estimate, variance } = sums
  const standardError = Math.sqrt(Math.max(0, variance))
  const reach = normalQuantile((1 + level) / 2) * standardError
  const { effect, variance: variances } = estimableStudies(own)
  return {
    kind: 'fitted',
    estimate,
    standardError,
    test: effectTest(estimate, standardError, null),
    interval: { kind: 'fitted', lower: estimate - reach, upper: estimate + reach },
    heterogeneity: heterogeneityOf(
      effect.reduce((q, each, row) => q + (each - estimate) ** 2 / variances[row]!, 0),
      effect.length,
    ),
  }
}

/** Q against chi-square; below two studies there is nothing to differ. */
export function heterogeneityOf(q: number, studies: number): Heterogeneity {
  if (studies < 2) return { q: 0, freedom: 0, p: 1, i2Percent: 0 }
  const freedom = studies - 1
  return {
    q,
    freedom,
    p: chiSquareCdf(q, freedom, true),
    i2Percent: q > freedom ? (100 * (q - freedom)) / q : 0,
  }
}
