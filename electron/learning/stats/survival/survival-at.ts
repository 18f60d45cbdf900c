import { stepsBefore, stepsUntil } from './event-steps.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'

/** One line of a survival table. */
export interface SurvivalAt {
  readonly time: number
  readonly atRisk: number
  /** After the time of the line before, up to and at this time. */
  readonly eventsSince: number
  readonly survival: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/**
 * A survival table: the curve at the times asked for, in their order.
 *
 * The curve is a step function; after the last time seen it keeps its last value, with nobody at risk, so look at
 * `atRisk` before believing it. Before anybody left S is 1, and so are its limits. NaN as in the curve, and throughout
 * where there was nobody. Checked against: survival::summary.survfit with extend = TRUE.
 * Errors: RangeError for times that do not ascend.
 */
export function survivalAt(
  { times, atRisk, events, survival, errorOfLog, lower, upper }: SurvivalCurve,
  asked: readonly number[],
): SurvivalAt[] {
  const start = times.length === 0 ? NaN : 1
  let counted = 0
  return asked.map((time, k) => {
    if (!(time >= (asked[k - 1] ?? -Infinity)))
      throw new RangeError(`survivalAt: time ${time} comes before the one before it.`)
    const until = stepsUntil(times, time)
    const step = until - 1
    let eventsSince = 0
    for (; counted < until; counted++) eventsSince += events[counted]!
    return {
      time,
      eventsSince,
      atRisk: atRisk[stepsBefore(times, time)] ?? 0,
      survival: survival[step] ?? start,
      standardError: step < 0 ? start - 1 : survival[step]! * errorOfLog[step]!,
      lower: lower[step] ?? start,
      upper: upper[step] ?? start,
    }
  })
}
