import { fitGeneralizedLinear } from './generalized-linear.ts'
import type { NotEstimable } from './maximum-likelihood.ts'

export interface LogisticFit {
  readonly coefficients: Float64Array
  /** Inverse of the information, row by row: the coefficients' covariance. */
  readonly covariance: readonly Float64Array[]
  /** Fitted probability of each row. */
  readonly fitted: Float64Array
  readonly logLikelihood: number
}
export type LogisticResult = ({ kind: 'fitted' } & LogisticFit) | NotEstimable

/**
 * Logistic regression by maximum likelihood, for outcomes of 0 and 1: the binomial family of `generalized-linear.ts`.
 *
 * `design` is columns, the intercept among them. Missing values: none allowed. Separation
 * (Albert & Anderson 1984): some combination of columns orders the outcomes, so that no maximum exists;
 * dependent: a column is a combination of those before it. Source, checks and errors: as there.
 */
export function fitLogistic(
  outcome: Uint8Array,
  design: readonly Float64Array[],
  weights?: Float64Array,
): LogisticResult {
  return fitGeneralizedLinear('binomial', { outcome: Float64Array.from(outcome), design, weights })
}
