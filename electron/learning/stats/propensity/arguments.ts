/** Throws RangeError, naming function, argument and row, unless `values` are `rows` finite numbers. */
export function requireNumbers(by: string, argument: string, values: Float64Array, rows: number): void {
  if (values.length !== rows)
    throw new RangeError(`${by}: ${argument} has ${values.length} rows, not ${rows}.`)
  for (let i = 0; i < rows; i++)
    if (!Number.isFinite(values[i]!))
      throw new RangeError(`${by}: ${argument}, row ${i + 1}, is not a finite number.`)
}

/** The same for 0 and 1. */
export function requireFlags(by: string, argument: string, values: Uint8Array, rows: number): void {
  if (values.length !== rows)
    throw new RangeError(`${by}: ${argument} has ${values.length} rows, not ${rows}.`)
  for (let i = 0; i < rows; i++)
    if (values[i]! > 1) throw new RangeError(`${by}: ${argument}, row ${i + 1}, is neither 0 nor 1.`)
}

/** The same for weights: finite and not below 0. */
export function requireWeights(by: string, argument: string, values: Float64Array, rows: number): void {
  requireNumbers(by, argument, values, rows)
  for (let i = 0; i < rows; i++)
    if (values[i]! < 0) throw new RangeError(`${by}: ${argument}, row ${i + 1}, is below 0.`)
}

/**
 * The same for probabilities of treatment: strictly between 0 and 1, because somebody who could not have had
 * the other treatment has no weight.
 */
export function requirePropensity(by: string, argument: string, values: Float64Array, rows: number): void {
  if (values.length !== rows)
    throw new RangeError(`${by}: ${argument} has ${values.length} rows, not ${rows}.`)
  for (let i = 0; i < rows; i++)
    if (!(values[i]! > 0 && values[i]! < 1))
      throw new RangeError(`${by}: ${argument}, row ${i + 1}, is not between 0 and 1.`)
}
