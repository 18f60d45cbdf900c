import { gaussLegendre } from './quadrature.ts'

const rule = gaussLegendre(16)
/** Ends of the parts as shares of the range: narrow where the integrand is high. */
const PARTS = [0, 0.125, 0.25, 0.5, 1]

/**
 * Integral over s from 0 of exp(lnRatio(s)): a tail of a density relative to the density where the tail begins.
 *
 * Multiplied by that density it is the tail's probability with full relative precision, however far out and however
 * large the shape parameters; no series is as short there. `slope` and `curvature` say how lnRatio begins to fall,
 * -slope s - curvature s^2 / 2; `longest` is where the density ends.
 */
export function tailIntegral(lnRatio: (s: number) => number, slope: number, curvature: number, longest = Infinity): number {
  // Past a fall of e^-40 nothing counts.
  let range = Math.min(longest, 80 / (slope + Math.sqrt(slope * slope + 80 * curvature)))
  for (let turn = 0; turn < 60 && range < longest && lnRatio(range) > -38; turn++) range = Math.min(longest, range * 1.2)
  let total = 0
  for (let part = PARTS.length - 1; part > 0; part--) {
    const half = ((PARTS[part]! - PARTS[part - 1]!) * range) / 2
    const centre = PARTS[part - 1]! * range + half
    let sum = 0
    for (let k = 0; k < rule.points.length; k++) sum += rule.weights[k]! * Math.exp(lnRatio(centre + half * rule.points[k]!))
    total += half * sum
  }
  return total
}
