import { PIECE, type InSteps } from '../foundations/in-steps.ts'

/**
 * Rows with equal counts taken together: the k-th kind has `first[k]` of `second[k]` and occurs `times[k]`
 * times; `kind[row]` says which it is.
 */
export interface Tally {
  readonly first: Float64Array
  readonly second: Float64Array
  readonly times: Float64Array
  readonly kind: Uint32Array
}

/**
 * Takes rows with equal pairs of numbers together, in the order in which they first appear: many small units
 * cost little more than few.
 */
export function* tally(first: Float64Array, second: Float64Array): InSteps<Tally> {
  const kinds = new Map<number, Map<number, number>>()
  const representatives: number[] = []
  const times: number[] = []
  const kind = new Uint32Array(first.length)
  for (let row = 0; row < first.length; row++) {
    if (row % PIECE === 0) yield
    const value = first[row]!
    let seconds = kinds.get(value)
    if (!seconds) kinds.set(value, (seconds = new Map()))
    let place = seconds.get(second[row]!)
    if (place === undefined) {
      place = representatives.length
      seconds.set(second[row]!, place)
      representatives.push(row)
      times.push(0)
    }
    times[place]!++
    kind[row] = place
  }
  return {
    first: Float64Array.from(representatives, row => first[row]!),
    second: Float64Array.from(representatives, row => second[row]!),
    times: Float64Array.from(times),
    kind,
  }
}
