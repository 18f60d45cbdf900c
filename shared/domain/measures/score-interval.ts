/** The two-sided normal quantile of 95 %. */
export const Z_95 = 1.959963984540054

/**
 * Wilson's score interval of a proportion, by a normal quantile.
 *
 * (x + z^2/2)/(n + z^2) -/+ z/(n + z^2) sqrt(x (n - x)/n + z^2/4); no observations: 0 to 1.
 * Source: Wilson 1927; Newcombe 1998, Stat Med 17:857, method 3. Counts are whole, `events` at most `size`.
 */
export function scoreInterval(
  events: number,
  size: number,
  z: number = Z_95,
): { readonly lower: number; readonly upper: number } {
  const square = z * z
  // The limit at the side of the rarer outcome is the quotient of the product of both limits, so that its digits stay.
  const root = z * Math.sqrt(size === 0 ? square / 4 : (events * (size - events)) / size + square / 4)
  const upper = (events + square / 2 + root) / (size + square)
  const upperOfOthers = (size - events + square / 2 + root) / (size + square)
  const lowerFrom = (count: number, other: number) =>
    count === 0 ? 0 : (count * count) / size / (size + square) / other
  if (size === 0) return { lower: 0, upper: 1 }
  const lower = lowerFrom(events, upper)
  if (events === size) return { lower, upper: 1 }
  return { lower, upper: upper > 0.5 ? 1 - lowerFrom(size - events, upperOfOthers) : upper }
}
