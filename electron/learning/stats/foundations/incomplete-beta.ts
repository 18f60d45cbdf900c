import { lnGamma, lnGammaOnePlus, lnGammaRise } from './gamma-function.ts'
import { lnBetaTerm, lnOnePlusLess, type BetaPlace } from './saddle-point.ts'
import { tailIntegral } from './tail-integral.ts'
import type { Tail } from './tail.ts'

/**
 * Regularised incomplete beta function I_x(a, b) for 0 < x < 1, y = 1 - x: the tail that keeps its digits.
 *
 * x and y are both given as their difference from 1 may hold the digits. Power series where it is short, for large a
 * and b the integral of the tail relative to the density at x, else the continued fraction.
 * Source: DLMF 8.17.7, 8.17.22; Didonato & Morris 1992, ACM Trans Math Softw 18:360. Checked against: mpmath.
 */
export function incompleteBeta(place: BetaPlace): Tail {
  const { a, b, x, y } = place
  if (x <= 0.7 && b * x <= 1) return powerSeries(place)
  if (y <= 0.7 && a * y <= 1) return complement(powerSeries(mirrored(place)))
  return a * y > b * x ? lowerTail(place) : complement(lowerTail(mirrored(place)))
}

const mirrored = ({ a, b, x, y }: BetaPlace): BetaPlace => ({ a: b, b: a, x: y, y: x })
const complement = ({ ln, upper }: Tail): Tail => ({ ln, upper: !upper })

/** For x below the mean a / (a + b). */
function lowerTail(place: BetaPlace): Tail {
  const { a, b, x, y } = place
  if (Math.min(a, b) > 60)
    return {
      ln: lnBetaTerm(place) - Math.log(x) - Math.log(y) + Math.log(relativeTail(place)),
      upper: false,
    }
  return { ln: lnBetaTerm(place) + Math.log(fraction(place)), upper: false }
}

/** x^a / (a B(a, b)) (1 + a sum of (1 - b)_k x^k / (k! (a + k))); where that is above 1/2, what it leaves of 1. */
function powerSeries({ a, b, x, y }: BetaPlace): Tail {
  let term = 1
  let sum = 0
  for (let k = 1; k < 10_000; k++) {
    term *= ((k - b) / k) * x
    const next = term / (a + k)
    sum += next
    if (Math.abs(next) <= 1e-18 * Math.abs(sum)) break
  }
  const lnLead =
    a >= 1 && b >= 1
      ? lnBetaTerm({ a, b, x, y }) - b * Math.log1p(-x) - Math.log(a)
      : a * Math.log(x) + lnLeadConstant(a, b)
  if (lnLead + Math.log1p(a * sum) < -Math.LN2) return { ln: lnLead + Math.log1p(a * sum), upper: false }
  return { ln: Math.log(-Math.expm1(lnLead) - Math.exp(lnLead) * a * sum), upper: true }
}

/** ln of 1 / (a B(a, b)) = G(a + b) / (G(b) G(a + 1)). */
function lnLeadConstant(a: number, b: number): number {
  return lnGammaRise(b, a) - (a <= 0.5 ? lnGammaOnePlus(a) : lnGamma(a + 1))
}

/**
 * The continued fraction of I_x(a, b) B(a, b) / (x^a y^b) by Lentz's method; in the lead a y - b x, so that nothing
 * cancels for x near 1.
 * Source: Didonato & Morris 1992, equation 9.
 */
function fraction({ a, b, x, y }: BetaPlace): number {
  const lead = a * y - b * x
  const partial = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) / (a + 2 * m + 1)) * (lead + 1 + m * (1 + y))
  let c = partial(0)
  let d = 0
  let value = c
  for (let m = 1; m < 100_000; m++) {
    const ratio = (m * x) / (a + 2 * m - 1)
    const numerator = ratio * (b - m) * ((a + m - 1) / (a + 2 * m - 1)) * x * (a + b + m - 1)
    const denominator = partial(m)
    d = 1 / keep(denominator + numerator * d)
    c = keep(denominator + numerator / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 2e-16) break
  }
  return 1 / value
}

const keep = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** The tail below x divided by the density at x. */
function relativeTail({ a, b, x, y }: BetaPlace): number {
  const slope = ((a - 1) * y - (b - 1) * x) / (x * y)
  const curvature = (a - 1) / (x * x) + (b - 1) / (y * y)
  return tailIntegral(
    s => (a - 1) * lnOnePlusLess(-s / x) + (b - 1) * lnOnePlusLess(s / y) - slope * s,
    Math.max(slope, 0),
    curvature,
    x,
  )
}
