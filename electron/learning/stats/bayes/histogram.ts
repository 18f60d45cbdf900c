/** The different numbers among some, and how often each occurs. */
export interface Histogram {
  readonly values: Float64Array
  readonly times: Float64Array
}

/**
 * Counts equal numbers together, in the order in which they first appear: sums over many equal counts then
 * cost little.
 */
export function histogram(numbers: Float64Array): Histogram {
  const times = new Map<number, number>()
  for (const value of numbers) times.set(value, (times.get(value) ?? 0) + 1)
  return { values: Float64Array.from(times.keys()), times: Float64Array.from(times.values()) }
}
