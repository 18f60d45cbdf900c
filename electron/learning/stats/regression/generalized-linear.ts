import { lnGamma } from '../foundations/gamma-function.ts'
import type { InformationFactor } from './information-factor.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { maximiseLikelihood, type NotEstimable } from './maximum-likelihood.ts'
import { checkRegressionData, rowsThatCount, type Family, type RegressionData } from './regression-data.ts'

export interface GeneralizedLinearFit {
  readonly family: Family
  readonly data: RegressionData
  readonly coefficients: Float64Array
  /** Of the coefficients, by the model: dispersion times the inverse of X'WX. */
  readonly covariance: readonly Float64Array[]
  /** R with R'R = X'WX at the maximum. */
  readonly factor: InformationFactor
  readonly linearPredictor: Float64Array
  /** Mean of each row: probability, expected count. */
  readonly fitted: Float64Array
  /** With all constants; gaussian with the maximum likelihood variance. */
  readonly logLikelihood: number
  /** Gaussian: residual variance on the residual degrees of freedom; else 1. */
  readonly dispersion: number
  /** Rows with a weight above 0, and that number less the columns. */
  readonly rows: number
  readonly residualFreedom: number
}
export type GeneralizedLinearResult = ({ readonly kind: 'fitted' } & GeneralizedLinearFit) | NotEstimable

/**
 * Generalised linear model with its canonical link by maximum likelihood: gaussian (least squares), binomial
 * (logistic), poisson (log-linear).
 *
 * Maximises sum of w [ y eta - b(eta) ], eta = x'b + offset, b = eta^2 / 2, ln(1 + e^eta), e^eta: Newton's
 * method, which here is iteratively reweighted least squares, with step halving; the covariance is that of
 * the maximum itself. The design is columns, the intercept among them, in any units. Weights count rows: 2 is
 * the same as the row twice, except that a gaussian row is one residual degree of freedom whatever its weight
 * (as R's lm has it).
 * Missing values: none allowed. No finite maximum (separation), a column that is a combination of those before it, or a
 * gaussian fit without residual freedom is answered, not fitted.
 * Source: McCullagh & Nelder 1989, Generalized Linear Models, chapter 2. Checked against: R's glm and lm, statsmodels'
 * OLS and NIST StRD Longley.
 * Errors: RangeError for lengths that differ, values that are not finite or not of the family.
 */
export const fitGeneralizedLinear = (
  family: Family,
  data: RegressionData,
  start?: Float64Array,
): GeneralizedLinearResult => atOnce(generalizedLinearInSteps(family, data, start))

export function* generalizedLinearInSteps(
  family: Family,
  data: RegressionData,
  start?: Float64Array,
): InSteps<GeneralizedLinearResult> {
  const largest = checkRegressionData('fitGeneralizedLinear', family, data)
  const found = yield* maximiseLikelihood(
    family,
    data,
    largest,
    start ?? (yield* fewRowsSay(family, data, largest)),
  )
  if (found.kind === 'not-estimable') return found
  const { coefficients, factor, linearPredictor, fitted } = found
  const rows = rowsThatCount(data)
  const residualFreedom = rows - data.design.length
  if (family === 'gaussian' && residualFreedom === 0)
    return { kind: 'not-estimable', reason: 'no-residual-freedom' }
  const inverse = factor.inverse()
  const dispersion = family === 'gaussian' ? (-2 * found.logLikelihood) / residualFreedom : 1
  const covariance = dispersion === 1 ? inverse : inverse.map(row => row.map(value => value * dispersion))
  const logLikelihood = withConstants(family, data, found.logLikelihood, rows)
  return {
    kind: 'fitted',
    family,
    data,
    coefficients,
    covariance,
    factor,
    linearPredictor,
    fitted,
    logLikelihood,
    dispersion,
    rows,
    residualFreedom,
  }
}

/**
 * Rows below which all are fitted at once; above, every seventh row first, which spares a third of the passes
 * over all.
 */
const MANY = 4_096
const EVERY = 7

/** The coefficients of every seventh row, themselves begun from fewer; none where these few have no maximum. */
function* fewRowsSay(
  family: Family,
  data: RegressionData,
  largest: Float64Array,
): InSteps<Float64Array | undefined> {
  if (family === 'gaussian' || data.outcome.length < Math.max(MANY, 100 * data.design.length))
    return undefined
  const few = (column: Float64Array) => {
    const kept = new Float64Array(Math.floor(column.length / EVERY))
    for (let i = 0; i < kept.length; i++) kept[i] = column[i * EVERY]!
    return kept
  }
  const part: RegressionData = {
    outcome: few(data.outcome),
    design: data.design.map(few),
    offset: data.offset && few(data.offset),
    weights: data.weights && few(data.weights),
  }
  const found = yield* maximiseLikelihood(family, part, largest, yield* fewRowsSay(family, part, largest))
  return found.kind === 'maximum' ? found.coefficients : undefined
}

/** The log likelihood from the part of it that depends on the coefficients. */
function withConstants(
  family: Family,
  { outcome, weights }: RegressionData,
  part: number,
  rows: number,
): number {
  if (family === 'binomial') return part
  let constants = 0
  if (family === 'poisson') {
    for (let i = 0; i < outcome.length; i++)
      if (outcome[i] !== 0 && outcome[i] !== 1)
        constants += (weights ? weights[i]! : 1) * lnGamma(outcome[i]! + 1)
    return part - constants
  }
  if (weights) for (const weight of weights) if (weight > 0) constants += Math.log(weight)
  return (constants - rows * (Math.log((-4 * Math.PI * part) / rows) + 1)) / 2
}
