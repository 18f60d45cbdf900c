import { findRoot } from '../foundations/find-root.ts'

/**
 * The x at which a mixture's distribution function is p, given each component's own quantile at p: between
 * the least and the largest of them. `cdf` and `upperCdf` are P(X <= x) and P(X > x); of the two the smaller
 * is solved for, so that both tails keep digits.
 */
export function mixtureQuantile(
  p: number,
  quantiles: readonly number[],
  cdf: (x: number) => number,
  upperCdf: (x: number) => number,
): number {
  const low = Math.min(...quantiles)
  const high = Math.max(...quantiles)
  const excess = p <= 0.5 ? (x: number) => cdf(x) - p : (x: number) => 1 - p - upperCdf(x)
  // Rounding may put the root a hair outside the components' quantiles.
  if (excess(low) >= 0) return low
  if (excess(high) <= 0) return high
  return findRoot(excess, low, high)
}
