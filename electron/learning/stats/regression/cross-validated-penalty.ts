import { createRandom } from '../../../../shared/domain/random.ts'
import {
  elasticNetProblem,
  followPath,
  penaltiesOf,
  type ElasticNetOptions,
  type ElasticNetPath,
} from './elastic-net.ts'
import type { PenalisedFamily } from './elastic-net-fit.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import type { RegressionData } from './regression-data.ts'

export interface CrossValidatedPenalty {
  readonly kind: 'fitted'
  /** The fits to all rows. */
  readonly path: ElasticNetPath
  /** For each penalty the mean deviance of a row left out, and the standard error of that mean between folds. */
  readonly deviance: Float64Array
  readonly standardError: Float64Array
  /** Number of the penalty with the least deviance. */
  readonly minimum: number
  /** Number of the largest penalty whose deviance is within one standard error of the least: a sparser model. */
  readonly withinOneError: number
}
export type CrossValidationResult =
  | CrossValidatedPenalty
  | { readonly kind: 'not-estimable'; readonly reason: 'constant-outcome' | 'not-converged' | 'too-few-rows' }

/**
 * Chooses the penalty of an elastic net by cross-validation.
 *
 * The rows are dealt into `folds` parts of equal size (binomial: of each outcome), in an order drawn from `seed`. Each
 * part is predicted by the path fitted to the others, at the penalties of the path of all rows; its deviance
 * is compared (binomial -2 log likelihood, gaussian squared error, per weight). Mean over parts weighted by
 * their weight; its standard error sqrt(sum of W (d - mean)^2 / sum of W / (folds - 1)).
 * The one-standard-error rule gives fewer columns at nearly the same error; for a propensity score, whose
 * columns should rather stay, prefer the minimum. Not estimable: fewer rows of an outcome than folds.
 * Source: Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, section 7.10. Checked against: its
 * definition, fold by fold. Errors: RangeError for fewer than 2 folds, and as `elasticNet`.
 */
export const crossValidatePenalty = (
  family: PenalisedFamily,
  data: RegressionData,
  seed: number,
  options?: ElasticNetOptions & { folds?: number },
): CrossValidationResult => atOnce(crossValidatePenaltyInSteps(family, data, seed, options))

export function* crossValidatePenaltyInSteps(
  family: PenalisedFamily,
  data: RegressionData,
  seed: number,
  options: ElasticNetOptions & { folds?: number } = {},
): InSteps<CrossValidationResult> {
  const { folds = 10 } = options
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new RangeError('crossValidatePenalty: folds: not a whole number above 1.')
  const problem = yield* elasticNetProblem(family, data, options)
  if (problem.kind === 'not-estimable') return problem
  const path = yield* followPath(
    problem,
    penaltiesOf(problem, data, options),
    options.penalties === undefined,
  )
  if (path.kind === 'not-estimable') return path
  const fold = dealFolds(family, data, folds, seed)
  if (!fold) return { kind: 'not-estimable', reason: 'too-few-rows' }

  const weightOf = (row: number) => (data.weights ? data.weights[row]! : 1)
  const left = Array.from({ length: folds }, () => ({
    weight: 0,
    deviance: new Float64Array(path.penalties.length),
  }))
  for (const [f, { deviance }] of left.entries()) {
    const others = { ...data, weights: data.outcome.map((_, row) => (fold[row] === f ? 0 : weightOf(row))) }
    const own = yield* elasticNetProblem(family, others, options)
    if (own.kind === 'not-estimable') return own
    for (const [k, lambda] of path.penalties.entries()) {
      const fit = yield* own.fitAt(lambda)
      if (!fit) return { kind: 'not-estimable', reason: 'not-converged' }
      deviance[k] = leftOutDeviance(family, data, fit.linearPredictor, fold, f)
    }
    for (let row = 0; row < fold.length; row++) if (fold[row] === f) left[f]!.weight += weightOf(row)
  }
  const total = left.reduce((sum, { weight }) => sum + weight, 0)
  const mean = path.penalties.map((_, k) => left.reduce((sum, { deviance }) => sum + deviance[k]!, 0) / total)
  const standardError = path.penalties.map((_, k) =>
    Math.sqrt(
      left.reduce((sum, { weight, deviance }) => sum + weight * (deviance[k]! / weight - mean[k]!) ** 2, 0) /
        total /
        (folds - 1),
    ),
  )
  const minimum = mean.reduce((best, value, k) => (value < mean[best]! ? k : best), 0)
  const withinOneError = mean.findIndex(value => value <= mean[minimum]! + standardError[minimum]!)
  return { kind: 'fitted', path, deviance: mean, standardError, minimum, withinOneError }
}

/** The part of each row, -1 for rows of weight 0; undefined where a part would lack an outcome. */
function dealFolds(
  family: PenalisedFamily,
  { outcome, weights }: RegressionData,
  folds: number,
  seed: number,
): Int32Array | undefined {
  const random = createRandom(seed)
  const counting = [...outcome.keys()].filter(row => !weights || weights[row]! > 0)
  for (let k = counting.length - 1; k > 0; k--) {
    const other = random.integer(k + 1)
    ;[counting[k], counting[other]] = [counting[other]!, counting[k]!]
  }
  const classes =
    family === 'binomial'
      ? [counting.filter(row => outcome[row]! < 0.5), counting.filter(row => outcome[row]! >= 0.5)]
      : [counting]
  if (classes.some(rows => rows.length < folds)) return undefined
  const fold = new Int32Array(outcome.length).fill(-1)
  classes.flat().forEach((row, k) => {
    fold[row] = k % folds
  })
  return fold
}

function leftOutDeviance(
  family: PenalisedFamily,
  { outcome, weights }: RegressionData,
  predictor: Float64Array,
  fold: Int32Array,
  part: number,
): number {
  let sum = 0
  for (let row = 0; row < fold.length; row++) {
    if (fold[row] !== part) continue
    const eta = predictor[row]!
    const y = outcome[row]!
    const own =
      family === 'gaussian'
        ? (y - eta) ** 2
        : 2 * (Math.max(eta, 0) - y * eta + Math.log1p(Math.exp(-Math.abs(eta))))
    sum += (weights ? weights[row]! : 1) * own
  }
  return sum
}
