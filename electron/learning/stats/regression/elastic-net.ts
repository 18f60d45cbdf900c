import { createElasticNet, type ElasticNetProblem, type PenalisedFamily } from './elastic-net-fit.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { checkRegressionData, type RegressionData } from './regression-data.ts'

export interface ElasticNetOptions {
  /** 1 lasso, 0 ridge, between them the elastic net; 1 by default. */
  readonly mixing?: number
  /** Penalties lambda, falling; by default `count` of them from the least at which nothing is selected down. */
  readonly penalties?: readonly number[]
  readonly count?: number
  /** How much each column is penalised, 0 for one that always stays; 1 by default. */
  readonly factors?: Float64Array
  /**
   * A fit rests when no coefficient moves the linear predictor's deviation by more than this share of the
   * outcome's; 1e-5.
   */
  readonly tolerance?: number
}

export interface ElasticNetPath {
  readonly kind: 'fitted'
  readonly family: PenalisedFamily
  readonly penalties: Float64Array
  readonly intercepts: Float64Array
  /** For each penalty the columns' coefficients, in the columns' own units. */
  readonly coefficients: readonly Float64Array[]
  /** 1 - deviance / deviance of the intercept. */
  readonly explained: Float64Array
}
export type ElasticNetResult =
  | ElasticNetPath
  | { readonly kind: 'not-estimable'; readonly reason: 'constant-outcome' | 'not-converged' }

/**
 * Ridge, lasso and elastic net for linear and logistic regression, along a path of penalties.
 *
 * Minimises -l(b) / sum of w + lambda sum of f [ mixing |b| + (1 - mixing) b^2 / 2 ], l the log likelihood (gaussian
 * -1/2 sum of w (y - eta)^2), the columns standardised by their weighted mean and deviation (divisor sum of w); the
 * intercept is added and not penalised. `design` holds no intercept. Coefficients come back in the columns'
 * own units. A column that does not vary gets 0. Offsets and weights as in every regression. Fits under
 * separation too, as long as lambda is above 0.
 * Each fit: quadratic models of the likelihood on the columns that the strong rule lets through, minimised in turn, the
 * left-out columns checked afterwards. Default penalties: `count` (100) equal ratios down to 1e-4
 * (1e-2 where rows are not more than columns) of the first, for mixing below 0.001 as if it were 0.001; they
 * end where a further one would explain less than a 1e-5th more, or 0.999 is explained.
 * Source: Friedman, Hastie & Tibshirani 2010, J Stat Softw 33(1); strong rule Tibshirani et al. 2012, J R Stat Soc B
 * 74:245. Checked against: the conditions of Karush, Kuhn and Tucker; ridge by Newton's method.
 * Errors: RangeError as every regression, for mixing outside 0..1, penalties that do not fall or are below 0,
 * factors below 0.
 */
export const elasticNet = (
  family: PenalisedFamily,
  data: RegressionData,
  options?: ElasticNetOptions,
): ElasticNetResult => atOnce(elasticNetInSteps(family, data, options))

export function* elasticNetInSteps(
  family: PenalisedFamily,
  data: RegressionData,
  options: ElasticNetOptions = {},
): InSteps<ElasticNetResult> {
  const problem = yield* elasticNetProblem(family, data, options)
  if (problem.kind === 'not-estimable') return problem
  return yield* followPath(problem, penaltiesOf(problem, data, options), options.penalties === undefined)
}

/** The default penalties, or those given. */
export function penaltiesOf(
  problem: ElasticNetProblem,
  data: RegressionData,
  { penalties, count = 100, mixing = 1 }: ElasticNetOptions,
): Float64Array {
  if (penalties) {
    if (
      penalties.length === 0 ||
      penalties.some((each, k) => !(each >= 0 && each < Infinity) || (k > 0 && each >= penalties[k - 1]!))
    )
      throw new RangeError('elasticNet: penalties must fall and be finite and not below 0.')
    return Float64Array.from(penalties)
  }
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError('elasticNet: count: not a whole number above 0.')
  // a little more, so that rounding selects nothing
  const first = (problem.steepest * (1 + 1e-6)) / Math.max(mixing, 1e-3) || 1
  const span = data.outcome.length > data.design.length ? 1e-4 : 1e-2
  return Float64Array.from({ length: count }, (_, k) => first * span ** (count > 1 ? k / (count - 1) : 0))
}

/** Checks everything and fits what is not penalised. */
export function* elasticNetProblem(
  family: PenalisedFamily,
  data: RegressionData,
  { mixing = 1, factors, tolerance = 1e-5 }: ElasticNetOptions,
): InSteps<
  | ({ kind: 'ready' } & ElasticNetProblem)
  | { kind: 'not-estimable'; reason: 'constant-outcome' | 'not-converged' }
> {
  checkRegressionData('elasticNet', family, data)
  if (!(mixing >= 0 && mixing <= 1)) throw new RangeError('elasticNet: mixing must lie between 0 and 1.')
  if (!(tolerance > 0)) throw new RangeError('elasticNet: tolerance must be above 0.')
  if (
    factors &&
    (factors.length !== data.design.length || factors.some(each => !(each >= 0 && each < Infinity)))
  )
    throw new RangeError('elasticNet: factors: one for each column, not below 0.')
  return yield* createElasticNet(
    family,
    data,
    mixing,
    factors ?? new Float64Array(data.design.length).fill(1),
    tolerance,
  )
}

/** Fits at each penalty, each from the one before; `ends` where little more would come. */
export function* followPath(
  problem: ElasticNetProblem,
  penalties: Float64Array,
  ends: boolean,
): InSteps<ElasticNetResult> {
  const fits: { intercept: number; coefficients: Float64Array; explained: number }[] = []
  for (const lambda of penalties) {
    const fit = yield* problem.fitAt(lambda)
    if (!fit) return { kind: 'not-estimable', reason: 'not-converged' }
    const explained = 1 - fit.deviance / problem.nullDeviance
    const before = fits.at(-1)?.explained ?? 0
    fits.push({ intercept: fit.intercept, coefficients: fit.coefficients, explained })
    if (ends && fits.length >= 5 && (explained > 0.999 || explained - before < 1e-5 * explained)) break
  }
  return {
    kind: 'fitted',
    family: problem.family,
    penalties: penalties.slice(0, fits.length),
    intercepts: Float64Array.from(fits, fit => fit.intercept),
    coefficients: fits.map(fit => fit.coefficients),
    explained: Float64Array.from(fits, fit => fit.explained),
  }
}
