import { findRoot } from '../foundations/find-root.ts'
import { gammaQuantile } from '../foundations/gamma-distribution.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { poissonCdf, poissonPmf } from '../foundations/poisson.ts'
import type { Interval } from './interval.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

/**
 * Garwood's exact limits of the mean of a Poisson count: both tails hold (1 - level) / 2. Lower gamma
 * quantile of shape x (0 for none), upper of shape x + 1.
 * Source: Garwood 1936, Biometrika 28:437.
 * Checked against: R's poisson.test.
 * Errors: RangeError for counts and level.
 */
export function garwoodInterval(count: number, level = 0.95): Interval {
  const tail = prepare('garwoodInterval', count, level)
  return { lower: count === 0 ? 0 : gammaQuantile(tail, count), upper: gammaQuantile(tail, count + 1, true) }
}

/**
 * Byar's approximation to Garwood's limits: x (1 - 1/(9x) - z/(3 sqrt x))^3 and the same, with + z, of x + 1.
 * Lower limit 0 without events.
 * Source: Breslow & Day 1987, volume II, equation 2.13. Checked against: its table 2.10. Errors: as `garwoodInterval`.
 */
export function byarInterval(count: number, level = 0.95): Interval {
  const z = normalQuantile(prepare('byarInterval', count, level), true)
  const at = (x: number, shift: number) =>
    x === 0 ? 0 : x * (1 - 1 / (9 * x) + shift / (3 * Math.sqrt(x))) ** 3
  return { lower: Math.max(0, at(count, -z)), upper: at(count + 1, z) }
}

/**
 * Mid-P limits of the mean of a Poisson count: as exact, but with only half of the probability of the count
 * itself in either tail.
 * Lower limit 0 without events.
 * Source: Lancaster 1961; Cohen & Yang 1994, Stat Med 13:2189.
 * Checked against: R's uniroot.
 * Errors: as `garwoodInterval`.
 */
export function midPInterval(count: number, level = 0.95): Interval {
  const tail = prepare('midPInterval', count, level)
  const { lower, upper } = garwoodInterval(count, level)
  // Mid-P limits lie within the exact ones.
  const inTail = (mean: number, above: boolean) =>
    poissonCdf(above ? count : count - 1, mean, above) + poissonPmf(count, mean) / 2
  return {
    lower:
      count === 0
        ? 0
        : findRoot(mean => inTail(mean, true) - tail, lower, Math.max(count, lower), 1e-15 * count),
    upper: findRoot(mean => inTail(mean, false) - tail, count, upper, 1e-15 * count),
  }
}

function prepare(caller: string, count: number, level: number): number {
  checkCount(caller, 'count', count)
  checkLevel(caller, level)
  return (1 - level) / 2
}
