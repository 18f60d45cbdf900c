import { gammaCdf, gammaQuantile, lnGammaCdf } from './gamma-distribution.ts'

/**
 * Chi-square distribution function, P(X <= x), or P(X > x) with `upper`: the gamma distribution of shape freedom / 2
 * at x / 2.
 *
 * No degrees of freedom: X is 0. Checked against: mpmath, 1e-13 relative. Errors: RangeError for degrees of freedom
 * that are below 0 or not finite, and for x that is not a number.
 */
export function chiSquareCdf(x: number, freedom: number, upper = false): number {
  return freedom === 0
    ? atZero('chiSquareCdf', x, upper)
    : gammaCdf(x / 2, checked('chiSquareCdf', freedom) / 2, upper)
}

/** Natural logarithm of `chiSquareCdf`, also where that is too small for a number. */
export function lnChiSquareCdf(x: number, freedom: number, upper = false): number {
  return freedom === 0
    ? Math.log(atZero('lnChiSquareCdf', x, upper))
    : lnGammaCdf(x / 2, checked('lnChiSquareCdf', freedom) / 2, upper)
}

/**
 * Chi-square quantile: the x with P(X <= x) = p, or P(X > x) = p with `upper`.
 * Errors: RangeError for p outside 0..1; as `chiSquareCdf`.
 */
export function chiSquareQuantile(p: number, freedom: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('chiSquareQuantile: p is not a probability.')
  return freedom === 0 ? 0 : 2 * gammaQuantile(p, checked('chiSquareQuantile', freedom) / 2, upper)
}

function checked(name: string, freedom: number): number {
  if (!(freedom > 0 && freedom < Infinity))
    throw new RangeError(`${name}: the degrees of freedom must not be below 0 and finite.`)
  return freedom
}

function atZero(name: string, x: number, upper: boolean): number {
  if (Number.isNaN(x)) throw new RangeError(`${name}: x is not a number.`)
  return x >= 0 !== upper ? 1 : 0
}
