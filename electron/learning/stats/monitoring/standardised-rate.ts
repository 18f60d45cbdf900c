import { gammaQuantile } from '../foundations/gamma-distribution.ts'
import type { Interval, PartialInterval } from '../tables/interval.ts'
import { byarInterval } from '../tables/poisson-intervals.ts'
import { checkLevel } from '../tables/two-by-two.ts'
import { checkAmounts, checkLengths } from './control-points.ts'

export interface StandardisedRate {
  readonly kind: 'fitted'
  readonly rate: number
  readonly variance: number
  readonly fayFeuer: Interval
  /** Without any event its limits are unknown. */
  readonly dobson: PartialInterval
}

/**
 * Directly standardised rate: the strata's rates weighted as in a standard population, with two intervals for
 * few events.
 *
 * Rate sum of w x/n, w the standard's shares; variance sum of w^2 x/n^2. Fay and Feuer: gamma quantiles of
 * shape rate^2/v and scale v/rate below, of (rate + m)^2/(v + m^2) and (v + m^2)/(rate + m) above, m the
 * largest w/n. Dobson: rate + sqrt(v/x) (Byar's limits of all events x - x).
 * Strata nobody of the standard is in do not count; other strata without people: not estimable.
 * Source: Fay & Feuer 1997, Stat Med 16:791; Dobson et al. 1991, Stat Med 10:457.
 * Checked against: R (epitools' formulas).
 * Errors: RangeError for columns that differ in length, negative numbers and a standard without people.
 */
export function directlyStandardisedRate(
  standard: Float64Array,
  events: ArrayLike<number>,
  people: Float64Array,
  level = 0.95,
): StandardisedRate | { readonly kind: 'not-estimable'; readonly reason: 'empty-stratum' } {
  checkLevel('directlyStandardisedRate', level)
  checkLengths('directlyStandardisedRate', standard, events, people)
  checkAmounts('directlyStandardisedRate', 'standard', standard)
  checkAmounts('directlyStandardisedRate', 'events', events, true)
  checkAmounts('directlyStandardisedRate', 'people', people)
  const all = standard.reduce((sum, each) => sum + each, 0)
  if (all === 0) throw new RangeError('directlyStandardisedRate: the standard holds nobody.')
  let [rate, variance, largest, total] = [0, 0, 0, 0]
  for (let row = 0; row < standard.length; row++) {
    if (standard[row] === 0) continue
    if (people[row] === 0) return { kind: 'not-estimable', reason: 'empty-stratum' }
    const weight = standard[row]! / all / people[row]!
    rate += weight * events[row]!
    variance += weight * weight * events[row]!
    largest = Math.max(largest, weight)
    total += events[row]!
  }
  const tail = (1 - level) / 2
  const [enlarged, spread] = [rate + largest, variance + largest * largest]
  const byar = byarInterval(total, level)
  const stretch = Math.sqrt(variance / total)
  return {
    kind: 'fitted',
    rate,
    variance,
    fayFeuer: {
      lower: rate === 0 ? 0 : gammaQuantile(tail, (rate * rate) / variance) * (variance / rate),
      upper: gammaQuantile(tail, (enlarged * enlarged) / spread, true) * (spread / enlarged),
    },
    dobson:
      total === 0
        ? { lower: null, upper: null }
        : { lower: rate + stretch * (byar.lower - total), upper: rate + stretch * (byar.upper - total) },
  }
}

/**
 * Indirect standardisation: events expected at a reference's rates in the strata. See `observedExpected` for
 * the ratio and its limits.
 * Errors: as `directlyStandardisedRate`.
 */
export function expectedEvents(referenceRates: Float64Array, people: Float64Array): number {
  checkLengths('expectedEvents', referenceRates, people)
  checkAmounts('expectedEvents', 'referenceRates', referenceRates)
  checkAmounts('expectedEvents', 'people', people)
  return referenceRates.reduce((sum, rate, row) => sum + rate * people[row]!, 0)
}
