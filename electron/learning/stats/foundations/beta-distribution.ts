import { lnBeta } from './gamma-function.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { invertTail } from './invert-tail.ts'
import { tailQuantile } from './normal.ts'
import { lnBetaTerm } from './saddle-point.ts'
import { lnComplement, lnProbability, probability, type Tail } from './tail.ts'

/**
 * Beta distribution function, P(X <= x) = I_x(a, b), or P(X > x) with `upper`. 0 below 0, 1 above 1.
 * Checked against: mpmath, 1e-13 relative. Errors: RangeError unless a and b are above 0 and finite and x a number.
 */
export function betaCdf(x: number, a: number, b: number, upper = false): number {
  return probability(betaTail('betaCdf', x, a, b), upper)
}

/** Natural logarithm of `betaCdf`, also where that is too small for a number, or too near 1. */
export function lnBetaCdf(x: number, a: number, b: number, upper = false): number {
  return lnProbability(betaTail('lnBetaCdf', x, a, b), upper)
}

/** Beta density, x^(a-1) (1-x)^(b-1) / B(a, b); infinite at an end whose shape is below 1. Errors: as `betaCdf`. */
export function betaPdf(x: number, a: number, b: number): number {
  check('betaPdf', x, a, b)
  if (x < 0 || x > 1) return 0
  if (x === 0 || x === 1) {
    const [shape, other] = x === 0 ? [a, b] : [b, a]
    if (shape < 1) return Infinity
    return shape === 1 ? other : 0
  }
  return Math.exp(lnBetaTerm({ a, b, x, y: 1 - x }) - Math.log(x) - Math.log1p(-x))
}

/**
 * Beta quantile: the x with P(X <= x) = p, or P(X > x) = p with `upper`.
 * Checked against: mpmath, 1e-13 relative. Errors: RangeError for p outside 0..1; as `betaCdf`.
 */
export function betaQuantile(p: number, a: number, b: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('betaQuantile: p is not a probability.')
  check('betaQuantile', 0, a, b)
  if (p === 0 || p === 1) return (p === 0) === upper ? 1 : 0
  const logOdds = betaLogOdds(p, a, b, upper)
  return logOdds < 0 ? Math.exp(logOdds - Math.log1p(Math.exp(logOdds))) : 1 / (1 + Math.exp(-logOdds))
}

/**
 * Log odds ln(x / (1 - x)) of the beta quantile for 0 < p < 1: keeps its digits at both ends, and beyond what
 * x can hold.
 *
 * Newton's method on the logarithm of the tail, which is straight against the log odds far out in either direction.
 */
export function betaLogOdds(p: number, a: number, b: number, upper: boolean): number {
  // Of the two tails the one that is below 1/2.
  const ask = p <= 0.5 ? upper : !upper
  const target = p <= 0.5 ? Math.log(p) : Math.log1p(-p)
  const lnB = lnBeta(a, b)
  const at = (u: number) => {
    const x = 1 / (1 + Math.exp(-u))
    const y = 1 / (1 + Math.exp(u))
    if (Math.abs(u) > 700) return farOut(u, u > 0 ? b : a, lnB, ask)
    const value = lnProbability(incompleteBeta({ a, b, x, y }), ask)
    const slope = Math.exp(lnBetaTerm({ a, b, x, y }) - value) // d P / du = density x y
    return { value, slope: ask ? -slope : slope }
  }
  // Large shapes: log odds are nearly normal. Else the straight line of the tail, or the centre where it has
  // not begun yet.
  const centre = Math.log(a) - Math.log(b)
  const line = ask ? -(target + Math.log(b) + lnB) / b : (target + Math.log(a) + lnB) / a
  const begin = () => {
    if (Math.min(a, b) > 1) return centre + (ask ? 1 : -1) * tailQuantile(target) * Math.sqrt(1 / a + 1 / b)
    return ask ? Math.max(line, centre) : Math.min(line, centre)
  }
  return invertTail(at, target, !ask, begin())
}

/** Where x or 1 - x is below any number, its tail is exp(-shape |u|) / (shape B(a, b)). */
function farOut(u: number, shape: number, lnB: number, ask: boolean) {
  const ln = -shape * Math.abs(u) - Math.log(shape) - lnB
  const value = u > 0 === ask ? ln : lnComplement(ln)
  const slope = shape * Math.exp(ln - value)
  return { value, slope: ask ? -slope : slope }
}

function betaTail(name: string, x: number, a: number, b: number): Tail {
  check(name, x, a, b)
  if (x <= 0) return { ln: -Infinity, upper: false }
  if (x >= 1) return { ln: -Infinity, upper: true }
  return incompleteBeta({ a, b, x, y: 1 - x })
}

function check(name: string, x: number, a: number, b: number): void {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity))
    throw new RangeError(`${name}: a and b must be above 0 and finite.`)
  if (Number.isNaN(x)) throw new RangeError(`${name}: x is not a number.`)
}
