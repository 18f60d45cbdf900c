import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { eventStepsInSteps, type EventSteps, type FollowUp } from './event-steps.ts'
import { survivalLimitsInSteps, type ConfidenceOptions } from './survival-limits.ts'

/** A survival curve as a step function: values hold from their time up to the next. */
export interface SurvivalCurve extends Omit<EventSteps, 'stepOf'> {
  readonly survival: Float64Array
  /** Standard error of ln S; times S it is that of S. Infinite where S is 0. */
  readonly errorOfLog: Float64Array
  /** Pointwise limits; NaN where there are none. */
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * Kaplan-Meier estimator of survival with Greenwood's error.
 *
 * S(t) = product over event times s <= t of (1 - d/n); (error of ln S)^2 = sum of d / (n (n - d)), d events, n at risk.
 * With `weights` d and n are sums of weights and the error takes weights for numbers of people; for weights
 * that are not such numbers use the robust error of `weightedSurvival`. With `start` people count from then
 * on (delayed entry); a first event with few at risk can then send the curve to 0 early.
 * Ties: see `eventSteps`; where all at risk have the event the curve is exactly 0. Missing values: none allowed.
 * Source: Kaplan & Meier 1958, JASA 53:457; Greenwood 1926. Checked against: survival::survfit, every conf.type.
 * Times in any unit. Nobody: a curve without steps. Errors: RangeError as `eventSteps` and `survivalLimits`.
 */
export const kaplanMeier = (followUp: FollowUp, options?: ConfidenceOptions): SurvivalCurve =>
  atOnce(kaplanMeierInSteps(followUp, options))

export function* kaplanMeierInSteps(followUp: FollowUp, options?: ConfidenceOptions): InSteps<SurvivalCurve> {
  const { times, atRisk, events, censored } = yield* eventStepsInSteps(followUp, 'kaplanMeier')
  yield
  const { survival, errorOfLog } = productLimit(events, atRisk)
  return {
    times,
    atRisk,
    events,
    censored,
    survival,
    errorOfLog,
    ...(yield* survivalLimitsInSteps(survival, errorOfLog, options)),
  }
}

/** S and the error of ln S after each step, from events and people at risk. */
function productLimit(
  events: Float64Array,
  atRisk: Float64Array,
): { survival: Float64Array; errorOfLog: Float64Array } {
  const steps = events.length
  const survival = new Float64Array(steps)
  const errorOfLog = new Float64Array(steps)
  let product = 1
  let greenwood = 0
  for (let step = 0; step < steps; step++) {
    const died = events[step]!
    if (died > 0) {
      const all = atRisk[step]!
      const left = all - died
      if (isSpent(died, all)) {
        product = 0
        greenwood = Infinity
      } else {
        product *= left / all
        greenwood += died / (all * left)
      }
    }
    survival[step] = product
    errorOfLog[step] = Math.sqrt(greenwood)
  }
  return { survival, errorOfLog }
}

/** Whether everybody at risk has the event; sums of weights may miss each other by their rounding. */
export const isSpent = (events: number, atRisk: number): boolean =>
  events > 0 && atRisk - events <= 1e-12 * atRisk
