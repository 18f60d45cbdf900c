import { betaLogOdds } from './beta-distribution.ts'
import { HALF_LN_TWO_PI, lnBeta, lnGammaRise } from './gamma-function.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { lnNormalCdf, normalCdf, normalPdf, normalQuantile } from './normal.ts'
import { tailIntegral } from './tail-integral.ts'
import { lnComplement, lnProbability } from './tail.ts'

/**
 * Student's t distribution function, P(T <= t), or P(T > t) with `upper`.
 *
 * The tail beyond |t| is half of I_x(freedom / 2, 1/2) at x = freedom / (freedom + t^2); for many degrees of freedom,
 * its integral relative to the density at t. Infinite degrees of freedom are the normal distribution.
 * Source: DLMF 8.17; Abramowitz & Stegun 26.7.1. Checked against: mpmath, 1e-13 relative.
 * Errors: RangeError unless the degrees of freedom are above 0 and t is a number.
 */
export function studentCdf(t: number, freedom: number, upper = false): number {
  check('studentCdf', t, freedom)
  if (freedom === Infinity) return normalCdf(t, upper)
  const tail = Math.exp(lnTail(Math.abs(t), freedom))
  return t > 0 === upper ? tail : 1 - tail
}

/** Natural logarithm of `studentCdf`, also where that is too small for a number. */
export function lnStudentCdf(t: number, freedom: number, upper = false): number {
  check('lnStudentCdf', t, freedom)
  if (freedom === Infinity) return lnNormalCdf(t, upper)
  const ln = lnTail(Math.abs(t), freedom)
  return t > 0 === upper ? ln : lnComplement(ln)
}

/** Student's t density. Errors: as `studentCdf`. */
export function studentPdf(t: number, freedom: number): number {
  check('studentPdf', t, freedom)
  return freedom === Infinity ? normalPdf(t) : Math.exp(lnDensity(t, freedom))
}

/**
 * Student's t quantile: the t with P(T <= t) = p, or P(T > t) = p with `upper`.
 *
 * Few degrees of freedom: from the quantile of the beta distribution, as log odds, so that even 1e300 comes out. Many:
 * Newton's method on the logarithm of the tail. Near the middle from the probability between 0 and t.
 * Infinite at 0 and 1. Checked against: mpmath, 1e-13 relative. Errors: RangeError for p outside 0..1; as `studentCdf`.
 */
export function studentQuantile(p: number, freedom: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('studentQuantile: p is not a probability.')
  check('studentQuantile', 0, freedom)
  if (p === 0.5) return 0
  if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : -Infinity
  if (freedom === Infinity) return normalQuantile(p, upper)
  const sign = p < 0.5 === upper ? 1 : -1
  const tail = Math.min(p, 1 - p)
  if (tail > 0.25)
    return sign * Math.exp((betaLogOdds(1 - 2 * tail, 0.5, freedom / 2, false) + Math.log(freedom)) / 2)
  if (freedom < MANY)
    return sign * Math.exp((Math.log(freedom) - betaLogOdds(2 * tail, freedom / 2, 0.5, false)) / 2)
  return sign * farQuantile(Math.log(tail), freedom, -normalQuantile(tail))
}

/** From so many degrees of freedom on the tail is integrated. */
const MANY = 40

function lnTail(t: number, freedom: number): number {
  if (t === Infinity) return -Infinity
  if (t === 0) return -Math.LN2
  const square = (t / freedom) * t
  if (square > 1e17) {
    const lnX = Math.log(freedom) - 2 * Math.log(t)
    return (freedom / 2) * lnX - Math.log(freedom) - lnBeta(freedom / 2, 0.5)
  }
  if (freedom >= MANY && square < 1) return lnDensity(t, freedom) + Math.log(relativeTail(t, freedom))
  return (
    lnProbability(
      incompleteBeta({ a: freedom / 2, b: 0.5, x: 1 / (1 + square), y: square / (1 + square) }),
      false,
    ) - Math.LN2
  )
}

/** The tail beyond t divided by the density at t. */
function relativeTail(t: number, freedom: number): number {
  const scale = freedom + t * t
  const half = (freedom + 1) / 2
  return tailIntegral(
    s => -half * Math.log1p((s * (2 * t + s)) / scale),
    (2 * half * t) / scale,
    (2 * half * Math.max(0, freedom - t * t)) / (scale * scale),
  )
}

/** ln of G((f + 1)/2) / (sqrt(f pi) G(f/2)) (1 + t^2 / f)^(-(f + 1)/2). */
function lnDensity(t: number, freedom: number): number {
  const half = freedom / 2
  return (
    lnGammaRise(half, 0.5) -
    0.5 * Math.log(half) -
    HALF_LN_TWO_PI -
    (half + 0.5) * Math.log1p((t / freedom) * t)
  )
}

function farQuantile(ln: number, freedom: number, normal: number): number {
  let low = normal // Student's tails are the heavier ones
  let high = Infinity
  let t = normal + (normal ** 3 + normal) / (4 * freedom)
  for (let turn = 0; turn < 100; turn++) {
    const value = lnTail(t, freedom)
    if (value > ln) low = t
    else high = t
    const slope = -Math.exp(lnDensity(t, freedom) - value)
    let next = t - (value - ln) / slope
    if (!(next >= low && next <= high)) next = high === Infinity ? 2 * t : (low + high) / 2
    if (Math.abs(next - t) <= 4e-16 * t) return next
    t = next
  }
  return t
}

function check(name: string, t: number, freedom: number): void {
  if (!(freedom > 0)) throw new RangeError(`${name}: the degrees of freedom must be above 0.`)
  if (Number.isNaN(t)) throw new RangeError(`${name}: t is not a number.`)
}
