/**
 * The smallest and the largest of the values: Infinity and -Infinity where there is none. Plain loops, as
 * they stand where thousands of questions are pooled.
 */
export function extremes(values: Float64Array): { readonly smallest: number; readonly largest: number } {
  let smallest = Infinity
  let largest = -Infinity
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    if (value < smallest) smallest = value
    if (value > largest) largest = value
  }
  return { smallest, largest }
}

/** The place of the study with the smallest variance, the first of equal ones. */
export function mostPrecise(variance: Float64Array): number {
  let place = 0
  for (let k = 1; k < variance.length; k++) if (variance[k]! < variance[place]!) place = k
  return place
}
