import { binomialCdf, binomialQuantile } from '../foundations/binomial.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { poissonCdf, poissonQuantile } from '../foundations/poisson.ts'
import type { Interval } from '../tables/interval.ts'
import { checkCount, checkLevel } from '../tables/two-by-two.ts'

/**
 * Exact funnel limits of a proportion among `size` people when the target is `target`, smoothed over the
 * steps of the binomial.
 *
 * At either tail a: r the a-quantile, limit (r - (P(X <= r) - a) / (P(X <= r) - P(X <= r - 1))) / n, not
 * below 0. Null without people.
 * Source: Spiegelhalter 2005, Stat Med 24:1185, appendix A.1.1.
 * Checked against: R.
 * Errors: RangeError for counts, target and level.
 */
export function binomialFunnelLimits(size: number, target: number, level: number): Interval | null {
  prepare('binomialFunnelLimits', size, target, level)
  if (size === 0) return null
  if (target === 0 || target === 1) return { lower: target, upper: target }
  const { lower, upper } = interpolated(
    level,
    tail => binomialQuantile(tail, size, target),
    k => binomialCdf(k, size, target),
  )
  return { lower: lower / size, upper: upper / size }
}

/** The same without smoothing: quantiles of the binomial over n. */
export function binomialFunnelSteps(size: number, target: number, level: number): Interval | null {
  prepare('binomialFunnelSteps', size, target, level)
  if (size === 0) return null
  return {
    lower: binomialQuantile((1 - level) / 2, size, target) / size,
    upper: binomialQuantile((1 + level) / 2, size, target) / size,
  }
}

/** Approximate limits target -/+ z sqrt(target (1 - target)/n), not clipped. Null without people. */
export function normalFunnelLimits(size: number, target: number, level: number): Interval | null {
  prepare('normalFunnelLimits', size, target, level)
  if (size === 0) return null
  const reach = normalQuantile((1 - level) / 2, true) * Math.sqrt((target * (1 - target)) / size)
  return { lower: target - reach, upper: target + reach }
}

/**
 * Exact funnel limits of an observed over expected ratio of 1, smoothed over the steps of the Poisson distribution; as
 * `binomialFunnelLimits`. Null where nothing is expected. Errors: RangeError for a negative expectation and the level.
 */
export function poissonFunnelLimits(expected: number, level: number): Interval | null {
  checkLevel('poissonFunnelLimits', level)
  if (!(expected >= 0 && expected < Infinity))
    throw new RangeError('poissonFunnelLimits: expected must be a number of at least 0.')
  if (expected === 0) return null
  const { lower, upper } = interpolated(
    level,
    tail => poissonQuantile(tail, expected),
    k => poissonCdf(k, expected),
  )
  return { lower: lower / expected, upper: upper / expected }
}

function interpolated(
  level: number,
  quantile: (tail: number) => number,
  cdf: (k: number) => number,
): Interval {
  const at = (tail: number) => {
    const r = quantile(tail)
    const reached = cdf(r)
    return Math.max(0, r - (reached - tail) / (reached - cdf(r - 1)))
  }
  return { lower: at((1 - level) / 2), upper: at((1 + level) / 2) }
}

function prepare(caller: string, size: number, target: number, level: number): void {
  checkCount(caller, 'size', size)
  checkLevel(caller, level)
  if (!(target >= 0 && target <= 1)) throw new RangeError(`${caller}: target is not a probability.`)
}
