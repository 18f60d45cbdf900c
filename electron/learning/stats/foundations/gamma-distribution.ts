import { lnGammaOnePlus } from './gamma-function.ts'
import { invertTail } from './invert-tail.ts'
import { normalQuantile } from './normal.ts'
import { lnOnePlusLess, lnPoissonTerm } from './saddle-point.ts'
import { tailIntegral } from './tail-integral.ts'
import { lnComplement, lnProbability, probability, type Tail } from './tail.ts'

/**
 * Gamma distribution function with rate 1, P(X <= x) = regularised incomplete gamma function, or P(X > x) with `upper`.
 *
 * The smaller tail is computed: below the shape by the power series, above by Legendre's continued fraction, for shapes
 * above 100 near the middle by integrating the tail relative to the density at x. 0 below 0. Rate r: pass r x.
 * Source: Abramowitz & Stegun 6.5.29, 6.5.31; Gil, Segura & Temme 2012, SIAM J Sci Comput 34:A2965.
 * Checked against: mpmath, 1e-13 relative. Errors: RangeError unless shape is above 0 and finite and x a number.
 */
export function gammaCdf(x: number, shape: number, upper = false): number {
  return probability(gammaTail('gammaCdf', x, shape), upper)
}

/** Natural logarithm of `gammaCdf`, also where that is too small for a number, or too near 1. */
export function lnGammaCdf(x: number, shape: number, upper = false): number {
  return lnProbability(gammaTail('lnGammaCdf', x, shape), upper)
}

/** Gamma density with rate 1; infinite at 0 for shapes below 1. Errors: as `gammaCdf`. */
export function gammaPdf(x: number, shape: number): number {
  check('gammaPdf', x, shape)
  if (x < 0 || x === Infinity) return 0
  if (x === 0 && shape < 1) return Infinity
  if (x === 0) return shape === 1 ? 1 : 0
  return Math.exp(lnDensity(x, shape))
}

/**
 * Gamma quantile with rate 1: the x with P(X <= x) = p, or P(X > x) = p with `upper`.
 *
 * Newton's method on the logarithm of the tail against ln x, from Wilson and Hilferty's or the small-x approximation.
 * 0 and infinite at the ends. Checked against: mpmath, 1e-13 relative. Errors: RangeError for p outside 0..1; as
 * `gammaCdf`.
 */
export function gammaQuantile(p: number, shape: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('gammaQuantile: p is not a probability.')
  check('gammaQuantile', 0, shape)
  if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : 0
  // Of the two tails the one that is below 1/2.
  const ask = p <= 0.5 ? upper : !upper
  const target = p <= 0.5 ? Math.log(p) : Math.log1p(-p)
  const z = p <= 0.5 ? normalQuantile(p, ask) : normalQuantile(1 - p, ask)
  const ninth = 1 / (9 * shape)
  const cube = 1 - ninth + z * Math.sqrt(ninth)
  // P(X <= x) is near x^a / G(a + 1) for small x.
  const lnLower = ask ? lnComplement(target) : target
  const small = (lnLower + lnGammaAbove(shape)) / shape
  const start =
    cube > 0.3 && !(small < Math.log(shape) - 3)
      ? Math.log(shape) + 3 * Math.log(cube)
      : Math.min(small, Math.log(shape))
  const at = (u: number) => {
    const x = Math.exp(u)
    const value = lnProbability(gammaTail('gammaQuantile', x, shape), ask)
    const slope = Math.exp(lnDensity(x, shape) + u - value)
    return { value, slope: ask ? -slope : slope }
  }
  if (start < -700) return Math.exp(start)
  return Math.exp(invertTail(at, target, !ask, start))
}

const lnGammaAbove = (shape: number) => -lnPoissonTerm(shape, 1) - 1 // ln G(a + 1)

/** ln of x^(a - 1) exp(-x) / G(a). */
const lnDensity = (x: number, shape: number) => lnPoissonTerm(shape, x) + Math.log(shape) - Math.log(x)

function gammaTail(name: string, x: number, shape: number): Tail {
  check(name, x, shape)
  if (x <= 0) return { ln: -Infinity, upper: false }
  if (x === Infinity) return { ln: -Infinity, upper: true }
  if (x < 1.5 && shape < 1) return smallShape(x, shape)
  const below = x < shape
  if (shape > 100 && Math.abs(x - shape) < 0.5 * shape)
    return { ln: lnDensity(x, shape) + Math.log(relativeTail(x, shape, below)), upper: !below }
  if (below || x < 1.5) return { ln: lnPoissonTerm(shape, x) + Math.log(series(x, shape)), upper: false }
  return { ln: lnPoissonTerm(shape, x) + Math.log(shape * fraction(x, shape)), upper: true }
}

/** 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... */
function series(x: number, shape: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; k < 10_000 && term > 1e-17 * sum; k++) {
    term *= x / (shape + k)
    sum += term
  }
  return sum
}

/** Legendre's continued fraction of x^-a exp(x) G(a, x) by Lentz's method. */
function fraction(x: number, shape: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let k = 1; k < 10_000; k++) {
    const a = -k * (k - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) break
  }
  return value
}

/** The tail divided by the density at x. */
function relativeTail(x: number, shape: number, below: boolean): number {
  const power = shape - 1
  const curvature = power / (x * x)
  const slope = (power - x) / x
  if (below)
    return tailIntegral(s => power * lnOnePlusLess(-s / x) - slope * s, Math.max(slope, 0), curvature, x)
  return tailIntegral(s => power * lnOnePlusLess(s / x) + slope * s, Math.max(-slope, 0), curvature)
}

/**
 * Shape below 1 and x below 1.5. P = x^a / G(a + 1) (1 + a sum of (-x)^k / ((a + k) k!)): both tails have their
 * digits, as 1 - x^a / G(a + 1) is taken by expm1.
 */
function smallShape(x: number, shape: number): Tail {
  let term = 1
  let sum = 0
  for (let k = 1; k < 100; k++) {
    term *= -x / k
    const next = term / (shape + k)
    sum += next
    if (Math.abs(next) < 1e-18 * Math.abs(sum)) break
  }
  const lnLead = shape * Math.log(x) - (shape <= 0.5 ? lnGammaOnePlus(shape) : lnGammaAbove(shape))
  const lower = Math.exp(lnLead) * (1 + shape * sum)
  if (lower < 0.5) return { ln: lnLead + Math.log1p(shape * sum), upper: false }
  return { ln: Math.log(-Math.expm1(lnLead) - Math.exp(lnLead) * shape * sum), upper: true }
}

function check(name: string, x: number, shape: number): void {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`${name}: the shape must be above 0 and finite.`)
  if (Number.isNaN(x)) throw new RangeError(`${name}: x is not a number.`)
}
