import { gaussLegendre } from './quadrature.ts'

const rule = gaussLegendre(32)

/**
 * Integral over s from 0 of exp(lnRatio(s)): a tail of a density relative to the density where the tail begins.
 *
 * Multiplied by that density it is the tail's probability with full relative precision, however far out and however
 * large the shape parameters, where no series is as short. `slope` and `curvature` say how lnRatio begins to fall,
 * -slope s - curvature s^2 / 2; `longest` is where the density ends. For smooth densities with one peak,
 * before the tail.
 */
export function tailIntegral(
  lnRatio: (s: number) => number,
  slope: number,
  curvature: number,
  longest = Infinity,
): number {
  // Past a fall of e^-40 nothing counts.
  let range = Math.min(longest, 80 / (slope + Math.sqrt(slope * slope + 80 * curvature)))
  for (let turn = 0; turn < 60 && range < longest && lnRatio(range) > -38; turn++)
    range = Math.min(longest, range * 1.2)
  const half = range / 2
  let sum = 0
  for (let k = 0; k < rule.points.length; k++)
    sum += rule.weights[k]! * Math.exp(lnRatio(half + half * rule.points[k]!))
  return half * sum
}
