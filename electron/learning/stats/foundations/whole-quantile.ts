/**
 * Quantile of a distribution of counts: the smallest whole k in 0..most with P(X <= k) >= p, or with P(X > k) <= p with
 * `upper`. What misses p by rounding only counts as reaching it.
 *
 * Searched outwards from `guess` by doubling steps, then by halving. `cdf` must rise with k. For p in 0..1.
 */
export function wholeQuantile(
  p: number,
  upper: boolean,
  guess: number,
  most: number,
  cdf: (k: number, upper: boolean) => number,
): number {
  if (p === 0) return upper ? most : 0
  if (p === 1) return upper ? 0 : most
  const slack = 64 * Number.EPSILON
  const reached = (k: number) => (upper ? cdf(k, true) <= p * (1 + slack) : cdf(k, false) >= p * (1 - slack))
  let low = 0 // the answer lies in low..high once `high` reaches p
  let high = Math.min(most, Math.max(0, guess))
  for (let step = 1; high < most && !reached(high); step *= 2) {
    low = high + 1
    high = Math.min(most, high + step)
  }
  for (let step = 1; low < high; step *= 2) {
    const before = Math.max(low, high - step)
    if (!reached(before)) {
      low = before + 1
      break
    }
    high = before
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return high
}
