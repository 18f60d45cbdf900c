import { betaLogOdds } from './beta-distribution.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { gammaCdf, gammaQuantile, lnGammaCdf } from './gamma-distribution.ts'
import { lnProbability, probability, type Tail } from './tail.ts'

/**
 * F distribution function, P(X <= x), or P(X > x) with `upper`: beta with halves of the degrees of freedom at freedom1
 * x / (freedom1 x + freedom2).
 *
 * Infinite `freedom2` is a chi-square over its degrees of freedom. Checked against: R's pf. Errors: RangeError for
 * degrees of freedom not above 0, an infinite `freedom1`, and x that is not a number.
 */
export function fCdf(x: number, freedom1: number, freedom2: number, upper = false): number {
  check('fCdf', x, freedom1, freedom2)
  return freedom2 === Infinity
    ? gammaCdf((x * freedom1) / 2, freedom1 / 2, upper)
    : probability(fTail(x, freedom1, freedom2), upper)
}

/** Natural logarithm of `fCdf`, also where that is too small for a number. */
export function lnFCdf(x: number, freedom1: number, freedom2: number, upper = false): number {
  check('lnFCdf', x, freedom1, freedom2)
  return freedom2 === Infinity
    ? lnGammaCdf((x * freedom1) / 2, freedom1 / 2, upper)
    : lnProbability(fTail(x, freedom1, freedom2), upper)
}

/**
 * F quantile: the x with P(X <= x) = p, or P(X > x) = p with `upper`.
 * Checked against: R's qf.
 * Errors: RangeError for p outside 0..1; as `fCdf`.
 */
export function fQuantile(p: number, freedom1: number, freedom2: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('fQuantile: p is not a probability.')
  check('fQuantile', 0, freedom1, freedom2)
  if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : 0
  if (freedom2 === Infinity) return (2 * gammaQuantile(p, freedom1 / 2, upper)) / freedom1
  return Math.exp(betaLogOdds(p, freedom1 / 2, freedom2 / 2, upper) + Math.log(freedom2) - Math.log(freedom1))
}

function fTail(x: number, freedom1: number, freedom2: number): Tail {
  if (x <= 0) return { ln: -Infinity, upper: false }
  const odds = (x * freedom1) / freedom2
  if (odds === Infinity) return { ln: -Infinity, upper: true }
  return incompleteBeta({ a: freedom1 / 2, b: freedom2 / 2, x: odds / (1 + odds), y: 1 / (1 + odds) })
}

function check(name: string, x: number, freedom1: number, freedom2: number): void {
  if (!(freedom1 > 0 && freedom1 < Infinity && freedom2 > 0))
    throw new RangeError(`${name}: the degrees of freedom must be above 0, the first ones finite.`)
  if (Number.isNaN(x)) throw new RangeError(`${name}: x is not a number.`)
}
