import { clusterCovariance } from './cluster-covariance.ts'
import { coefficientTable, standardErrorsOf, type CoefficientRow } from './coefficient-table.ts'
import { fitGeneralizedLinear } from './generalized-linear.ts'
import type { NotEstimable } from './maximum-likelihood.ts'
import type { RegressionData } from './regression-data.ts'
import { robustCovariance } from './robust-covariance.ts'

export interface RiskRatios {
  readonly kind: 'fitted'
  /** On the log scale, with robust errors. */
  readonly coefficients: readonly CoefficientRow[]
  /** exp of estimate and limits, column by column; of the intercept it is the risk itself. */
  readonly ratios: readonly { readonly ratio: number; readonly lower: number; readonly upper: number }[]
  /** Rows whose fitted risk is above 1, where the log-linear model cannot be right. */
  readonly rowsAboveOne: number
}

/**
 * Modified Poisson regression: adjusted risk ratios of a 0/1 outcome.
 *
 * Poisson regression of the outcome, whose coefficients are log risk ratios, with the sandwich covariance HC0
 * (of clusters where `cluster` is given), as the Poisson variance is not that of a 0/1 outcome.
 * Source: Zou 2004, Am J Epidemiol 159:702; Zou & Donner 2013 for clusters. Checked against: R's glm with
 * sandwich::vcovHC(type = "HC0"). Errors: RangeError for an outcome other than 0 and 1, and as every regression.
 */
export function modifiedPoisson(
  data: RegressionData,
  { level = 0.95, cluster }: { level?: number; cluster?: ArrayLike<number | string> } = {},
): RiskRatios | NotEstimable {
  const other = data.outcome.findIndex(y => y !== 0 && y !== 1)
  if (other >= 0) throw new RangeError(`modifiedPoisson: outcome, row ${other + 1}: neither 0 nor 1.`)
  const fit = fitGeneralizedLinear('poisson', data)
  if (fit.kind === 'not-estimable') return fit
  const robust = cluster ? clusterCovariance(fit, cluster, 'HC0') : robustCovariance(fit, 'HC0')
  // HC0 is always estimable
  if (robust.kind === 'not-estimable') return { kind: 'not-estimable', reason: 'no-residual-freedom' }
  const coefficients = coefficientTable(fit.coefficients, standardErrorsOf(robust.covariance), { level })
  return {
    kind: 'fitted',
    coefficients,
    ratios: coefficients.map(row => ({
      ratio: Math.exp(row.estimate),
      lower: Math.exp(row.lower),
      upper: Math.exp(row.upper),
    })),
    rowsAboveOne: fit.fitted.reduce((count, risk) => count + Number(risk > 1), 0),
  }
}
