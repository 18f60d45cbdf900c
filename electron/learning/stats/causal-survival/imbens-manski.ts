import { findRoot } from '../foundations/find-root.ts'
import { normalCdf, normalQuantile } from '../foundations/normal.ts'

/** An end of what a number can be, and its standard error. */
export interface Bound {
  readonly value: number
  readonly standardError: number
}

/**
 * Confidence interval for a number that data only bound.
 *
 * (lower - c s_lower, upper + c s_upper), c such that Phi(c + D) - Phi(-c) = level, D = (upper - lower) / the larger
 * error. It holds the number, wherever it lies between the bounds, with that chance: where the bounds are far apart
 * only one side can miss (c 1.645), where they meet both can (c 1.96).
 * Valid for bounds that cannot cross, as those made of the same people (Stoye's lemma 3). Missing values: none allowed.
 * Source: Imbens & Manski 2004, Econometrica 72:1845, equations 6 and 7; Stoye 2009, Econometrica 77:1299. Checked
 * against: c by a root finder in Python; coverage in simulated studies. In the bounds' unit.
 * Errors: RangeError for bounds that are not finite or cross, errors below 0, a level outside 0 to 1.
 */
export function imbensManskiInterval(
  lower: Bound,
  upper: Bound,
  level = 0.95,
): { lower: number; upper: number } {
  if (!(Number.isFinite(lower.value) && Number.isFinite(upper.value) && lower.value <= upper.value))
    throw new RangeError(`imbensManskiInterval: bounds ${lower.value} and ${upper.value} are none.`)
  if (!(lower.standardError >= 0 && upper.standardError >= 0))
    throw new RangeError('imbensManskiInterval: a standard error is below 0 or not a number.')
  if (!(level > 0 && level < 1)) throw new RangeError(`imbensManskiInterval: level ${level} is none.`)
  const reach = criticalValue(
    (upper.value - lower.value) / Math.max(lower.standardError, upper.standardError),
    level,
  )
  return {
    lower: lower.value - reach * lower.standardError,
    upper: upper.value + reach * upper.standardError,
  }
}

/** c of the interval, for bounds so many standard errors apart; both errors 0 need none. */
function criticalValue(apart: number, level: number): number {
  if (Number.isNaN(apart)) return 0
  const missed = (c: number) => normalCdf(c + apart) - normalCdf(-c) - level
  const oneSided = normalQuantile(level)
  // Beyond some 40 errors the other side cannot miss to the last digit.
  return missed(oneSided) >= 0 ? oneSided : findRoot(missed, oneSided, normalQuantile((1 + level) / 2) + 1e-9)
}
