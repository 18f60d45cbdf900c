import { normalQuantile } from '../foundations/normal.ts'
import { studentQuantile } from '../foundations/student.ts'
import type { GeneralizedLinearFit } from './generalized-linear.ts'
import type { Family } from './regression-data.ts'
import { eachWhitenedBlock } from './whitened-rows.ts'

export interface Prediction {
  readonly linearPredictor: Float64Array
  /** Of the linear predictor. */
  readonly standardError: Float64Array
  /** Mean: value, probability or expected count. */
  readonly mean: Float64Array
  /** Confidence limits of the mean, by way of the linear predictor. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Gaussian: limits for the outcome of one further row; else undefined. */
  readonly interval: { readonly lower: Float64Array; readonly upper: Float64Array } | undefined
}

/**
 * Predictions of a generalised linear model for rows of a design with the same columns.
 *
 * eta = x'b + offset with variance dispersion x'(X'WX)^-1 x; limits eta -/+ quantile times its root (t with the
 * residual degrees of freedom for gaussian fits, else normal), brought to the scale of the mean. For one
 * further gaussian outcome of weight 1 the residual variance is added.
 * Source: McCullagh & Nelder 1989, chapter 2. Checked against: R's predict. Errors: RangeError for another number of
 * columns, columns that differ in length, or a level outside 0..1.
 */
export function predict(
  fit: GeneralizedLinearFit,
  design: readonly Float64Array[],
  { level = 0.95, offset }: { level?: number; offset?: Float64Array } = {},
): Prediction {
  if (!(level > 0 && level < 1)) throw new RangeError('predict: level must lie between 0 and 1.')
  if (design.length !== fit.coefficients.length)
    throw new RangeError(`predict: design: ${design.length} columns, the fit has ${fit.coefficients.length}.`)
  const rows = design[0]!.length
  if ([...design, offset ?? design[0]!].some(column => column.length !== rows))
    throw new RangeError('predict: design and offset: columns differ in length.')

  const linearPredictor = offset ? offset.slice() : new Float64Array(rows)
  design.forEach((column, c) => {
    for (let i = 0; i < rows; i++) linearPredictor[i]! += fit.coefficients[c]! * column[i]!
  })
  const standardError = new Float64Array(rows)
  eachWhitenedBlock(design, fit.factor, (block, from, count) => {
    for (let i = 0; i < count; i++)
      standardError[from + i] = Math.sqrt(fit.dispersion) * Math.hypot(...block.map(solved => solved[i]!))
  })
  const gaussian = fit.family === 'gaussian'
  const tail = (1 - level) / 2
  const reach = gaussian ? studentQuantile(tail, fit.residualFreedom, true) : normalQuantile(tail, true)
  const mean = meanOf[fit.family]
  const limit = (side: number, error: Float64Array) =>
    linearPredictor.map((eta, i) => mean(eta + side * reach * error[i]!))
  const ofOne = standardError.map(error => Math.hypot(error, Math.sqrt(fit.dispersion)))
  return {
    linearPredictor,
    standardError,
    mean: linearPredictor.map(mean),
    lower: limit(-1, standardError),
    upper: limit(1, standardError),
    interval: gaussian ? { lower: limit(-1, ofOne), upper: limit(1, ofOne) } : undefined,
  }
}

const meanOf: Record<Family, (eta: number) => number> = {
  gaussian: eta => eta,
  binomial: eta => 1 / (1 + Math.exp(-eta)),
  poisson: Math.exp,
}
