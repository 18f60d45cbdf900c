import { binomialTest } from './binomial-test.ts'
import type { Interval, PartialInterval } from './interval.ts'
import { garwoodInterval } from './poisson-intervals.ts'
import { clopperPearsonInterval } from './proportion-intervals.ts'
import { ratioWithLimits } from './ratio-limits.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

export interface RateComparison {
  readonly rate1: Interval & { readonly estimate: number }
  readonly rate2: Interval & { readonly estimate: number }
  /** Rate 1 over rate 2; null where neither has events. */
  readonly ratio: number | null
  readonly exact: Interval
  /** Two-sided exact p of equal rates. */
  readonly p: number
  readonly wald: PartialInterval
}

/** Events and the time in which they were seen, of two groups. */
export interface TwoRates {
  readonly events1: number
  readonly time1: number
  readonly events2: number
  readonly time2: number
}

/**
 * Two Poisson rates, events over time, with exact limits, and their ratio.
 *
 * Given all events, those of the first are binomial with share t1 r / (t1 r + t2): exact limits of the ratio
 * are those of Clopper and Pearson, L, as L / (1 - L) t2 / t1; p is the exact binomial test at
 * t1 / (t1 + t2). Wald: the logarithm -/+ z sqrt(1/x1 + 1/x2).
 * Without any event the ratio is unknown: null, limits 0 to infinity, p 1.
 * Source: Garwood 1936; Przyborowski & Wilenski 1940; Lehmann & Romano 2005, section 4.5.
 * Checked against: R's poisson.test.
 * Times in one unit, above 0; rates per that unit. Errors: RangeError for counts, times and level.
 */
export function compareRates({ events1, time1, events2, time2 }: TwoRates, level = 0.95): RateComparison {
  checkCount('compareRates', 'events1', events1)
  checkCount('compareRates', 'events2', events2)
  checkLevel('compareRates', level)
  if (!(time1 > 0 && time1 < Infinity && time2 > 0 && time2 < Infinity))
    throw new RangeError('compareRates: times must be above 0 and finite.')
  const events = events1 + events2
  const rate = (count: number, time: number) => {
    const { lower, upper } = garwoodInterval(count, level)
    return { estimate: count / time, lower: lower / time, upper: upper / time }
  }
  const { lower, upper } = clopperPearsonInterval(events1, events, level)
  const { estimate, ...wald } = ratioWithLimits(
    events1 / time1 / (events2 / time2),
    Math.sqrt(1 / events1 + 1 / events2),
    level,
  )
  const odds = (share: number) => (share === 1 ? Infinity : (share / (1 - share)) * (time2 / time1))
  return {
    rate1: rate(events1, time1),
    rate2: rate(events2, time2),
    ratio: estimate,
    exact: { lower: odds(lower), upper: odds(upper) },
    p: binomialTest(events1, events, time1 / (time1 + time2)).p,
    wald,
  }
}
