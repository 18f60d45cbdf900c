import type { InSteps } from '../foundations/in-steps.ts'

/** What a Cox regression is fitted to, row by row. A person may have several rows, one an interval. */
export interface CoxData {
  /** When the event came or the row was last seen. */
  readonly stop: Float64Array
  /** The row is at risk after this time, up to and at `stop`; from ever where there is none. */
  readonly start?: Float64Array | undefined
  /** 1 where the event came at `stop`. */
  readonly event: Uint8Array
  /** Columns of the design, no intercept among them: the baseline hazard is the intercept. */
  readonly design: readonly Float64Array[]
  /** Codes of strata, each with its own baseline hazard. */
  readonly strata?: ArrayLike<number> | undefined
  /** How much a row counts, 0 or more; 1 where there are none. */
  readonly weights?: Float64Array | undefined
}

/**
 * Refuses data that no Cox regression may be fitted to.
 * Errors: RangeError naming `caller`, the argument and the row, for columns that differ in length, values that are not
 * finite, events other than 0 and 1, weights below 0, intervals that do not end after they start.
 */
export function* checkCoxData(
  caller: string,
  { stop, start, event, design, strata, weights }: CoxData,
): InSteps<void> {
  const rows = stop.length
  const refuse = (
    name: string,
    column: ArrayLike<number>,
    wrong: (value: number) => boolean,
    what: string,
  ) => {
    for (let row = 0; row < rows; row++)
      if (wrong(column[row]!))
        throw new RangeError(`${caller}: ${name}, row ${row + 1}: ${column[row]} ${what}.`)
  }
  function* check(name: string, column: ArrayLike<number> | undefined): InSteps<void> {
    if (!column) return
    yield
    if (column.length !== rows)
      throw new RangeError(`${caller}: ${name}: ${column.length} rows, stop has ${rows}.`)
    if (!allFinite(column)) refuse(name, column, value => !Number.isFinite(value), 'is not a finite number')
  }
  yield* check('stop', stop)
  yield* check('start', start)
  yield* check('event', event)
  yield* check('strata', strata)
  yield* check('weights', weights)
  for (const [c, column] of design.entries()) yield* check(`design, column ${c + 1}`, column)
  yield
  refuse('event', event, value => value > 1, 'is neither 0 nor 1')
  if (weights) refuse('weights', weights, value => value < 0, 'is below 0')
  yield
  if (start)
    for (let row = 0; row < rows; row++)
      if (!(start[row]! < stop[row]!))
        throw new RangeError(
          `${caller}: start, row ${row + 1}: ${start[row]} is not before its stop ${stop[row]}.`,
        )
}

function allFinite(column: ArrayLike<number>): boolean {
  let sum = 0
  // 0, or not a number as soon as one value is not finite
  for (let row = 0; row < column.length; row++) sum += column[row]! - column[row]!
  return sum === 0
}
