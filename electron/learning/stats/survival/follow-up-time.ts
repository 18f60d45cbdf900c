import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import type { FollowUp } from './event-steps.ts'
import { kaplanMeierInSteps } from './kaplan-meier.ts'
import type { ConfidenceOptions } from './survival-limits.ts'
import { survivalQuantile, type SurvivalQuantile } from './survival-quantile.ts'

/**
 * Median follow-up (or another quantile) by the reverse Kaplan-Meier estimator: how long people would have
 * been observed had nobody had the event.
 *
 * The Kaplan-Meier curve with the roles changed: being last seen is the event, the event ends observation early. Those
 * who have the event at the time somebody is last seen count as at risk then. The plain median of times answers
 * something else: it is short where many die early.
 * Source: Schemper & Smith 1996, Control Clin Trials 17:343. Checked against: survival::survfit of 1 - event.
 * In the unit of time; NaN where more than that share is never last seen. Errors: RangeError as `kaplanMeier`.
 */
export const followUpTime = (followUp: FollowUp, p?: number, options?: ConfidenceOptions): SurvivalQuantile =>
  atOnce(followUpTimeInSteps(followUp, p, options))

export function* followUpTimeInSteps(
  { event, ...rest }: FollowUp,
  p?: number,
  options?: ConfidenceOptions,
): InSteps<SurvivalQuantile> {
  return survivalQuantile(
    yield* kaplanMeierInSteps({ ...rest, event: event.map(each => (each === 0 ? 1 : 0)) }, options),
    p,
  )
}
