import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { sortedInSteps } from '../foundations/order.ts'
import { stepsBefore, type FollowUp } from './event-steps.ts'

/**
 * How many people are observed just before each of the times asked for: those with time >= t and start < t.
 *
 * The line under a survival plot. People who start later count from then on, unlike in the at-risk column of a curve,
 * which knows only the times at which somebody leaves. At time 0 everybody without a `start` counts.
 * Any unit. Errors: RangeError where columns differ in length or hold what is not a number.
 */
export const numbersAtRisk = (
  followUp: Pick<FollowUp, 'time' | 'start'>,
  asked: readonly number[],
): number[] => atOnce(numbersAtRiskInSteps(followUp, asked))

export function* numbersAtRiskInSteps(
  { time, start }: Pick<FollowUp, 'time' | 'start'>,
  asked: readonly number[],
): InSteps<number[]> {
  if (start && start.length !== time.length)
    throw new RangeError(`numbersAtRisk: start has ${start.length} rows, time has ${time.length}.`)
  const ends = yield* sortedInSteps(time)
  const starts = start && (yield* sortedInSteps(start))
  return asked.map(each => (starts ? stepsBefore(starts, each) : time.length) - stepsBefore(ends, each))
}
