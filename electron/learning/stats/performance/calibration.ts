import { fitGeneralizedLinear } from '../regression/generalized-linear.ts'
import type { RegressionData } from '../regression/regression-data.ts'
import { checkPredictions } from './outcomes.ts'

export interface Calibration {
  /**
   * Slope of the outcome on the predicted log odds: 1 ideal, below 1 predictions too extreme. Undefined where
   * none fits best.
   */
  readonly slope: Estimate | undefined
  /** Log odds by which all predictions are too low: 0 ideal. Undefined where all or none have the outcome. */
  readonly inTheLarge: Estimate | undefined
  readonly observed: number
  /** Sum of the predicted risks. */
  readonly expected: number
  /** Observed over expected. */
  readonly ratio: number | undefined
}
export interface Estimate {
  readonly estimate: number
  readonly standardError: number
}

/**
 * Calibration of predicted risks in the rows given, which should not be those the model was fitted to.
 *
 * Slope: logistic regression of the outcome on the predicted log odds. In the large: the intercept alone with
 * the log odds as offset. `logOdds` is the model's linear predictor, ln(p / (1 - p)).
 * Source: Cox 1958, Biometrika 45:562; Steyerberg 2019, Clinical Prediction Models, chapter 15.
 * Checked against: R's glm.
 * Errors: RangeError for no rows, lengths that differ, outcomes other than 0 and 1, log odds that are not finite.
 */
export function calibration(outcome: Uint8Array, logOdds: Float64Array): Calibration {
  if (outcome.length === 0) throw new RangeError('calibration: outcome: there are no rows.')
  checkPredictions('calibration', 'logOdds', outcome, logOdds)
  const intercept = new Float64Array(outcome.length).fill(1)
  const data = { outcome: Float64Array.from(outcome) }
  const observed = outcome.reduce((sum, y) => sum + y, 0)
  const expected = logOdds.reduce((sum, eta) => sum + 1 / (1 + Math.exp(-eta)), 0)
  return {
    slope: lastCoefficient({ ...data, design: [intercept, logOdds] }),
    inTheLarge: lastCoefficient({ ...data, design: [intercept], offset: logOdds }),
    observed,
    expected,
    ratio: expected > 0 ? observed / expected : undefined,
  }
}

function lastCoefficient(data: RegressionData): Estimate | undefined {
  const fit = fitGeneralizedLinear('binomial', data)
  if (fit.kind === 'not-estimable') return undefined
  const last = data.design.length - 1
  return { estimate: fit.coefficients[last]!, standardError: Math.sqrt(fit.covariance[last]![last]!) }
}
