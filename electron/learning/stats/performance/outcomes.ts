/**
 * Refuses outcomes other than 0 and 1, and predictions that are not one finite number an outcome between
 * `low` and `high`.
 */
export function checkPredictions(
  caller: string,
  name: string,
  outcome: Uint8Array,
  prediction: Float64Array,
  [low, high]: readonly [number, number] = [-Infinity, Infinity],
): void {
  if (prediction.length !== outcome.length)
    throw new RangeError(`${caller}: ${name}: ${prediction.length} rows, the outcome has ${outcome.length}.`)
  for (let i = 0; i < outcome.length; i++) {
    if (outcome[i]! > 1) throw new RangeError(`${caller}: outcome, row ${i + 1}: neither 0 nor 1.`)
    const value = prediction[i]!
    if (!(value >= low && value <= high && Math.abs(value) < Infinity))
      throw new RangeError(`${caller}: ${name}, row ${i + 1}: ${value}.`)
  }
}
