import { mostPrecise } from './extremes.ts'

export interface PrecisionMean {
  readonly estimate: number
  /** Sum of the weights; 1 / sqrt of it is the standard error. */
  readonly totalWeight: number
  /** Sum of w (y - mean)^2: Cochran's Q where tau2 is 0. */
  readonly q: number
}

/**
 * Mean of study effects weighted by 1 / (v + tau2).
 *
 * Works with distances from the most precise study's effect, so that a common shift costs no digits, nor does
 * a study that outweighs all others, and identical effects have a q of 0.
 * Source: Cochran 1954, Biometrics 10:101. No checks of its own: callers give effects and variances above 0.
 */
export function precisionMean(effect: Float64Array, variance: Float64Array, tau2: number): PrecisionMean {
  const origin = effect[mostPrecise(variance)]!
  let totalWeight = 0
  let weighted = 0
  for (let i = 0; i < effect.length; i++) {
    const weight = 1 / (variance[i]! + tau2)
    totalWeight += weight
    weighted += weight * (effect[i]! - origin)
  }
  const shift = weighted / totalWeight
  let q = 0
  for (let i = 0; i < effect.length; i++) q += (effect[i]! - origin - shift) ** 2 / (variance[i]! + tau2)
  return { estimate: origin + shift, totalWeight, q }
}
