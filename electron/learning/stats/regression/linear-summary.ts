import { chiSquareCdf } from '../foundations/chi-square.ts'
import { fCdf } from '../foundations/fisher-f.ts'
import { mean } from '../foundations/moments.ts'
import { leastSquares } from '../foundations/qr.ts'
import type { GeneralizedLinearFit } from './generalized-linear.ts'

export interface LinearSummary {
  /** Residual standard deviation, in the outcome's unit. */
  readonly sigma: number
  readonly rSquared: number
  readonly adjustedRSquared: number
  /** All columns but the intercept against none; p is undefined without such a column. */
  readonly f:
    | { readonly value: number; readonly freedom1: number; readonly freedom2: number; readonly p: number }
    | undefined
  /** Does the residuals' variance depend on the design (Koenker's studentised Breusch-Pagan test)? */
  readonly breuschPagan:
    | { readonly statistic: number; readonly freedom: number; readonly p: number }
    | undefined
}

/**
 * What is said of a linear regression beside its coefficients.
 *
 * R2 = 1 - residual / total sum of squares, about the (weighted) mean where a column is constant, else about 0;
 * adjusted 1 - (1 - R2) (n - i) / (n - p), i = 1 with an intercept; F = (R2 / (p - i)) / ((1 - R2) / (n - p)).
 * Breusch-Pagan: n R2 of the squared residuals' regression on the design, chi-square with p - 1 degrees of freedom;
 * only without weights and with an intercept. A perfect fit has R2 1, F infinite and no Breusch-Pagan test; an outcome
 * that does not vary R2 0.
 * Source: Koenker 1981, J Econom 17:107.
 * Checked against: R's summary.lm and lmtest::bptest.
 * Errors: RangeError for a fit of another family.
 */
export function linearSummary(fit: GeneralizedLinearFit): LinearSummary {
  if (fit.family !== 'gaussian') throw new RangeError('linearSummary: fit: not of the gaussian family.')
  const { data, fitted, rows, residualFreedom } = fit
  const columns = data.design.length
  const intercept = hasIntercept(data.design) ? 1 : 0
  const centre = intercept ? mean(data.outcome, data.weights) : 0
  const residual = squares(data.outcome, i => fitted[i]!, data.weights)
  const total = squares(data.outcome, () => centre, data.weights)
  const rSquared = total > 0 ? Math.min(1, Math.max(0, 1 - residual / total)) : 0
  const freedom1 = columns - intercept
  const value = (total - residual) / freedom1 / (residual / residualFreedom) || 0
  return {
    sigma: Math.sqrt(fit.dispersion),
    rSquared,
    adjustedRSquared: 1 - (1 - rSquared) * ((rows - intercept) / residualFreedom),
    f:
      freedom1 > 0
        ? { value, freedom1, freedom2: residualFreedom, p: fCdf(value, freedom1, residualFreedom, true) }
        : undefined,
    breuschPagan: intercept && freedom1 > 0 && !data.weights ? breuschPagan(fit) : undefined,
  }
}

function breuschPagan({ data, fitted, rows }: GeneralizedLinearFit): LinearSummary['breuschPagan'] {
  const squared = data.outcome.map((value, i) => (value - fitted[i]!) ** 2)
  const centre = mean(squared)
  const total = squares(squared, () => centre, undefined)
  if (total === 0) return undefined
  const statistic = rows * Math.max(0, 1 - leastSquares(data.design, squared).residualSquares / total)
  const freedom = data.design.length - 1
  return { statistic, freedom, p: chiSquareCdf(statistic, freedom, true) }
}

const hasIntercept = (design: readonly Float64Array[]) =>
  design.some(column => column[0] !== 0 && column.every(value => value === column[0]))

function squares(
  values: Float64Array,
  centre: (row: number) => number,
  weights: Float64Array | undefined,
): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (weights ? weights[i]! : 1) * (values[i]! - centre(i)) ** 2
  return sum
}
