import { chiSquareCdf } from '../foundations/chi-square.ts'
import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { studentCdf, studentQuantile } from '../foundations/student.ts'
import { requireLevel, requireStudies } from './arguments.ts'
import { betweenStudyVariance, type Estimator } from './between-study-variance.ts'
import { notEstimable, type EffectTest, type Interval, type NotEstimable } from './estimable.ts'
import { precisionMean } from './precision-mean.ts'
import { typicalVariance } from './typical-variance.ts'

export type MetaTest = 'z' | 'hartung-knapp'

export interface MetaAnalysis {
  readonly kind: 'fitted'
  readonly studies: number
  readonly estimate: number
  /** With Hartung-Knapp the scaled one; of a single study its own. */
  readonly standardError: number
  readonly test: EffectTest | NotEstimable
  readonly interval: Interval | NotEstimable
  /** Factor of Hartung and Knapp by which the squared standard error is scaled, whether or not it was asked for. */
  readonly hartungKnappScale: number | NotEstimable
  /** Cochran's Q, always with weights 1 / v. */
  readonly q: { readonly statistic: number; readonly freedom: number; readonly p: number }
  readonly tau2: number
  readonly tau2StandardError: number | null
  /** Share of the variation that is between studies, per cent. */
  readonly i2Percent: number
  /** Total variation over sampling variation. */
  readonly h2: number | NotEstimable
  /** With all constants; restricted where the estimator is. */
  readonly logLikelihood: number
  /** Where the effect of a new study lies: with the quantile of the test, normal or t(k - 1), as metafor's predict. */
  readonly predictionLikeTest: Interval | NotEstimable
  /** The same with t(k - 2), as Higgins, Thompson and Spiegelhalter. */
  readonly predictionHiggins: Interval | NotEstimable
  readonly weightPercent: Float64Array
}

/**
 * Meta-analysis of study effects y with sampling variances v: equal effects or random effects,
 * inverse-variance weights.
 *
 * mu = sum w y / sum w, w = 1 / (v + tau2), se = 1 / sqrt(sum w). Hartung-Knapp: se^2 times sum w
 * (y - mu)^2 / (k - 1), not cut at 1, and t(k - 1). Q = sum (y - mu0)^2 / v with k - 1 degrees of freedom.
 * With typical variance vt = (k - 1) S1 / (S1^2 - S2), S_j = sum v^-j: I2 = tau2 / (tau2 + vt),
 * H2 = tau2 / vt + 1; for equal effects max(0, Q - (k - 1)) / Q and Q / (k - 1). Prediction intervals mu +-
 * quantile sqrt(tau2 + se^2).
 * Log likelihood -1/2 [ k ln 2 pi + sum ln(v + tau2) + Q(tau2) ]; for REML
 * -1/2 [ (k - 1) ln 2 pi + sum ln(v + tau2) + ln sum w - ln k + Q(tau2) ].
 * Source: Hartung & Knapp 2001, Stat Med 20:3875; Higgins & Thompson 2002, Stat Med 21:1539; Higgins, Thompson &
 * Spiegelhalter 2009, J R Stat Soc A 172:137. Checked against: R's metafor, rma and predict.
 * One study: its own estimate; nothing between studies and no Hartung-Knapp. Two: no t(k - 2). Not estimable: no study.
 * Effects on a scale on which they add (log ratios, differences). Errors: RangeError for wrong values.
 */
export function metaAnalysis(
  effect: Float64Array,
  variance: Float64Array,
  estimator: Estimator,
  test: MetaTest = 'z',
  level = 0.95,
): MetaAnalysis | NotEstimable {
  requireStudies('metaAnalysis', effect, variance)
  requireLevel('metaAnalysis', level)
  const studies = effect.length
  if (studies === 0) return notEstimable('There is no study.')

  const freedom = studies - 1
  const { tau2, standardError: tau2StandardError } = betweenStudyVariance(estimator, effect, variance)
  const { estimate, totalWeight, q: qAtTau2 } = precisionMean(effect, variance, tau2)
  const { q } = precisionMean(effect, variance, 0)
  const hartungKnappScale =
    freedom > 0 ? qAtTau2 / freedom : notEstimable('One study says nothing about the spread between studies.')
  const scaled = test === 'hartung-knapp' && typeof hartungKnappScale === 'number'
  const standardError = Math.sqrt((scaled ? hartungKnappScale : 1) / totalWeight)
  const unscalable = test === 'hartung-knapp' && freedom === 0

  const upTo = (1 + level) / 2
  const ofStudent = () => (freedom > 0 ? studentQuantile(upTo, freedom) : NaN)
  const quantile = test === 'z' ? normalQuantile(upTo) : ofStudent()
  const around = (reach: number): Interval => ({
    kind: 'fitted',
    lower: estimate - reach,
    upper: estimate + reach,
  })
  const reachOfNew = Math.sqrt(tau2 + standardError ** 2)
  /** What holds a new study; such an interval needs some degrees of freedom of the old ones. */
  const ofNewStudy = (least: number, reason: string, reach: () => number) => {
    if (estimator === 'EE') return notEstimable('Equal effects leave no room for a new study that differs.')
    return freedom < least ? notEstimable(reason) : around(reach())
  }

  return {
    kind: 'fitted',
    studies,
    estimate,
    standardError,
    test: unscalable
      ? notEstimable('Hartung-Knapp needs two studies.')
      : effectTest(estimate, standardError, test === 'z' ? null : freedom),
    interval: unscalable
      ? notEstimable('Hartung-Knapp needs two studies.')
      : around(quantile * standardError),
    hartungKnappScale,
    q: { statistic: q, freedom, p: freedom > 0 ? chiSquareCdf(q, freedom, true) : 1 },
    tau2,
    tau2StandardError,
    ...heterogeneity(estimator, q, tau2, variance),
    logLikelihood: logLikelihoodOf(estimator, variance, tau2, totalWeight, qAtTau2),
    predictionLikeTest: ofNewStudy(1, 'A prediction needs two studies.', () => quantile * reachOfNew),
    predictionHiggins: ofNewStudy(
      2,
      'A prediction with t(k - 2) needs three studies.',
      () => studentQuantile(upTo, freedom - 1) * reachOfNew,
    ),
    weightPercent: variance.map(each => 100 / (each + tau2) / totalWeight),
  }
}

/** Two-sided test of effect 0, normal or with Student's t. */
export function effectTest(
  estimate: number,
  standardError: number,
  freedom: number | null,
): EffectTest | NotEstimable {
  if (!(standardError > 0)) return notEstimable('The standard error is 0.')
  const statistic = estimate / standardError
  const tail =
    freedom === null ? normalCdf(Math.abs(statistic), true) : studentCdf(Math.abs(statistic), freedom, true)
  return { kind: 'fitted', statistic, p: 2 * tail, freedom }
}

function heterogeneity(
  estimator: Estimator,
  q: number,
  tau2: number,
  variance: Float64Array,
): Pick<MetaAnalysis, 'i2Percent' | 'h2'> {
  const freedom = variance.length - 1
  if (freedom === 0)
    return { i2Percent: 0, h2: notEstimable('One study says nothing about the spread between studies.') }
  if (estimator === 'EE') return { i2Percent: q > freedom ? (100 * (q - freedom)) / q : 0, h2: q / freedom }
  const typical = typicalVariance(variance)
  return { i2Percent: (100 * tau2) / (tau2 + typical), h2: tau2 / typical + 1 }
}

function logLikelihoodOf(
  estimator: Estimator,
  variance: Float64Array,
  tau2: number,
  totalWeight: number,
  qAtTau2: number,
): number {
  const logs = variance.reduce((total, each) => total + Math.log(each + tau2), 0)
  const studies = variance.length
  if (estimator !== 'REML') return -0.5 * (studies * Math.log(2 * Math.PI) + logs + qAtTau2)
  return (
    -0.5 *
    ((studies - 1) * Math.log(2 * Math.PI) + logs + Math.log(totalWeight) - Math.log(studies) + qAtTau2)
  )
}
