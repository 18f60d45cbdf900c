import { incompleteBeta } from '../foundations/incomplete-beta.ts'
import { minimiseOn } from '../foundations/minimise.ts'
import { integrate } from '../foundations/quadrature.ts'
import { lnBetaTerm } from '../foundations/saddle-point.ts'
import { lnProbability } from '../foundations/tail.ts'
import { requireFinite } from './arguments.ts'
import { betaSummary, requireBeta, type Beta } from './beta-posterior.ts'

/**
 * Probability that one proportion exceeds another by more than a margin, P(first > second + margin), both
 * beta and independent.
 *
 * Integral of the first's density times the second's distribution function at x - margin, over the log odds t
 * of x: there the density x^a (1-x)^b / B(a, b) is smooth and has one peak whatever a and b. From the peak of
 * the integrand outwards in growing pieces, until a piece adds nothing: so small probabilities keep their digits too.
 * Source: Cook 2008, Numerical computation of stochastic inequality probabilities.
 * Checked against: R's integrate, the finite sum for whole a, simulation.
 * Errors: RangeError unless all shapes are above 0 and the margin is finite.
 */
export function betaSuperiority(first: Beta, second: Beta, margin = 0): number {
  requireBeta('betaSuperiority', first)
  requireBeta('betaSuperiority', second)
  requireFinite('betaSuperiority', 'margin', margin)
  if (margin >= 1) return 0
  if (margin <= -1) return 1
  const lnIntegrand = (t: number) => {
    const small = Math.exp(-Math.abs(t))
    const [x, y] = t < 0 ? [small / (1 + small), 1 / (1 + small)] : [1 / (1 + small), small / (1 + small)]
    // Both x - margin and what it leaves of 1, as near 1 the latter would be lost to rounding.
    const [below, above] = [Math.max(0, x - margin), Math.max(0, y + margin)]
    return (
      lnBetaTerm({ ...first, x, y }) + lnProbability(incompleteBeta({ ...second, x: below, y: above }), false)
    )
  }
  // The second's distribution function is 0 up to the margin and 1 from 1 + margin on: corners, at which to divide.
  const corner = cornerOf(margin)
  // As it rises, the integrand is highest where the first's density is, or above.
  const lowest = Math.max(Math.log(first.a / first.b), margin > 0 ? corner : -REACH)
  const peak = minimiseOn(t => -lnIntegrand(t), lowest, Math.max(lowest, 0) + REACH).at
  const width = Math.min(Math.sqrt(1 / first.a + 1 / first.b), 4 * betaSummary(second).standardDeviation)
  const integrand = (t: number) => Math.exp(lnIntegrand(t))
  return Math.min(1, outwards(integrand, peak, width, corner) + outwards(integrand, peak, -width, corner))
}

/** None, infinitely far off, where the margin is 0. */
function cornerOf(margin: number): number {
  if (margin > 0) return Math.log(margin / (1 - margin))
  return margin < 0 ? Math.log((1 + margin) / -margin) : Infinity
}

/** Beyond odds of e^700 numbers end. */
const REACH = 700

/**
 * Integral from the peak in the direction of `width`, to the corner and past it, in pieces that grow, until
 * they add nothing.
 */
function outwards(of: (t: number) => number, peak: number, width: number, corner: number): number {
  let total = 0
  let at = peak
  let step = width
  for (let piece = 0; piece < 200 && Math.abs(at) < 2 * REACH; piece++) {
    const passes = (at - corner) * (at + step - corner) < 0
    const next = passes ? corner : at + step
    const part = Math.abs(integrate(of, at, next, 1e-12).value)
    total += part
    if (part <= 1e-17 * total && piece > 2) break
    at = next
    step *= 1.5
  }
  return total
}
