import { cholesky, solveFactor } from '../foundations/cholesky.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { checkCoxData, type CoxData } from './cox-data.ts'
import { coxModel, type CoxModel, type Ties } from './cox-model.ts'
import { coxWork, type CoxWork } from './cox-work.ts'
import { hazardSteps } from './hazard-steps.ts'
import { maximiseLikelihood, type Maximum } from './maximise-likelihood.ts'
import { monotoneLimit } from './monotone-limit.ts'

export interface CoxFit {
  /** Log hazard ratios per unit of each column. */
  readonly coefficients: Float64Array
  /**
   * Inverse of the information, row by row: the coefficients' covariance if the model holds and weights count
   * people.
   */
  readonly covariance: readonly Float64Array[]
  readonly logLikelihood: number
  /** With all coefficients 0. */
  readonly logLikelihoodNull: number
  /** Chi-squares of no effect at all, with a degree of freedom a column. */
  readonly likelihoodRatioTest: number
  readonly scoreTest: number
  readonly rows: number
  /** Those of weight 0 do not count. */
  readonly events: number
  readonly iterations: number
  /** What residuals, tests and predictions of this fit are made from. */
  readonly solution: CoxSolution
}
export interface CoxSolution {
  readonly model: CoxModel
  readonly work: CoxWork
  readonly scaled: Float64Array
  readonly scoreAtNull: Float64Array
}

export type CoxResult =
  | ({ kind: 'fitted' } & CoxFit)
  | { kind: 'not-estimable'; reason: 'no-events' | 'not-converged' }
  | { kind: 'not-estimable'; reason: 'dependent'; column: number }
  | {
      kind: 'not-estimable'
      reason: 'monotone'
      /** Columns whose coefficient has no finite estimate. */
      diverging: readonly number[]
      logLikelihoodNull: number
      /** What the log likelihood comes near to but never reaches. */
      logLikelihoodLimit: number
    }

/**
 * Cox's proportional hazards regression.
 *
 * The hazard of a row of stratum s at time t is h_s(t) exp(x'b). Maximises the partial log likelihood, the
 * sum over event times of [ sum of w x'b over the d events - sum over l < d of (W/d) ln(S0 - f D0) ], S0 and
 * D0 the sums of w exp(x'b) over all at risk and over the events, W the summed weight of the events; f = l/d
 * for Efron's ties, 0 for Breslow's.
 * `exact` is the discrete conditional likelihood, without weights.
 * Ties: events precede censorings; a row is at risk at t if start < t <= stop; times within 1.5e-8 of each other
 * (relative) are one; tied events share their mean weight. Missing values: none allowed.
 * Not estimable: no event; `dependent`, a column that does not vary among those at risk or is a combination of those
 * before it; `monotone`, some combination of columns puts whoever has the event first of all at risk, always.
 * Source: Cox 1972, J R Stat Soc B 34:187; Efron 1977, JASA 72:557; Breslow 1974, Biometrics 30:89; start and stop
 * Andersen & Gill 1982, Ann Stat 10:1100; weights as in Therneau & Grambsch 2000, Modeling Survival Data, section 7.1.
 * Checked against: survival::coxph (ties, strata, start-stop, weights) to 9 digits; enumeration of small data.
 * Times in any unit. A fit of n rows and p columns is O(n p^2) an iteration after one sort. Runs in steps: `atOnce` for
 * small data, `breathing` with a hook for large. Errors: RangeError as `checkCoxData`; weights with exact ties.
 */
export function* coxRegression(data: CoxData, ties: Ties = 'efron'): InSteps<CoxResult> {
  yield* checkCoxData('coxRegression', data)
  if (ties === 'exact' && data.weights?.some(weight => weight !== 1))
    throw new RangeError('coxRegression: weights: exact ties take none.')
  const model = yield* coxModel(data, ties)
  if (model.sets.first.length === 0) return { kind: 'not-estimable', reason: 'no-events' }
  const work = coxWork(model)
  const found = yield* maximiseLikelihood(model, work)
  if (found.kind === 'monotone') {
    const limit = yield* monotoneLimit(data, model, found.direction)
    return {
      kind: 'not-estimable',
      reason: 'monotone',
      ...limit,
      logLikelihoodNull: found.atNull.logLikelihood,
    }
  }
  if (found.kind === 'dependent') return { kind: 'not-estimable', reason: 'dependent', column: found.column }
  if (found.kind === 'not-converged') return { kind: 'not-estimable', reason: 'not-converged' }
  // residuals and baseline hazard are Breslow's then
  if (ties === 'exact') yield* hazardSteps(model, found.coefficients, work)
  return { kind: 'fitted', ...fitOf(model, work, found) }
}

function fitOf(
  model: CoxModel,
  work: CoxWork,
  { coefficients, atNull, atMaximum, scoreTest, iterations }: Maximum,
): CoxFit {
  const { scale, sets } = model
  return {
    coefficients: coefficients.map((value, c) => value / scale[c]!),
    covariance: inverse(atMaximum.information).map((row, a) =>
      row.map((value, b) => value / (scale[a]! * scale[b]!)),
    ),
    logLikelihood: atMaximum.logLikelihood,
    logLikelihoodNull: atNull.logLikelihood,
    likelihoodRatioTest: 2 * (atMaximum.logLikelihood - atNull.logLikelihood),
    scoreTest,
    rows: sets.rows.length,
    events: sets.died.reduce((sum, each) => sum + each, 0),
    iterations,
    solution: { model, work, scaled: coefficients, scoreAtNull: atNull.score },
  }
}

function inverse(information: readonly Float64Array[]): Float64Array[] {
  const size = information.length
  const factor = cholesky(information, 0)
  if (factor.kind === 'dependent')
    throw new RangeError('coxRegression: the information at the maximum has no inverse.')
  const columns = information.map((_, c) =>
    solveFactor(
      factor.lower,
      Float64Array.from({ length: size }, (_, r) => Number(r === c)),
    ),
  )
  return columns.map((column, r) => column.map((value, c) => (value + columns[c]![r]!) / 2))
}
