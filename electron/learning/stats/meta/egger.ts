import { leastSquares } from '../foundations/qr.ts'
import { studentCdf } from '../foundations/student.ts'
import { requireStudies } from './arguments.ts'
import type { Estimator } from './between-study-variance.ts'
import { notEstimable, type EffectTest, type NotEstimable } from './estimable.ts'
import { metaRegression } from './meta-regression.ts'

export interface EggerTest extends EffectTest {
  /** The effect to be expected of a study without sampling error. */
  readonly limitEstimate: number
}

/**
 * Egger's regression test of funnel plot asymmetry: do less precise studies show another effect?
 *
 * Least squares of y on its standard error sqrt v with weights 1 / v; t = slope / its standard error, k - 2 degrees of
 * freedom. The intercept is the effect at a standard error of 0.
 * Source: Egger et al. 1997, BMJ 315:629, in the form of Sterne & Egger 2005.
 * Checked against: R's metafor, regtest(model = "lm").
 * Not estimable: fewer than three studies, equal variances, or studies that lie on the line exactly.
 * Errors: RangeError.
 */
export function eggerTest(effect: Float64Array, variance: Float64Array): EggerTest | NotEstimable {
  requireStudies('eggerTest', effect, variance)
  const freedom = effect.length - 2
  if (freedom < 1) return notEstimable('The regression test needs three studies.')
  const fit = leastSquares(
    errorDesign(variance),
    effect,
    variance.map(each => 1 / each),
  )
  if (fit.rank < 2) return notEstimable('All studies are equally precise.')
  const scale = effect.reduce((total, each, row) => total + each ** 2 / variance[row]!, 0)
  if (!(fit.residualSquares > 1e-28 * scale)) return notEstimable('The studies lie on the line exactly.')
  const statistic =
    fit.coefficients[1]! / Math.sqrt((fit.inverseCrossProducts()[1]![1]! * fit.residualSquares) / freedom)
  return {
    kind: 'fitted',
    statistic,
    freedom,
    p: 2 * studentCdf(Math.abs(statistic), freedom, true),
    limitEstimate: fit.coefficients[0]!,
  }
}

/**
 * The same question by random-effects meta-regression on sqrt v: z of its coefficient.
 *
 * Source: Thompson & Sharp 1999, Stat Med 18:2693. Checked against: R's metafor, regtest(model = "rma").
 * Not estimable: fewer than three studies, or equal variances. Errors: RangeError.
 */
export function eggerRandomEffects(
  effect: Float64Array,
  variance: Float64Array,
  estimator: Estimator = 'REML',
): EggerTest | NotEstimable {
  requireStudies('eggerRandomEffects', effect, variance)
  const fit = metaRegression(effect, variance, errorDesign(variance), estimator)
  if (fit.kind === 'not-estimable') return fit
  const [limit, slope] = fit.coefficients
  return slope!.test.kind === 'fitted' ? { ...slope!.test, limitEstimate: limit!.estimate } : slope!.test
}

const errorDesign = (variance: Float64Array) => [variance.map(() => 1), variance.map(Math.sqrt)]
