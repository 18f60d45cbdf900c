import type { Interval } from '../../../../shared/domain/answer.ts'
import { studentQuantile } from '../../stats/foundations/student.ts'
import type { Estimated } from './estimates.ts'

/**
 * Standard errors on either side of an estimate in a 95 % interval: the normal quantile, or Student's t where
 * completed data sets disagree.
 */
const reach = ({ variance, freedom = Infinity }: Estimated) =>
  studentQuantile(0.975, freedom) * Math.sqrt(variance)

/** Estimate with a symmetric 95 % interval, times `scale`. */
export function symmetric(estimated: Estimated, scale = 1): Interval {
  const { value } = estimated
  const half = reach(estimated)
  return { estimate: value * scale, lower: (value - half) * scale, upper: (value + half) * scale }
}

/** A ratio with its 95 % interval, from its logarithm. */
export function fromLog(estimated: Estimated): Interval {
  const { value } = estimated
  const half = reach(estimated)
  return { estimate: Math.exp(value), lower: Math.exp(value - half), upper: Math.exp(value + half) }
}

/**
 * A share with its 95 % interval on the log-log scale, which never leaves 0 to 1; the share itself where it is 0 or 1,
 * as that scale has no limits there. Source: Kalbfleisch & Prentice 2002, section 1.4.
 */
export function share(estimated: Estimated): Interval {
  const { value } = estimated
  if (value <= 0 || value >= 1) return { estimate: value, lower: value, upper: value }
  const half = reach(estimated) / (value * Math.abs(Math.log(value)))
  return { estimate: value, lower: value ** Math.exp(half), upper: value ** Math.exp(-half) }
}

/**
 * The same of a risk that nobody need have met: 0 of so many people has the exact upper limit 1 - 0.025^(1 / people),
 * as nobody among few is not nobody for sure. `people` is the arm's effective sample. Source: Clopper & Pearson 1934.
 */
export const riskPer100Of = (risk: Estimated, people: number): Interval =>
  risk.value === 0
    ? { estimate: 0, lower: 0, upper: 100 * -Math.expm1(Math.log(0.025) / people) }
    : riskPer100(risk)

/** A risk per 100 people: log-log limits of the share without the outcome, turned round. */
export function riskPer100(risk: Estimated): Interval {
  const without = share({ ...risk, value: 1 - risk.value })
  return { estimate: 100 * risk.value, lower: 100 * (1 - without.upper), upper: 100 * (1 - without.lower) }
}
