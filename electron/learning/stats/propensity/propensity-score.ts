import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import type { NotEstimable } from '../regression/maximum-likelihood.ts'
import { requireFlags } from './arguments.ts'
import { independentInSteps } from './fit-independent.ts'

/** A fitted propensity model; coefficients, covariance and design are those of the columns that were kept. */
export interface PropensityScore {
  /** Columns of the given design that were fitted; the others are combinations of those before them. */
  readonly kept: readonly number[]
  readonly design: readonly Float64Array[]
  readonly coefficients: Float64Array
  /** Inverse of the information, row by row. */
  readonly covariance: readonly Float64Array[]
  /** Probability of treatment of each person. */
  readonly fitted: Float64Array
  /** Its logit, the usual distance for matching; keeps its digits where the probability is near 0 or 1. */
  readonly logit: Float64Array
}
export type PropensityScoreResult =
  | ({ kind: 'fitted' } & PropensityScore)
  | Exclude<NotEstimable, { reason: 'dependent' }>

/**
 * Propensity score: the probability of treatment given covariates, by logistic regression.
 *
 * `design` is columns, the intercept among them; columns that are combinations of others are left out. `weights` count
 * people (bootstrap), `start` are coefficients to begin from, one a column. Missing values: none allowed.
 * Source: Rosenbaum & Rubin 1983, Biometrika 70:41. Checked against: R's glm. No unit.
 * Not estimable under separation: some combination of covariates tells the arms apart, as when everybody is in one arm.
 * Throws RangeError for columns that differ in length and values that are not finite.
 */
export const propensityScore = (
  treatment: Uint8Array,
  design: readonly Float64Array[],
  weights?: Float64Array,
  start?: Float64Array,
): PropensityScoreResult => atOnce(propensityScoreInSteps(treatment, design, weights, start))

export function* propensityScoreInSteps(
  treatment: Uint8Array,
  design: readonly Float64Array[],
  weights?: Float64Array,
  start?: Float64Array,
): InSteps<PropensityScoreResult> {
  requireFlags('propensityScore', 'treatment', treatment, treatment.length)
  const fit = yield* independentInSteps(
    'binomial',
    { outcome: Float64Array.from(treatment), design, weights },
    start,
  )
  if (fit.kind === 'not-estimable') return fit
  const { kept, coefficients, covariance, fitted, linearPredictor } = fit
  return {
    kind: 'fitted',
    kept,
    design: kept.map(c => design[c]!),
    coefficients,
    covariance,
    fitted,
    logit: linearPredictor,
  }
}
