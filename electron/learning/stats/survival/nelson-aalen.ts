import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { eventStepsInSteps, type EventSteps, type FollowUp } from './event-steps.ts'
import { survivalLimitsInSteps, type ConfidenceOptions } from './survival-limits.ts'

export interface CumulativeHazard extends Omit<EventSteps, 'stepOf'> {
  readonly cumulativeHazard: Float64Array
  readonly standardError: Float64Array
  /** exp(-H): survival after Fleming and Harrington (Breslow), with limits from the hazard's error. */
  readonly survival: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * How d events at one time are counted: all against the n at risk, or one after another as if their order
 * were known.
 */
export type TiedEvents = 'together' | 'one-by-one'

/**
 * Nelson-Aalen estimator of the cumulative hazard.
 *
 * Together: H = sum of d / n, variance sum of d / n^2. One by one: H = sum over j < d of 1 / (n - j), variance sum of
 * 1 / (n - j)^2, which a computer's grouping of times into days or months biases less (Fleming & Harrington).
 * The standard error of H is that of ln S, from which the limits of S = exp(-H) follow.
 * Ties: see `eventSteps`. Missing values: none allowed. Source: Nelson 1972; Aalen 1978, Ann Stat 6:701; Fleming &
 * Harrington 1984. Checked against: survival::survfit, stype 2, ctype 1 and 2.
 * Times in any unit, H without unit. Errors: RangeError as `eventSteps` and `survivalLimits`.
 */
export const nelsonAalen = (
  followUp: Omit<FollowUp, 'weights'>,
  ties?: TiedEvents,
  options?: ConfidenceOptions,
): CumulativeHazard => atOnce(nelsonAalenInSteps(followUp, ties, options))

export function* nelsonAalenInSteps(
  followUp: Omit<FollowUp, 'weights'>,
  ties: TiedEvents = 'together',
  options?: ConfidenceOptions,
): InSteps<CumulativeHazard> {
  const { times, atRisk, events, censored } = yield* eventStepsInSteps(followUp, 'nelsonAalen')
  const steps = times.length
  const cumulativeHazard = new Float64Array(steps)
  const standardError = new Float64Array(steps)
  let hazard = 0
  let variance = 0
  for (let from = 0; from < steps; from += PIECE) {
    yield
    for (let step = from; step < Math.min(steps, from + PIECE); step++) {
      const died = events[step]!
      const all = atRisk[step]!
      if (ties === 'together') {
        hazard += died / all
        variance += died / (all * all)
      } else
        for (let j = 0; j < died; j++) {
          hazard += 1 / (all - j)
          variance += 1 / (all - j) ** 2
        }
      cumulativeHazard[step] = hazard
      standardError[step] = Math.sqrt(variance)
    }
  }
  yield
  const survival = cumulativeHazard.map(value => Math.exp(-value))
  return {
    times,
    atRisk,
    events,
    censored,
    cumulativeHazard,
    standardError,
    survival,
    ...(yield* survivalLimitsInSteps(survival, standardError, options)),
  }
}
