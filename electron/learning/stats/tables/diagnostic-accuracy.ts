import type { Interval } from './interval.ts'
import { wilsonInterval } from './proportion-intervals.ts'
import { ratioWithLimits, type RatioEstimate } from './ratio-limits.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

/** A test against the truth: true and false positives and negatives. */
export interface DiagnosticCounts {
  readonly truePositive: number
  readonly falseNegative: number
  readonly falsePositive: number
  readonly trueNegative: number
}

/** A share with Wilson's limits; the share is null where nobody is counted. */
export interface Share extends Interval {
  readonly estimate: number | null
}

export interface DiagnosticAccuracy {
  readonly sensitivity: Share
  readonly specificity: Share
  readonly positivePredictive: Share
  readonly negativePredictive: Share
  readonly positiveLikelihoodRatio: RatioEstimate
  readonly negativeLikelihoodRatio: RatioEstimate
  /** Sensitivity + specificity - 1; null where either is. */
  readonly youden: number | null
}

/**
 * Accuracy of a diagnostic test: sensitivity, specificity, predictive values
 * (at the prevalence of these people) with Wilson's limits, and likelihood ratios.
 *
 * Positive likelihood ratio sensitivity / (1 - specificity), negative (1 - sensitivity) / specificity; limits
 * on the logarithm with standard error sqrt(1/a - 1/n1 + 1/b - 1/n0), a of n1 diseased and b of n0 others
 * having that result.
 * Source: Altman & Bland 1994, BMJ 308:1552; Simel, Samsa & Matchar 1991, J Clin Epidemiol 44:763. Checked against: R.
 * Errors: RangeError for counts and level.
 */
export function diagnosticAccuracy(counts: DiagnosticCounts, level = 0.95): DiagnosticAccuracy {
  checkLevel('diagnosticAccuracy', level)
  const { truePositive, falseNegative, falsePositive, trueNegative } = counts
  for (const [name, count] of Object.entries(counts) as [string, number][])
    checkCount('diagnosticAccuracy', name, count)
  const diseased = truePositive + falseNegative
  const others = falsePositive + trueNegative
  const share = (count: number, size: number): Share => ({
    estimate: size === 0 ? null : count / size,
    ...wilsonInterval(count, size, level),
  })
  const ratio = (a: number, b: number) =>
    ratioWithLimits(a / diseased / (b / others), Math.sqrt(1 / a - 1 / diseased + 1 / b - 1 / others), level)
  return {
    sensitivity: share(truePositive, diseased),
    specificity: share(trueNegative, others),
    positivePredictive: share(truePositive, truePositive + falsePositive),
    negativePredictive: share(trueNegative, trueNegative + falseNegative),
    positiveLikelihoodRatio: ratio(truePositive, falsePositive),
    negativeLikelihoodRatio: ratio(falseNegative, trueNegative),
    youden: diseased === 0 || others === 0 ? null : truePositive / diseased + trueNegative / others - 1,
  }
}
