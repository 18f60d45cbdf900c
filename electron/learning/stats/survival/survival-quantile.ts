import type { SurvivalCurve } from './kaplan-meier.ts'

/** A time by which a share has had the event, with limits; NaN where the curve does not come so far. */
export interface SurvivalQuantile {
  readonly time: number
  readonly lower: number
  readonly upper: number
}

/** Survival equals a probability when it is this near: the product of fractions is rounded. */
const EQUAL = 1e-12

/**
 * Time by which the share `p` has had the event (p = 1/2: the median survival time), from a survival curve.
 *
 * The smallest t with S(t) <= 1 - p; where S stays at 1 - p for a while, the middle of that while (up to the last time
 * seen where it never falls again). The limits are the same rule on the lower and on the upper limits of the
 * curve, that is, the times at which the confidence band crosses 1 - p. NaN: not reached.
 * Source: Brookmeyer & Crowley 1982, Biometrics 38:29. Checked against: survival::quantile.survfit.
 * In the curve's unit. Errors: RangeError for p not above 0 and at most 1.
 */
export function survivalQuantile(
  { times, survival, lower, upper }: Pick<SurvivalCurve, 'times' | 'survival' | 'lower' | 'upper'>,
  p = 0.5,
): SurvivalQuantile {
  if (!(p > 0 && p <= 1)) throw new RangeError(`survivalQuantile: p ${p} is not above 0 and at most 1.`)
  return {
    time: crossing(times, survival, 1 - p),
    lower: crossing(times, lower, 1 - p),
    upper: crossing(times, upper, 1 - p),
  }
}

function crossing(times: Float64Array, curve: Float64Array, level: number): number {
  const first = curve.findIndex(value => value <= level + EQUAL)
  if (first < 0) return NaN
  if (curve[first]! < level - EQUAL) return times[first]!
  let next = first + 1
  while (next < curve.length - 1 && curve[next]! >= level - EQUAL) next++
  return (times[first]! + times[Math.min(next, curve.length - 1)]!) / 2
}
