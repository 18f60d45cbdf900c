/** Throws RangeError, naming function and argument, unless the value is finite. */
export function requireFinite(by: string, argument: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${by}: ${argument} is not a finite number.`)
}

/** The same unless it is finite and above 0. */
export function requirePositive(by: string, argument: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${by}: ${argument} is not a finite number above 0.`)
}

/** The same unless it is a probability, ends included. */
export function requireProbability(by: string, argument: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${by}: ${argument} is not within 0 and 1.`)
}

/** The same unless events and trials are whole numbers with 0 <= events <= trials. */
export function requireEvents(by: string, events: number, trials: number): void {
  if (!(Number.isInteger(events) && Number.isInteger(trials) && events >= 0 && events <= trials))
    throw new RangeError(`${by}: events and trials must be whole, 0 <= events <= trials.`)
}

/** The same unless weights are one a component, none below 0, and sum to 1 within rounding. */
export function requireWeights(by: string, weights: readonly number[], components: number): void {
  if (weights.length !== components || components === 0)
    throw new RangeError(`${by}: needs one weight a component.`)
  if (weights.some(weight => !(weight >= 0)))
    throw new RangeError(`${by}: a weight is not a number of at least 0.`)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (Math.abs(total - 1) > 1e-6) throw new RangeError(`${by}: weights sum to ${total}, not to 1.`)
}
