import { SAME, timeRanksInSteps } from '../cox/time-ranks.ts'
import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'

/** How long people were seen and what ended it, row by row. */
export interface FollowUp {
  /** From the start of observation (time 0) to the event or to when the person was last seen; 0 or more. */
  readonly time: Float64Array
  /** 0 where the person was last seen without the event; otherwise the event, or the number of its cause. */
  readonly event: Uint8Array
  /**
   * The person is observed after this time only (delayed entry, left truncation); from the start where there
   * is none.
   */
  readonly start?: Float64Array | undefined
  /** How much a person counts, 0 or more; 1 where there are none. */
  readonly weights?: Float64Array | undefined
}

/** The distinct times at which somebody leaves, ascending, and what happens at each. Sums are of weights. */
export interface EventSteps {
  readonly times: Float64Array
  /** Seen up to this time at least, and started before it. */
  readonly atRisk: Float64Array
  readonly events: Float64Array
  readonly censored: Float64Array
  /** By row: the step at which the person leaves. */
  readonly stepOf: Uint32Array
}

/**
 * Times into steps: the one way in which all of survival analysis here counts events and people at risk.
 *
 * At risk at t: time >= t and start < t.
 * Ties: times within 1.5e-8 of each other, relatively, are one (0.1 + 0.2 is 0.3),
 * named by the smallest; events precede censorings, so that whoever is censored at t is at risk at t. Missing values:
 * none allowed. A row of weight 0 counts nothing but has its step. O(n), the order being found by a radix sort.
 * Checked against: survival::survfit with timefix. Any unit.
 * Errors: RangeError naming `caller`, argument and row.
 */
export const eventSteps = (followUp: FollowUp, caller: string): EventSteps =>
  atOnce(eventStepsInSteps(followUp, caller))

export function* eventStepsInSteps(
  { time, event, start, weights }: FollowUp,
  caller: string,
): InSteps<EventSteps> {
  yield* requireFollowUp({ time, event, start, weights }, caller)
  const ranks = yield* timeRanksInSteps(time, start)
  const rows = time.length
  const stepOf = new Uint32Array(rows)
  const times = new Float64Array(rows)
  const events = new Float64Array(rows)
  const censored = new Float64Array(rows)
  let count = 0
  let rank = -1
  for (let from = 0; from < rows; from += PIECE) {
    for (let k = from; k < Math.min(rows, from + PIECE); k++) {
      const row = ranks.byStop[k]!
      if (ranks.stop[k] !== rank) {
        rank = ranks.stop[k]!
        times[count++] = ranks.distinct[rank]!
      }
      const step = count - 1
      const weight = weights ? weights[row]! : 1
      if (event[row] === 0) censored[step]! += weight
      else events[step]! += weight
      stepOf[row] = step
    }
    yield
  }
  const atRisk = new Float64Array(count)
  let seen = 0
  for (let step = count - 1; step >= 0; step--) {
    seen += events[step]! + censored[step]!
    atRisk[step] = seen
  }
  if (start)
    yield* takeOutLateComers(
      atRisk,
      { time, event, start, weights },
      times.subarray(0, count),
      ranks.byStart!,
    )
  return {
    times: times.slice(0, count),
    atRisk,
    events: events.slice(0, count),
    censored: censored.slice(0, count),
    stepOf,
  }
}

/** From the last step to the first, whoever starts at it or later is not there yet. */
function* takeOutLateComers(
  atRisk: Float64Array,
  { start, weights }: FollowUp,
  times: Float64Array,
  byStart: Uint32Array,
): InSteps<void> {
  let late = 0
  let k = byStart.length - 1
  let pause = k
  for (let step = times.length - 1; step >= 0; step--) {
    if (k <= pause) {
      yield
      pause = k - PIECE
    }
    for (; k >= 0 && !isBefore(start![byStart[k]!]!, times[step]!); k--)
      late += weights ? weights[byStart[k]!]! : 1
    atRisk[step]! -= late
  }
}

/** Whether one time is before another and not the same. */
const isBefore = (one: number, other: number) => other - one > SAME * Math.max(Math.abs(one), Math.abs(other))

/** How many of ascending `times` are at or before `limit`; what is the same time counts. */
export function stepsUntil(times: Float64Array, limit: number): number {
  return firstWhere(times, time => isBefore(limit, time))
}

/** How many of ascending `times` are before `limit`. */
export function stepsBefore(times: Float64Array, limit: number): number {
  return firstWhere(times, time => !isBefore(time, limit))
}

/** A step function at a time: the value of the last step at or before it, `before` where there is none yet. */
export function valueAt(times: Float64Array, values: Float64Array, time: number, before: number): number {
  return values[stepsUntil(times, time) - 1] ?? before
}

/** Position of the first time for which `holds`, which all later ones then do. */
function firstWhere(times: Float64Array, holds: (time: number) => boolean): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(times[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** Some of the rows, in the order given. */
export function pickRows({ time, event, start, weights }: FollowUp, rows: Uint32Array): FollowUp {
  const pick = (column: Float64Array) => Float64Array.from(rows, row => column[row]!)
  return {
    time: pick(time),
    event: Uint8Array.from(rows, row => event[row]!),
    start: start && pick(start),
    weights: weights && pick(weights),
  }
}

function* requireFollowUp({ time, event, start, weights }: FollowUp, caller: string): InSteps<void> {
  const rows = time.length
  function* check(
    name: string,
    column: Float64Array | Uint8Array | undefined,
    right: (value: number) => boolean,
    what: string,
  ): InSteps<void> {
    if (!column) return
    yield
    if (column.length !== rows)
      throw new RangeError(`${caller}: ${name} has ${column.length} rows, time has ${rows}.`)
    for (let row = 0; row < rows; row++)
      if (!right(column[row]!))
        throw new RangeError(`${caller}: ${name}, row ${row + 1}: ${column[row]} ${what}.`)
  }
  const from0 = (value: number) => value >= 0 && value < Infinity
  yield* check('time', time, from0, 'is not a finite time of 0 or more')
  yield* check('event', event, () => true, 'is never wrong')
  yield* check('start', start, Number.isFinite, 'is not a finite number')
  yield* check('weights', weights, from0, 'is not a weight')
  if (start)
    for (let row = 0; row < rows; row++)
      if (!isBefore(start[row]!, time[row]!))
        throw new RangeError(
          `${caller}: start, row ${row + 1}: ${start[row]} is not before time ${time[row]}.`,
        )
}
