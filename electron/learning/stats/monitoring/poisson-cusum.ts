import type { NoChart } from './control-points.ts'
import { baselineRate } from './rate-chart.ts'
import { cusumOf, type RiskAdjustedCusum } from './risk-adjusted-cusum.ts'

/**
 * Poisson CUSUM of events over exposure, against a rate `rateRatio` times the baseline's.
 *
 * W = y ln R - (R - 1) u exposure, u the baseline's rate; X_t = max(0, X_(t - 1) + W), a signal above `limit`.
 * Source: Lucas 1985, Technometrics 27:129; Rossi, Lampugnani & Marchi 1999, Stat Med 18:2111. Checked against: R.
 * A baseline without exposure: not estimable.
 * Errors: RangeError for wrong columns and a rate ratio of 1 or not above 0.
 */
export function poissonCusum(
  counts: ArrayLike<number>,
  exposures: ArrayLike<number>,
  rateRatio: number,
  baselineRows = counts.length,
  limit = Infinity,
): ({ readonly kind: 'fitted'; readonly rate: number } & RiskAdjustedCusum) | NoChart {
  if (!(rateRatio > 0 && rateRatio < Infinity && rateRatio !== 1))
    throw new RangeError('poissonCusum: rateRatio must be above 0 and not 1.')
  if (!(limit > 0)) throw new RangeError('poissonCusum: limit must be above 0.')
  const rate = baselineRate('poissonCusum', counts, exposures, baselineRows)
  if (rate === undefined) return { kind: 'not-estimable', reason: 'empty-baseline' }
  const weights = Float64Array.from(
    counts,
    (count, row) => count * Math.log(rateRatio) - (rateRatio - 1) * rate * exposures[row]!,
  )
  return { kind: 'fitted', rate, weights, ...cusumOf(weights, limit) }
}
