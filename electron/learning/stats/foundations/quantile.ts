/**
 * Sample quantile of type 7: with h = (n - 1) p, the value at rank floor(h) + 1 and the share of h on towards the next.
 *
 * Source: Hyndman & Fan 1996, Am Stat 50:361, definition 7; the default of R. Checked against: R's quantile.
 * Errors: RangeError for p outside 0..1, no values, or what is not a number.
 */
export function quantile(values: Float64Array, p: number): number {
  return quantileOfSorted(ascending(values), p)
}

/** The same of several p; sorts once. */
export function quantiles(values: Float64Array, p: readonly number[]): number[] {
  const sorted = ascending(values)
  return p.map(each => quantileOfSorted(sorted, each))
}

/** The same of values that are in ascending order already. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('quantile: p is not a probability.')
  if (sorted.length === 0) throw new RangeError('quantile: values hold none.')
  const height = (sorted.length - 1) * p
  const below = Math.floor(height)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  const share = height - below
  return share === 0 || low === high ? low : low + share * (high - low)
}

function ascending(values: Float64Array): Float64Array {
  const missing = values.findIndex(Number.isNaN)
  if (missing >= 0) throw new RangeError(`quantile: values, row ${missing + 1}: not a number.`)
  return values.slice().sort()
}
