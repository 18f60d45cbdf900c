import { HALF_LN_TWO_PI, lnGamma, stirlingRest } from './gamma-function.ts'

/**
 * ln(1 + u) - u for u > -1, with full relative precision near 0.
 * By 2 artanh(u / (2 + u)), whose first term cancels the u.
 */
export function lnOnePlusLess(u: number): number {
  if (u < -0.5 || u > 1) return Math.log1p(u) - u
  const r = u / (2 + u)
  const square = r * r
  let sum = 0
  for (let k = square < 0.01 ? 8 : 17; k >= 0; k--) sum = sum * square + ODD_SHARES[k]!
  return r * (2 * square * sum - u)
}

/** 1/3, 1/5, 1/7, ... */
const ODD_SHARES = Float64Array.from({ length: 18 }, (_, k) => 1 / (2 * k + 3))

/**
 * Logarithm of x^a exp(-x) / G(a + 1): a Poisson probability, a not whole. Saddle point form: no large numbers cancel.
 * Source: Loader 2000, Fast and Accurate Computation of Binomial Probabilities. For a >= 0 and x > 0.
 */
export function lnPoissonTerm(a: number, x: number): number {
  if (a < 1) return (a === 0 ? 0 : a * Math.log(x)) - x - lnGamma(a + 1)
  return -deviance(a, x) - HALF_LN_TWO_PI - 0.5 * Math.log(a) - stirlingError(a)
}

/** a ln(a / x) + x - a: half a Poisson deviance. */
function deviance(a: number, x: number): number {
  if (x < 0.5 * a) return a * Math.log(a / x) + x - a
  return -a * lnOnePlusLess((x - a) / a)
}

/** What Stirling's formula leaves of ln gamma(a + 1); for a > 0. */
export function stirlingError(a: number): number {
  if (a >= 10) return stirlingRest(a)
  return lnGamma(a + 1) - (a + 0.5) * Math.log(a) + a - HALF_LN_TWO_PI
}

/** A place x, y = 1 - x of the beta distribution with shapes a and b. */
export interface BetaPlace {
  readonly a: number
  readonly b: number
  readonly x: number
  readonly y: number
}

/**
 * Logarithm of x^a y^b / B(a, b) with y = 1 - x, in saddle point form. `lead` is a y - b x, how far a lies above its
 * mean.
 * Source: as above; Didonato & Morris 1992, ACM Trans Math Softw 18:360, section 5.
 */
export function lnBetaTerm({ a, b, x, y }: BetaPlace): number {
  const total = a + b
  const lead = a * y - b * x // a - (a + b) x
  const part = (shape: number, above: number, share: number) =>
    above > 0.5 * shape
      ? shape * Math.log(shape / (total * share)) - above
      : -shape * lnOnePlusLess(-above / shape)
  const distance = part(a, lead, x) + part(b, -lead, y)
  return (
    0.5 * Math.log(a) +
    0.5 * Math.log(b) -
    0.5 * Math.log(total) -
    HALF_LN_TWO_PI +
    stirlingError(total) -
    stirlingError(a) -
    stirlingError(b) -
    distance
  )
}
