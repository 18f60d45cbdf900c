/** Whether the third power of a weight times the square of an effect would stop being a number. */
export const outOfReach = (effect: number, variance: number): boolean =>
  Math.abs(effect) > 1e30 || variance > 1e60 || variance < 1e-60

/**
 * Throws RangeError, naming function, argument and row, unless there are as many finite effects (up to 1e30)
 * as variances above 0 (1e-60 to 1e60).
 */
export function requireStudies(by: string, effect: Float64Array, variance: Float64Array): void {
  if (variance.length !== effect.length)
    throw new RangeError(`${by}: variance has ${variance.length} rows, effect ${effect.length}.`)
  for (let i = 0; i < effect.length; i++) {
    if (!Number.isFinite(effect[i]))
      throw new RangeError(`${by}: effect, row ${i + 1}, is not a finite number.`)
    if (!(variance[i]! > 0 && variance[i]! < Infinity))
      throw new RangeError(`${by}: variance, row ${i + 1}, is not a finite number above 0.`)
    if (outOfReach(effect[i]!, variance[i]!))
      throw new RangeError(`${by}: row ${i + 1} is too large or too small to calculate with.`)
  }
}

/** Throws RangeError unless `level` is a probability strictly between 0 and 1. */
export function requireLevel(by: string, level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`${by}: level is not between 0 and 1.`)
}

/** Throws RangeError, naming function, argument and row, unless `values` are `rows` whole numbers of at least 0. */
export function requireCounts(by: string, argument: string, values: Float64Array, rows: number): void {
  if (values.length !== rows)
    throw new RangeError(`${by}: ${argument} has ${values.length} rows, not ${rows}.`)
  for (let i = 0; i < rows; i++)
    if (!(Number.isInteger(values[i]) && values[i]! >= 0))
      throw new RangeError(`${by}: ${argument}, row ${i + 1}, is not a count.`)
}
