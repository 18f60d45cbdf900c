import type { InSteps } from '../foundations/in-steps.ts'
import { eventStepsInSteps, type EventSteps } from './event-steps.ts'

/** How censorings at the time of an event are counted when their own curve G is estimated. */
export type CensoringTies = 'with-events' | 'after-events'

export interface SubdistributionData {
  readonly time: Float64Array
  /** 0 last seen without an event, otherwise the cause 1, 2, ... */
  readonly event: Uint8Array
  /** Columns of the design; no intercept among them. */
  readonly design: readonly Float64Array[]
}

/**
 * Fine and Gray's risk sets. Event times are those of the cause of interest, numbered 0, 1, ...; somebody leaving after
 * the first `until` of them is at risk at those; after another cause they stay at risk at the rest, with weight
 * G(t-) / G(T-), the chance of not being censored meanwhile.
 */
export interface SubdistributionModel {
  /** Centred, with a root mean square of 1. */
  readonly columns: readonly Float64Array[]
  readonly scale: Float64Array
  readonly steps: EventSteps
  /** By row. */
  readonly until: Uint32Array
  readonly own: Uint8Array
  /** By row: 1 / G(T-) after an event of another cause, 0 for others. */
  readonly staying: Float64Array
  /** By event time: events of the cause, G just before. */
  readonly died: Float64Array
  readonly uncensored: Float64Array
  /** By step: event times at or before it; people who can be censored, and how many of them are. */
  readonly eventTimes: Uint32Array
  readonly censorable: Float64Array
}

/**
 * Arranges the data.
 * Errors: RangeError as `eventSteps`, and naming the column and row of a design value that is not finite.
 */
export function* subdistributionModel(
  { time, event, design }: SubdistributionData,
  cause: number,
  ties: CensoringTies,
): InSteps<SubdistributionModel> {
  const steps = yield* eventStepsInSteps({ time, event }, 'fineGray')
  yield
  const count = steps.times.length
  const own = event.map(each => (each === cause ? 1 : 0))
  const diedAt = new Float64Array(count)
  for (let row = 0; row < event.length; row++) if (own[row]) diedAt[steps.stepOf[row]!]!++
  yield
  const censorable = steps.atRisk.map((n, step) => (ties === 'with-events' ? n : n - steps.events[step]!))
  yield
  const before = new Float64Array(count)
  const eventTimes = new Uint32Array(count)
  const [died, uncensored]: [number[], number[]] = [[], []]
  let survival = 1
  for (let step = 0; step < count; step++) {
    before[step] = survival
    if (diedAt[step]! > 0) {
      died.push(diedAt[step]!)
      uncensored.push(survival)
    }
    eventTimes[step] = died.length
    if (steps.censored[step]! > 0) survival *= (censorable[step]! - steps.censored[step]!) / censorable[step]!
  }
  yield
  const until = new Uint32Array(event.length)
  for (let row = 0; row < event.length; row++) until[row] = eventTimes[steps.stepOf[row]!]!
  const scaled: Scaled[] = []
  for (const [c, column] of design.entries()) {
    yield
    scaled.push(standardised(column, event.length, c))
  }
  yield
  const stays = new Float64Array(event.length)
  for (let row = 0; row < event.length; row++)
    if (event[row] !== 0 && own[row] === 0) stays[row] = 1 / before[steps.stepOf[row]!]!
  yield
  return {
    columns: scaled.map(each => each.values),
    scale: Float64Array.from(scaled, each => each.scale),
    steps,
    own,
    eventTimes,
    censorable,
    until,
    staying: stays,
    died: Float64Array.from(died),
    uncensored: Float64Array.from(uncensored),
  }
}

interface Scaled {
  readonly values: Float64Array
  readonly scale: number
}

function standardised(column: Float64Array, rows: number, place: number): Scaled {
  if (column.length !== rows)
    throw new RangeError(
      `fineGray: design, column ${place + 1}, has ${column.length} rows, time has ${rows}.`,
    )
  let sum = 0
  for (let row = 0; row < rows; row++) {
    if (!Number.isFinite(column[row]))
      throw new RangeError(
        `fineGray: design, column ${place + 1}, row ${row + 1}: ${column[row]} is not a finite number.`,
      )
    sum += column[row]! / rows
  }
  const values = column.map(each => each - sum)
  let squares = 0
  for (const value of values) squares += value * value
  const scale = Math.sqrt(squares / rows) || 1
  return { values: values.map(each => each / scale), scale }
}
