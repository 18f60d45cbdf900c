/**
 * Typical sampling variance (k - 1) S1 / (S1^2 - S2), S_j = sum of v^-j, of two studies or more.
 * Source: Higgins & Thompson 2002, Stat Med 21:1539, equation 9.
 */
export function typicalVariance(variance: Float64Array): number {
  // S1^2 - S2 is twice the sum over pairs of w w'; summed so it loses no digits when one study outweighs all others.
  let total = 0
  let pairs = 0
  for (let i = 0; i < variance.length; i++) {
    const weight = 1 / variance[i]!
    pairs += weight * total
    total += weight
  }
  return ((variance.length - 1) * total) / (2 * pairs)
}
