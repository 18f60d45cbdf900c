import { HALF_LN_TWO_PI } from './gamma-function.ts'

/** Standard normal density, with full relative precision in the tails. Errors: RangeError for NaN. */
export function normalPdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('normalPdf: x is not a number.')
  return bell(x) / Math.sqrt(2 * Math.PI)
}

/**
 * Standard normal distribution function, P(Z <= x), or P(Z > x) with `upper`.
 *
 * Near the middle 1/2 + density times (x + x^3/3 + x^5/15 + ...) (Marsaglia 2004, J Stat Softw 11:4); further
 * out density times Mills' ratio, so that far tails keep their digits. Checked against: mpmath, 1e-14 relative.
 * Errors: RangeError for NaN.
 */
export function normalCdf(x: number, upper = false): number {
  if (Number.isNaN(x)) throw new RangeError('normalCdf: x is not a number.')
  const towards = upper ? x : -x // P(Z > towards)
  if (Math.abs(towards) < 0.5) return 0.5 - middle(towards)
  return towards > 0
    ? normalPdf(towards) * millsRatio(towards)
    : 1 - normalPdf(towards) * millsRatio(-towards)
}

/**
 * Natural logarithm of `normalCdf`, also where that is too small for a number.
 * Checked against: mpmath.
 * Errors: RangeError for NaN.
 */
export function lnNormalCdf(x: number, upper = false): number {
  if (Number.isNaN(x)) throw new RangeError('lnNormalCdf: x is not a number.')
  const towards = upper ? x : -x
  if (towards < 0.5) return Math.log1p(-normalCdf(-x, upper)) + 0 // never -0
  return towards === Infinity
    ? -Infinity
    : (-towards * towards) / 2 - HALF_LN_TWO_PI + Math.log(millsRatio(towards))
}

/**
 * Standard normal quantile: the x with P(Z <= x) = p, or P(Z > x) = p with `upper`.
 *
 * Halley's method on the logarithm of the tail from a rational start; near the middle Newton's on the distance from
 * 1/2. Checked against: mpmath, 1e-14 relative. Infinite at 0 and 1. Errors: RangeError outside 0..1.
 */
export function normalQuantile(p: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('normalQuantile: p is not a probability.')
  if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : -Infinity
  const lower = upper ? -1 : 1
  if (Math.abs(p - 0.5) < 0.19) return lower * middleQuantile(p - 0.5)
  // p or its complement, whichever is the smaller tail; 1 - p is exact for p above 1/2.
  const tail = Math.min(p, 1 - p)
  return (p < 0.5 ? -lower : lower) * tailQuantile(Math.log(tail))
}

/** The x with P(Z > x) = exp(ln), for tails below about 0.4. */
export function tailQuantile(ln: number): number {
  // Abramowitz & Stegun 26.2.23, error below 4.5e-4.
  const t = Math.sqrt(-2 * ln)
  let x =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let turn = 0; turn < 3; turn++) {
    const mills = millsRatio(x)
    const excess = (-x * x) / 2 - HALF_LN_TWO_PI + Math.log(mills) - ln
    const hazard = 1 / mills // -d ln P / dx; its own derivative is hazard (hazard - x)
    const newton = excess / hazard
    x += newton / (1 + 0.5 * newton * (hazard - x))
    if (Math.abs(newton) < 1e-6 * x) break
  }
  return x
}

function middleQuantile(distance: number): number {
  let x = distance * Math.sqrt(2 * Math.PI)
  for (let turn = 0; turn < 20; turn++) {
    const step = (middle(x) - distance) / normalPdf(x)
    const halley = step / (1 + (x * step) / 2)
    x -= halley
    if (Math.abs(halley) <= 1e-9 * Math.abs(x)) break
  }
  return x
}

/** P(0 < Z < x). */
function middle(x: number): number {
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return normalPdf(x) * sum
}

/** exp(-x^2 / 2); the square is taken in two parts, as its rounding would cost digits far out. */
function bell(x: number): number {
  if (Math.abs(x) > 40) return 0
  const coarse = Math.round(x * 16) / 16
  return Math.exp((-coarse * coarse) / 2) * Math.exp((-(x - coarse) * (x + coarse)) / 2)
}

/**
 * Mills' ratio P(Z > x) / density(x) for x >= 0: Chebyshev series of (x + 4) times the ratio in (x - 4) / (x + 4),
 * coefficients computed with 50 digits.
 */
export function millsRatio(x: number): number {
  if (x > 1e16) return 1 / x
  const t = (x - 4) / (x + 4)
  let one = 0
  let two = 0
  for (let k = MILLS.length - 1; k > 0; k--) {
    const next = 2 * t * one - two + MILLS[k]!
    two = one
    one = next
  }
  return (t * one - two + MILLS[0]! / 2) / (x + 4)
}

const MILLS = [
  4.865120857030081, -1.8842545745794834, 0.5569566490963817, -0.12161597214420457, 0.017360708143727772,
  -0.0008036212007299657, -0.0002520349348054353, 4.7383719270581175e-5, 2.5325891365988257e-6,
  -1.5404069839913e-6, -8.474960630061696e-9, 5.185338601094672e-8, -2.8281293276602497e-10,
  -1.9486566378891076e-9, -2.491945496827567e-11, 7.957248719448846e-11, 4.618414179155219e-12,
  -3.290856124224385e-12, -4.36538404380973e-13, 1.2300711839232774e-13, 3.2414173582086784e-14,
  -3.0532395587325663e-15, -2.0183740275707353e-15, -7.170195501422588e-17, 1.0169552398038542e-16,
  1.756244228053356e-17,
]
