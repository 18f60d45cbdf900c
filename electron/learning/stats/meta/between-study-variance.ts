import { sum } from '../foundations/moments.ts'
import { requireStudies } from './arguments.ts'
import { extremes, mostPrecise } from './extremes.ts'
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
export function betweenStudyVariance(
  estimator: Estimator,
  effect: Float64Array,
  variance: Float64Array,
): BetweenStudyVariance {
  requireStudies('betweenStudyVariance', effect, variance)
  const studies = effect.length
  if (studies === 0) throw new RangeError('betweenStudyVariance: there are no studies.')
  if (estimator === 'EE' || studies === 1) return { tau2: 0, standardError: null }

  const freedom = studies - 1
  if (estimator === 'DL') {
    const { q } = precisionMean(effect, variance, 0)
    const weight = weightsAt(variance, 0)
    const { trace } = projection(weight)
    const tau2 = Math.max(0, (q - freedom) / trace)
    return {
      tau2,
      standardError:
        Math.sqrt(
          2 *
            projection(
              weight,
              variance.map(each => each + tau2),
            ).squareTrace,
        ) / trace,
    }
  }
  if (estimator === 'HE') {
    const one = variance.map(() => 1)
    const tau2 = Math.max(0, squaresAboutMean(effect) / freedom - sum(variance) / studies)
    return {
      tau2,
      standardError:
        Math.sqrt(
          2 *
            projection(
              one,
              variance.map(each => each + tau2),
            ).squareTrace,
        ) / freedom,
    }
  }
  if (estimator === 'SJ') {
    const start = squaresAboutMean(effect) / studies
    const tau2 = (start * precisionMean(effect, variance, start).q) / freedom
    return {
      tau2,
      standardError:
        (start *
          Math.sqrt(
            2 *
              projection(
                weightsAt(variance, start),
                variance.map(each => each + tau2),
              ).squareTrace,
          )) /
        freedom,
    }
  }
  if (estimator === 'PM' || estimator === 'EB') {
    const tau2 = varianceAtQ(effect, variance, freedom)
    return { tau2, standardError: Math.sqrt((2 * studies ** 2) / freedom) / sum(weightsAt(variance, tau2)) }
  }
  const tau2 = likeliest(estimator, effect, variance)
  const weight = weightsAt(variance, tau2)
  return {
    tau2,
    standardError: Math.sqrt(
      2 / (estimator === 'ML' ? sum(weight.map(each => each * each)) : projection(weight).squareTrace),
    ),
  }
}

function likeliest(estimator: 'ML' | 'REML', effect: Float64Array, variance: Float64Array): number {
  const centre = effect[mostPrecise(variance)]!
  const { smallest } = extremes(variance)
  const range = extremes(effect)
  const likelihood = studyLikelihood(
    estimator === 'ML' ? 'full' : 'restricted',
    effect.map(each => each - centre),
    variance,
  )
  return variancePeak(likelihood, smallest, risesUntil(range.largest - range.smallest, smallest))
}

/**
 * Of P = W - w w' / sum w, W the diagonal of the weights w: tr P and tr P S P S, S the diagonal of `spread`
 * (else of ones).
 * P_ii = w (sum of the other weights) / sum w, P_ij = -w_i w_j / sum w: only sums of positive numbers, so
 * that the digits stay where one study outweighs all others.
 */
function projection(weight: Float64Array, spread?: Float64Array): { trace: number; squareTrace: number } {
  const studies = weight.length
  const others = new Float64Array(studies)
  let before = 0
  for (let i = 0; i < studies; i++) {
    others[i]! += before
    before += weight[i]!
  }
  const total = before
  let after = 0
  for (let i = studies - 1; i >= 0; i--) {
    others[i]! += after
    after += weight[i]!
  }

  let trace = 0
  let diagonal = 0
  let crossed = 0
  let earlier = 0
  for (let i = 0; i < studies; i++) {
    const share = weight[i]! / total
    const scale = spread ? spread[i]! : 1
    trace += share * others[i]!
    diagonal += (share * others[i]! * scale) ** 2
    const term = share * weight[i]! * scale
    crossed += 2 * term * earlier
    earlier += term
  }
  return { trace, squareTrace: diagonal + crossed }
}

const weightsAt = (variance: Float64Array, tau2: number) => variance.map(each => 1 / (each + tau2))

/** With equal weights the mean is the plain one. */
const squaresAboutMean = (effect: Float64Array) =>
  precisionMean(
    effect,
    effect.map(() => 1),
    0,
  ).q
