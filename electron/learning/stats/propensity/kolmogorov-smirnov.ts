import { sortedOrder } from '../foundations/order.ts'

/**
 * Kolmogorov-Smirnov distance of a column between two arms, weighted.
 *
 * max over x of |F1(x) - F0(x)|, F the weighted distribution function of an arm; equal values are one step.
 * People of weight 0 do not count. Missing values: none allowed (RangeError). NaN where an arm is empty.
 * Source: Stuart, Lee & Leacy 2013, J Clin Epidemiol 66:S84. Checked against: R. From 0 (alike) to 1 (apart). O(n log n).
 */
export function weightedKolmogorovSmirnov(values: Float64Array, treatment: Uint8Array, weight?: Float64Array): number {
  const order = sortedOrder(values)
  const total = [0, 0]
  for (let i = 0; i < values.length; i++) total[treatment[i]!]! += weight ? weight[i]! : 1
  if (!(total[0]! > 0 && total[1]! > 0)) return NaN
  let below = 0
  let belowTreated = 0
  let furthest = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    const w = weight ? weight[i]! : 1
    if (treatment[i]) belowTreated += w
    else below += w
    const tied = k + 1 < order.length && values[order[k + 1]!] === values[i]
    if (!tied) furthest = Math.max(furthest, Math.abs(belowTreated / total[1]! - below / total[0]!))
  }
  return furthest
}
