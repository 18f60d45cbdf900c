import { sortedOrder } from '../foundations/order.ts'
import { stepsBefore, type FollowUp } from './event-steps.ts'

/**
 * How many people are observed just before each of the times asked for: those with time >= t and start < t.
 *
 * The line under a survival plot. People who start later count from then on, unlike in the at-risk column of a curve,
 * which knows only the times at which somebody leaves. At time 0 everybody without a `start` counts.
 * Any unit. Errors: RangeError where columns differ in length or hold what is not a number.
 */
export function numbersAtRisk({ time, start }: Pick<FollowUp, 'time' | 'start'>, asked: readonly number[]): number[] {
  if (start && start.length !== time.length) throw new RangeError(`numbersAtRisk: start has ${start.length} rows, time has ${time.length}.`)
  const ends = ascending(time)
  const starts = start && ascending(start)
  return asked.map(each => (starts ? stepsBefore(starts, each) : time.length) - stepsBefore(ends, each))
}

const ascending = (values: Float64Array): Float64Array => Float64Array.from(sortedOrder(values), row => values[row]!)
