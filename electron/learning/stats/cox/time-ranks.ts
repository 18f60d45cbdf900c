import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'

/** Times as whole numbers 0, 1, ... in their order, so that equal times are equal numbers. */
export interface TimeRanks {
  readonly distinct: Float64Array
  /** Rows in the order of `stop`, and in that order which of `distinct` it is. */
  readonly byStop: Uint32Array
  readonly stop: Uint32Array
  /** The same of `start`. */
  readonly byStart: Uint32Array | undefined
  readonly start: Uint32Array | undefined
}

/** Times this near to each other, relatively, are one: 0.1 + 0.2 is 0.3. */
export const SAME = 1.5e-8

/**
 * Ranks of times among all distinct times, starts and stops together.
 *
 * In ascending order a time that exceeds the one before by no more than 1.5e-8 of the larger is the same
 * time. Any unit.
 */
export const timeRanks = (stop: Float64Array, start?: Float64Array): TimeRanks =>
  atOnce(timeRanksInSteps(stop, start))

export function* timeRanksInSteps(stop: Float64Array, start?: Float64Array): InSteps<TimeRanks> {
  const byStop = yield* orderInSteps(stop)
  const stopRanks = new Uint32Array(stop.length)
  const distinct = new Float64Array(start ? 2 * stop.length : stop.length)
  let count = 0
  let last = Number.NaN
  const rankOf = (time: number) => {
    if (!(time - last <= SAME * Math.max(Math.abs(time), Math.abs(last)))) distinct[count++] = time
    last = time
    return count - 1
  }
  if (!start) {
    for (let from = 0; from < byStop.length; from += PIECE) {
      for (let k = from; k < Math.min(byStop.length, from + PIECE); k++)
        stopRanks[k] = rankOf(stop[byStop[k]!]!)
      yield
    }
    return {
      distinct: distinct.slice(0, count),
      byStop,
      stop: stopRanks,
      byStart: undefined,
      start: undefined,
    }
  }
  const byStart = yield* orderInSteps(start)
  const startRanks = new Uint32Array(stop.length)
  let begun = 0
  for (let from = 0; from < byStop.length; from += PIECE) {
    for (let k = from; k < Math.min(byStop.length, from + PIECE); k++) {
      const time = stop[byStop[k]!]!
      for (; begun < byStart.length && start[byStart[begun]!]! <= time; begun++)
        startRanks[begun] = rankOf(start[byStart[begun]!]!)
      stopRanks[k] = rankOf(time)
    }
    yield
  }
  return { distinct: distinct.slice(0, count), byStop, stop: stopRanks, byStart, start: startRanks }
}
