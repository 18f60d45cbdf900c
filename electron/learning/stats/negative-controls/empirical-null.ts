import { normalCdf, normalPdf } from '../foundations/normal.ts'
import { betweenStudyVariance } from '../meta/between-study-variance.ts'
import { precisionMean } from '../meta/precision-mean.ts'

/** Where estimates of effects that are none come out: the systematic error of one way of asking, in these data. */
export interface EmpiricalNull {
  readonly controls: number
  /** Mean systematic error, on the estimates' scale. */
  readonly mean: number
  /** Standard deviation of the systematic error from question to question. */
  readonly standardDeviation: number
  /** How sure the two are themselves: standard errors of the mean and of the variance. */
  readonly errorOfMean: number
  readonly errorOfVariance: number
}
export type EmpiricalNullResult =
  | ({ kind: 'fitted' } & EmpiricalNull)
  | { kind: 'not-estimable'; reason: 'too-few-controls' }

/** Two moments need a third control to have any spread of their own. */
const FEWEST = 3

/**
 * Empirical null distribution from negative controls: outcomes (or exposures) known to have no effect, asked in the
 * same frame.
 *
 * A control's estimate y_i with standard error s_i is normal with mean m and variance d^2 + s_i^2; true effect 0.
 * `likelihood` full maximises it over m and d, as published; restricted takes out that m was estimated and so does not
 * make d too small with few controls. The error of m is 1 / sqrt(sum of 1 / (d^2 + s^2)).
 * Missing values: none allowed; leave out a control that gave no estimate, and say how many there were.
 * Source: Schuemie, Ryan, DuMouchel, Suchard & Madigan 2014, Stat Med 33:209, section 2.3; the same as a random-effects
 * meta-analysis of the controls (Viechtbauer 2005). Checked against: the likelihood maximised in R (root of its slope).
 * Log hazard or risk ratios, or differences: whatever scale the asked effect has. Errors: RangeError as
 * `betweenStudyVariance`. Not estimable from fewer than 3 controls; below 10 the answer leans on few.
 */
export function empiricalNull(
  estimate: Float64Array,
  standardError: Float64Array,
  likelihood: 'full' | 'restricted' = 'restricted',
): EmpiricalNullResult {
  const variance = standardError.map(each => each * each)
  if (estimate.length < FEWEST) return { kind: 'not-estimable', reason: 'too-few-controls' }
  const { tau2, standardError: errorOfVariance } = betweenStudyVariance(
    likelihood === 'full' ? 'ML' : 'REML',
    estimate,
    variance,
  )
  const { estimate: mean, totalWeight } = precisionMean(estimate, variance, tau2)
  return {
    kind: 'fitted',
    controls: estimate.length,
    mean,
    standardDeviation: Math.sqrt(tau2),
    errorOfMean: 1 / Math.sqrt(totalWeight),
    errorOfVariance: errorOfVariance ?? 0,
  }
}

/**
 * Expected absolute systematic error: the mean of |e|, e normal with the null's mean and standard deviation.
 *
 * d sqrt(2 / pi) exp(-m^2 / (2 d^2)) + m (1 - 2 Phi(-m / d)); |m| where d is 0.
 * Source: the measure of OHDSI's EmpiricalCalibration; the mean of a folded normal: Leone, Nelson & Nottingham 1961,
 * Technometrics 3:543. Checked against: numerical integration. On the estimates' scale.
 */
export function expectedAbsoluteError({
  mean,
  standardDeviation,
}: Pick<EmpiricalNull, 'mean' | 'standardDeviation'>): number {
  if (standardDeviation === 0) return Math.abs(mean)
  const ratio = mean / standardDeviation
  return 2 * standardDeviation * normalPdf(ratio) + mean * (1 - 2 * normalCdf(-ratio))
}
