import type { GeneralizedLinearFit } from './generalized-linear.ts'
import { rowsAt, termsOf } from './families.ts'
import { leverages } from './leverage.ts'

/** A row that alone decides a coefficient has leverage 1 but for rounding. */
export const FULL_LEVERAGE = 1 - 1e-10

/**
 * Cook's distances: how far the coefficients move, in units of their covariance, when a row is left out (to one step).
 *
 * D = (r / (1 - h))^2 h / (p dispersion), r the Pearson residual sqrt(w) (y - m) / sqrt(m'), h the leverage.
 * NaN for a row of leverage 1: without it a coefficient cannot be estimated at all.
 * Source: Cook 1977, Technometrics 19:15; Pregibon 1981, Ann Stat 9:705. Checked against: R's cooks.distance.
 */
export function cooksDistances(fit: GeneralizedLinearFit, leverage = leverages(fit)): Float64Array {
  const { residual, curvature } = rowsAt(termsOf[fit.family], fit.data, fit.linearPredictor)
  const scale = fit.data.design.length * fit.dispersion
  return leverage.map((h, i) => {
    if (h > FULL_LEVERAGE) return NaN
    const weight = curvature[i]!
    return weight > 0 ? (residual[i]! ** 2 / weight / (1 - h) ** 2) * (h / scale) : 0
  })
}
