import { requireStudies } from './arguments.ts'
import { precisionMean } from './precision-mean.ts'
import { risesUntil, studyLikelihood } from './study-likelihood.ts'
import { varianceAtQ } from './variance-at-q.ts'
import { variancePeak } from './variance-peak.ts'

/**
 * Equal effects (tau2 = 0), DerSimonian-Laird, restricted maximum likelihood, Paule-Mandel, maximum likelihood, Hedges,
 * Sidik-Jonkman, empirical Bayes (Morris).
 */
export type Estimator = 'EE' | 'DL' | 'REML' | 'PM' | 'ML' | 'HE' | 'SJ' | 'EB'

export interface BetweenStudyVariance {
  readonly tau2: number
  /** Null where tau2 is not estimated: equal effects, or a single study. */
  readonly standardError: number | null
}

/**
 * Between-study variance tau2 of a random-effects meta-analysis, cut at 0, and its standard error. w = 1 / v,
 * S_j = sum of w^j, k studies:
 * DL (Q - (k - 1)) / (S1 - S2/S1); HE variance of the effects minus mean v; SJ one step from t0 = sum (y - mean)^2 / k:
 * t0 Q(t0) / (k - 1), Q(t) = sum (y - mu)^2 / (v + t); PM, and EB which solves the same equation, Q(tau2) = k - 1;
 * ML, REML the highest point of the likelihood, all of its peaks looked at.
 *
 * Standard errors, now w = 1 / (v + tau2): ML sqrt(2 / S2); REML sqrt(2 / tr PP), tr PP = S2 - 2 S3/S1 + (S2/S1)^2;
 * PM, EB sqrt(2 k^2 / (k - 1)) / S1; DL, HE, SJ the exact one of the quadratic form at the estimated tau2.
 * Source: DerSimonian & Laird 1986; Hedges & Olkin 1985; Sidik & Jonkman 2005; Paule & Mandel 1982; Morris 1983;
 * Viechtbauer 2005, J Educ Behav Stat 30:261. Checked against: R's metafor, rma(method).
 * One study: tau2 0. Effects on any scale, variances in its square. Errors: RangeError for no studies and wrong values.
 */
export function betweenStudyVariance(estimator: Estimator, effect: Float64Array, variance: Float64Array): BetweenStudyVariance {
  requireStudies('betweenStudyVariance', effect, variance)
  const studies = effect.length
  if (studies === 0) throw new RangeError('betweenStudyVariance: there are no studies.')
  if (estimator === 'EE' || studies === 1) return { tau2: 0, standardError: null }

  const freedom = studies - 1
  if (estimator === 'DL') {
    const { q } = precisionMean(effect, variance, 0)
    const weight = variance.map(each => 1 / each)
    const scale = powerSum(weight, 1) - powerSum(weight, 2) / powerSum(weight, 1)
    const tau2 = Math.max(0, (q - freedom) / scale)
    return { tau2, standardError: quadraticFormError(weight, variance, tau2) / scale }
  }
  if (estimator === 'HE') {
    const one = variance.map(() => 1)
    const tau2 = Math.max(0, squaresAboutMean(effect) / freedom - powerSum(variance, 1) / studies)
    return { tau2, standardError: quadraticFormError(one, variance, tau2) / freedom }
  }
  if (estimator === 'SJ') {
    const start = squaresAboutMean(effect) / studies
    const tau2 = (start * precisionMean(effect, variance, start).q) / freedom
    return { tau2, standardError: (start * quadraticFormError(variance.map(each => 1 / (each + start)), variance, tau2)) / freedom }
  }
  if (estimator === 'PM' || estimator === 'EB') {
    const tau2 = varianceAtQ(effect, variance, freedom)
    return { tau2, standardError: Math.sqrt((2 * studies ** 2) / freedom) / powerSum(weightsAt(variance, tau2), 1) }
  }
  const tau2 = likeliest(estimator, effect, variance)
  const weight = weightsAt(variance, tau2)
  const [s1, s2, s3] = [powerSum(weight, 1), powerSum(weight, 2), powerSum(weight, 3)]
  return { tau2, standardError: Math.sqrt(2 / (estimator === 'ML' ? s2 : s2 - (2 * s3) / s1 + (s2 / s1) ** 2)) }
}

function likeliest(estimator: 'ML' | 'REML', effect: Float64Array, variance: Float64Array): number {
  const centre = effect.reduce((total, each) => total + each / effect.length, 0)
  const range = effect.reduce((high, each) => Math.max(high, each), -Infinity) - effect.reduce((low, each) => Math.min(low, each), Infinity)
  const smallest = variance.reduce((least, each) => Math.min(least, each), Infinity)
  const likelihood = studyLikelihood(estimator === 'ML' ? 'full' : 'restricted', effect.map(each => each - centre), variance)
  return variancePeak(likelihood, smallest, risesUntil(range, smallest))
}

/** Standard error of y'Py, P the projection that weights `weight` make: sqrt(2 tr(P S P S)), S the variances v + tau2 of y. */
function quadraticFormError(weight: Float64Array, variance: Float64Array, tau2: number): number {
  const total = powerSum(weight, 1)
  let diagonal = 0
  let crossed = 0
  for (let i = 0; i < weight.length; i++) {
    const weighted = weight[i]! * (variance[i]! + tau2)
    diagonal += weighted * weighted * (1 - (2 * weight[i]!) / total)
    crossed += weight[i]! * weighted
  }
  return Math.sqrt(2 * (diagonal + (crossed / total) ** 2))
}

const weightsAt = (variance: Float64Array, tau2: number) => variance.map(each => 1 / (each + tau2))

const powerSum = (values: Float64Array, power: number) => values.reduce((total, each) => total + each ** power, 0)

/** With equal weights the mean is the plain one. */
const squaresAboutMean = (effect: Float64Array) => precisionMean(effect, effect.map(() => 1), 0).q
