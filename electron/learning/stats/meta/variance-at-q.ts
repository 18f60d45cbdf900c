import { extremes } from './extremes.ts'
import { precisionMean } from './precision-mean.ts'

/**
 * The between-study variance tau2 >= 0 at which Q(tau2) = sum of (y - mu)^2 / (v + tau2), mu the mean with
 * these weights, equals `target`; 0 where Q is below it from the start.
 *
 * Q falls and is convex, so Newton's method from 0 climbs to the root without passing it; dQ/dtau2 = -sum w^2
 * (y - mu)^2.
 * Source: Paule & Mandel 1982; Viechtbauer 2007, Stat Med 26:37. No checks of its own; `target` above 0.
 */
export function varianceAtQ(effect: Float64Array, variance: Float64Array, target: number): number {
  const { smallest } = extremes(variance)
  let tau2 = 0
  for (let turn = 0; turn < 500; turn++) {
    const { estimate, q } = precisionMean(effect, variance, tau2)
    if (!(q > target)) return tau2
    let fall = 0
    for (let i = 0; i < effect.length; i++) fall += ((effect[i]! - estimate) / (variance[i]! + tau2)) ** 2
    const step = (q - target) / fall
    tau2 += step
    if (step <= 1e-15 * (tau2 + smallest)) return tau2
  }
  throw new Error('varianceAtQ: no convergence, which a convex Q rules out.')
}
