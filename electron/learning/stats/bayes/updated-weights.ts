/**
 * Weights of a mixture's components after data: each times how probable it held the data, summing to 1 again.
 *
 * `lnMarginal` are logarithms, so that data that all components hold very improbable do no harm. A component
 * of weight 0 keeps it.
 */
export function updatedWeights(weights: readonly number[], lnMarginal: readonly number[]): number[] {
  const ln = weights.map((weight, k) => Math.log(weight) + lnMarginal[k]!)
  const highest = Math.max(...ln)
  const relative = ln.map(each => Math.exp(each - highest))
  const total = relative.reduce((sum, each) => sum + each, 0)
  return relative.map(each => each / total)
}
