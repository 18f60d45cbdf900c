/**
 * How many cases a chart of the gaps between rare events needs to tell, with some power, that they have become rarer.
 *
 * A gap of at least `limit` cases comes with probability (1 - share)^limit once the share is so small; of m gaps one is
 * so long with power 1 - (1 - that)^m, and m gaps take m / share cases on average. Infinity where no gap can.
 */
export function casesUntilLongGap(limit: number, share: number, power: number): number {
  if (share <= 0) return limit
  const long = (1 - share) ** limit
  if (long <= 0) return Infinity
  const gaps = long >= power ? 1 : Math.ceil(Math.log(1 - power) / Math.log1p(-long))
  return Math.max(limit, gaps / share)
}
