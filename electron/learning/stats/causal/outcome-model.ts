import { fitIndependent } from '../propensity/fit-independent.ts'
import { pickRows } from '../propensity/rows.ts'
import type { NotEstimable } from '../regression/maximum-likelihood.ts'
import type { Family } from '../regression/regression-data.ts'

/**
 * A model of the outcome, fitted to some rows, with what is needed to predict everybody and to say how sure
 * that is.
 */
export interface OutcomeModel {
  readonly family: Family
  /** One for each column of the design; 0 for columns that were left out. */
  readonly coefficients: Float64Array
  /** Columns left out because they were combinations of those before them. */
  readonly dropped: readonly number[]
  /**
   * Inverse of X'WX; rows and columns of those left out are 0. Times `dispersion` it is the coefficients'
   * covariance.
   */
  readonly inverseInformation: readonly Float64Array[]
  readonly dispersion: number
  /** The columns it was fitted to, all rows. */
  readonly design: readonly Float64Array[]
  /** Outcome minus fitted mean, times the row's weight; 0 in rows that it was not fitted to. */
  readonly residual: Float64Array
}
export type OutcomeModelResult =
  | ({ kind: 'fitted' } & OutcomeModel)
  | Exclude<NotEstimable, { reason: 'dependent' }>

/**
 * Outcome regression for standardisation and double robustness: a generalised linear model with canonical link.
 *
 * `rows` restricts the fit, for instance to one arm. Within an arm products with the treatment are constant or repeat
 * another column; such leftovers are dropped from the right, so that the first of several that say the same stays.
 * `weights` count rows. Missing values: none allowed.
 * Source: McCullagh & Nelder 1989, chapter 2. Checked against: R's glm. Errors: as `fitGeneralizedLinear`.
 */
export function fitOutcomeModel(
  family: Family,
  outcome: Float64Array,
  design: readonly Float64Array[],
  rows?: Uint32Array,
  weights?: Float64Array,
): OutcomeModelResult {
  const pick = (column: Float64Array) => (rows ? pickRows(column, rows) : column)
  const own = { outcome: pick(outcome), design: design.map(pick), weights: weights && pick(weights) }
  const fit = fitIndependent(family, own)
  if (fit.kind === 'not-estimable') return fit
  const { kept, fitted, dispersion } = fit
  const coefficients = new Float64Array(design.length)
  const inverseInformation = design.map(() => new Float64Array(design.length))
  kept.forEach((a, j) => {
    coefficients[a] = fit.coefficients[j]!
    kept.forEach((b, k) => {
      inverseInformation[a]![b] = fit.covariance[j]![k]! / dispersion
    })
  })
  const residual = new Float64Array(outcome.length)
  for (let k = 0; k < fitted.length; k++)
    residual[rows ? rows[k]! : k] = (own.weights ? own.weights[k]! : 1) * (own.outcome[k]! - fitted[k]!)
  return {
    kind: 'fitted',
    family,
    coefficients,
    dropped: [...design.keys()].filter(c => !kept.includes(c)),
    inverseInformation,
    dispersion,
    design,
    residual,
  }
}

/** Predicted mean of each row of a design, and its derivative with respect to the linear predictor. */
export interface Prediction {
  readonly mean: Float64Array
  readonly slope: Float64Array
}

/** Written so that neither end overflows. */
const expit = (eta: number) => (eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta)))

/** What the model says of rows whose columns are `design`, for instance everybody's with the treatment set to 1. */
export function predictOutcome(
  { family, coefficients }: OutcomeModel,
  design: readonly Float64Array[],
): Prediction {
  const rows = design[0]?.length ?? 0
  if (design.length !== coefficients.length || design.some(column => column.length !== rows))
    throw new RangeError(`predictOutcome: design needs ${coefficients.length} columns of one length.`)
  const mean = new Float64Array(rows)
  design.forEach((column, c) => {
    const coefficient = coefficients[c]!
    if (coefficient !== 0) for (let i = 0; i < rows; i++) mean[i]! += coefficient * column[i]!
  })
  const slope = new Float64Array(rows).fill(1)
  if (family === 'gaussian') return { mean, slope }
  for (let i = 0; i < rows; i++) {
    const eta = mean[i]!
    mean[i] = family === 'poisson' ? Math.exp(eta) : expit(eta)
    slope[i] = family === 'poisson' ? mean[i]! : mean[i]! * (1 - mean[i]!)
  }
  return { mean, slope }
}
