import { chiSquareCdf } from '../foundations/chi-square.ts'
import { invertSymmetric } from '../foundations/cholesky.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { leastSquares } from '../foundations/qr.ts'
import { studentQuantile } from '../foundations/student.ts'
import { requireLevel, requireStudies } from './arguments.ts'
import { betweenStudyVariance, type Estimator } from './between-study-variance.ts'
import { notEstimable, type EffectTest, type Interval, type NotEstimable } from './estimable.ts'
import { effectTest, type MetaTest } from './meta-analysis.ts'
import { residualVariance } from './residual-variance.ts'

export interface MetaCoefficient {
  readonly estimate: number
  readonly standardError: number
  readonly test: EffectTest | NotEstimable
  readonly interval: Interval
}

export interface MetaRegression {
  readonly kind: 'fitted'
  readonly coefficients: readonly MetaCoefficient[]
  /** Covariance of the coefficients, row by row. */
  readonly covariance: readonly Float64Array[]
  /** Between-study variance that the moderators leave unexplained. */
  readonly tau2: number
  /** All coefficients but the intercept are 0: chi-square of the coefficients of the `z` fit. */
  readonly moderators:
    | { readonly kind: 'fitted'; readonly statistic: number; readonly freedom: number; readonly p: number }
    | NotEstimable
  /** Residual heterogeneity, weights 1 / v. */
  readonly residual: { readonly statistic: number; readonly freedom: number; readonly p: number }
  /** Share of the between-study variance that the moderators explain, per cent. */
  readonly r2Percent: number | NotEstimable
}

/**
 * Meta-regression: random effects of which the mean is x'b, y ~ N(x'b, v + tau2), weights w = 1 / (v + tau2).
 *
 * b = (X'WX)^-1 X'Wy, covariance (X'WX)^-1; z: normal; Hartung-Knapp (Knapp & Hartung): covariance times
 * sum w (y - x'b)^2 / (k - p), not cut at 1, and t(k - p). tau2 as `residualVariance`. QM = b' cov^-1 b over
 * all columns but the intercept, a column of ones; QE = weighted residual squares at tau2 = 0, k - p degrees
 * of freedom.
 * R2 = max(0, 1 - tau2 / tau2 of the same estimator without moderators), 0 where there is nothing to explain.
 * Source: Berkey et al. 1995, Stat Med 14:395; Knapp & Hartung 2003, Stat Med 22:2693; Raudenbush 2009.
 * Checked against: R's metafor, rma(mods). `design` is columns, the intercept among them.
 * Not estimable: no more studies than columns, or a column that is a combination of others. R2 without
 * an intercept. Errors: RangeError for wrong values and columns of another length.
 */
export function metaRegression(
  effect: Float64Array,
  variance: Float64Array,
  design: readonly Float64Array[],
  estimator: Estimator = 'REML',
  test: MetaTest = 'z',
  level = 0.95,
): MetaRegression | NotEstimable {
  requireStudies('metaRegression', effect, variance)
  requireLevel('metaRegression', level)
  const freedom = effect.length - design.length
  if (design.length === 0) throw new RangeError('metaRegression: design has no columns.')
  if (freedom <= 0) return notEstimable('There are no more studies than columns.')
  if (leastSquares(design, effect).rank < design.length)
    return notEstimable('A moderator is a combination of others.')

  const tau2 = residualVariance(estimator, effect, variance, design)
  const fit = leastSquares(
    design,
    effect,
    variance.map(each => 1 / (each + tau2)),
  )
  if (fit.rank < design.length) return notEstimable('A moderator is a combination of others.')
  const inverse = fit.inverseCrossProducts()
  const scale = test === 'z' ? 1 : fit.residualSquares / freedom
  const covariance = inverse.map(row => row.map(each => each * scale))
  const quantile = test === 'z' ? normalQuantile((1 + level) / 2) : studentQuantile((1 + level) / 2, freedom)

  const intercept = design.findIndex(column => column.every(each => each === 1))
  const statistic = leastSquares(
    design,
    effect,
    variance.map(each => 1 / each),
  ).residualSquares
  return {
    kind: 'fitted',
    covariance,
    tau2,
    coefficients: design.map((_, c) => {
      const estimate = fit.coefficients[c]!
      const standardError = Math.sqrt(covariance[c]![c]!)
      return {
        estimate,
        standardError,
        test: effectTest(estimate, standardError, test === 'z' ? null : freedom),
        interval: {
          kind: 'fitted',
          lower: estimate - quantile * standardError,
          upper: estimate + quantile * standardError,
        },
      }
    }),
    moderators: moderatorTest(fit.coefficients, inverse, intercept),
    residual: { statistic, freedom, p: chiSquareCdf(statistic, freedom, true) },
    r2Percent: explained(estimator, effect, variance, tau2, intercept >= 0),
  }
}

function moderatorTest(
  coefficients: Float64Array,
  covariance: readonly Float64Array[],
  intercept: number,
): MetaRegression['moderators'] {
  const tested = [...coefficients.keys()].filter(c => c !== intercept)
  if (tested.length === 0) return notEstimable('There is no moderator.')
  // Divided by their standard errors, so that moderators in very different units do not cost digits.
  const errors = Float64Array.from(coefficients, (_, c) => Math.sqrt(covariance[c]![c]!))
  const inverse = invertSymmetric(
    tested.map(a => Float64Array.from(tested, b => covariance[a]![b]! / (errors[a]! * errors[b]!))),
    1e-14,
  )
  if (inverse.kind === 'dependent') return notEstimable('A moderator is a combination of others.')
  const scaled = tested.map(c => coefficients[c]! / errors[c]!)
  const statistic = scaled.reduce(
    (total, one, a) => total + one * scaled.reduce((sum, other, b) => sum + inverse.rows[a]![b]! * other, 0),
    0,
  )
  return {
    kind: 'fitted',
    statistic,
    freedom: tested.length,
    p: chiSquareCdf(statistic, tested.length, true),
  }
}

function explained(
  estimator: Estimator,
  effect: Float64Array,
  variance: Float64Array,
  tau2: number,
  intercept: boolean,
): number | NotEstimable {
  if (!intercept) return notEstimable('Without an intercept there is no smaller model to compare with.')
  const without = betweenStudyVariance(estimator, effect, variance).tau2
  return without > 0 ? 100 * Math.max(0, 1 - tau2 / without) : 0
}
