import { poissonCdf } from '../foundations/poisson.ts'
import type { Interval } from '../tables/interval.ts'
import { byarInterval, garwoodInterval, midPInterval } from '../tables/poisson-intervals.ts'
import { checkCount } from '../tables/two-by-two.ts'

export interface ObservedExpected {
  readonly kind: 'fitted'
  readonly ratio: number
  readonly exact: Interval
  readonly byar: Interval
  readonly midP: Interval
  /** Twice the smaller exact tail, at most 1. */
  readonly p: number
}

/**
 * Observed over expected events (standardised mortality ratio), with Garwood's exact, Byar's and mid-P
 * limits, and an exact test of 1.
 *
 * Limits of the Poisson count over the expected number, which is taken as known.
 * Source: Garwood 1936; Breslow & Day 1987, volume II, chapter 2.
 * Checked against: R. Nothing expected: not estimable.
 * Errors: RangeError for counts, a negative expectation and the level.
 */
export function observedExpected(
  observed: number,
  expected: number,
  level = 0.95,
): ObservedExpected | { readonly kind: 'not-estimable'; readonly reason: 'ungraded' } {
  checkCount('observedExpected', 'observed', observed)
  if (!(expected >= 0 && expected < Infinity))
    throw new RangeError('observedExpected: expected must be a number of at least 0.')
  if (expected === 0) return { kind: 'not-estimable', reason: 'ungraded' }
  const over = ({ lower, upper }: Interval) => ({ lower: lower / expected, upper: upper / expected })
  return {
    kind: 'fitted',
    ratio: observed / expected,
    exact: over(garwoodInterval(observed, level)),
    byar: over(byarInterval(observed, level)),
    midP: over(midPInterval(observed, level)),
    p: Math.min(1, 2 * Math.min(poissonCdf(observed, expected), poissonCdf(observed - 1, expected, true))),
  }
}
