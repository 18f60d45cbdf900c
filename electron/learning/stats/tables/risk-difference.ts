import { normalQuantile } from '../foundations/normal.ts'
import type { Interval } from './interval.ts'
import { scoreLimitsOfDifference } from './miettinen-nurminen.ts'
import { wilsonInterval } from './proportion-intervals.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export interface RiskDifference {
  readonly kind: 'fitted'
  /** Risk in arm 1 minus risk in arm 2. */
  readonly estimate: number
  readonly newcombe: Interval
  readonly wald: Interval
  readonly miettinenNurminen: Interval
}

/**
 * Risk difference of two arms with three intervals.
 *
 * Newcombe's hybrid of Wilson limits l, u (method 10): d - sqrt((p1 - l1)^2 + (u2 - p2)^2),
 * d + sqrt((u1 - p1)^2 + (p2 - l2)^2). Wald: d -/+ z sqrt(sum p (1 - p)/n),
 * for comparison only. Miettinen and Nurminen: see there. An arm without people: not estimable.
 * Source: Newcombe 1998, Stat Med 17:873. Checked against: its table II. Errors: RangeError for counts and level.
 */
export function riskDifference(
  table: TwoByTwo,
  level = 0.95,
): RiskDifference | { kind: 'not-estimable'; reason: 'empty-arm' } {
  checkTwoByTwo('riskDifference', table)
  checkLevel('riskDifference', level)
  const { events1, size1, events2, size2 } = table
  const miettinenNurminen = scoreLimitsOfDifference(table, level)
  if (!miettinenNurminen) return { kind: 'not-estimable', reason: 'empty-arm' }
  const [p1, p2] = [events1 / size1, events2 / size2]
  const [one, two] = [wilsonInterval(events1, size1, level), wilsonInterval(events2, size2, level)]
  const estimate = p1 - p2
  const reach =
    normalQuantile((1 - level) / 2, true) * Math.sqrt((p1 * (1 - p1)) / size1 + (p2 * (1 - p2)) / size2)
  return {
    kind: 'fitted',
    estimate,
    newcombe: {
      lower: estimate - Math.hypot(p1 - one.lower, two.upper - p2),
      upper: estimate + Math.hypot(one.upper - p1, p2 - two.lower),
    },
    wald: { lower: estimate - reach, upper: estimate + reach },
    miettinenNurminen,
  }
}

export interface NumberNeededToTreat {
  /**
   * 1 / risk difference; infinite where there is none. Negative: number needed to harm where the event is a
   * good one.
   */
  readonly estimate: number
  /** 1 / the lower and 1 / the upper limit of the risk difference, in this order. */
  readonly limits: readonly [number, number]
  /** The interval of the difference holds 0: the limits then mean "from limits[0] over infinity to limits[1]". */
  readonly throughInfinity: boolean
}

/**
 * Number needed to treat: the inverse of a risk difference and of its limits.
 *
 * Source: Altman 1998, BMJ 317:1309, who shows why the interval runs through infinity where no difference is possible.
 * Checked against: his example. Errors: RangeError for what is not a number.
 */
export function numberNeededToTreat(difference: number, { lower, upper }: Interval): NumberNeededToTreat {
  if (Number.isNaN(difference) || Number.isNaN(lower) || Number.isNaN(upper))
    throw new RangeError('numberNeededToTreat: a difference or limit is not a number.')
  const inverse = (value: number) => (value === 0 ? Infinity : 1 / value)
  return {
    estimate: inverse(difference),
    limits: [inverse(lower), inverse(upper)],
    throughInfinity: lower < 0 && upper > 0,
  }
}
