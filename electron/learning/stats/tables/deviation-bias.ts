import { lnGamma } from '../foundations/gamma-function.ts'

/**
 * c4: how much the standard deviation of n normal values falls short on average, E(s) / sigma.
 *
 * sqrt(2/(n - 1)) G(n/2) / G((n - 1)/2). From n = 100 on by the asymptotic series of G(m + 1/2) / G(m), as
 * logarithms of the gamma function would cancel.
 * Source: Montgomery, Introduction to Statistical Quality Control, appendix VI; series: Tricomi & Erdelyi
 * 1951.
 * Checked against: Montgomery's table and mpmath. Errors: RangeError unless n is 2 or more.
 */
export function deviationBias(size: number): number {
  if (!(size >= 2)) throw new RangeError('deviationBias: size must be 2 or more.')
  const half = (size - 1) / 2
  if (size < 100) return Math.exp(lnGamma(half + 0.5) - lnGamma(half)) / Math.sqrt(half)
  const m = 1 / half
  return (
    1 +
    m *
      (-1 / 8 +
        m * (1 / 128 + m * (5 / 1024 + m * (-21 / 32768 + m * (-399 / 262144 + (m * 869) / 4194304)))))
  )
}
