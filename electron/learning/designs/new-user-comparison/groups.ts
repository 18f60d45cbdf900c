import type { Frame } from '../../../../shared/domain/frame.ts'
import { endedBy } from '../../cohorts/ends.ts'

/** One arm's rows, with columns of its own. */
export interface Group {
  /** Row numbers in the frame. */
  readonly rows: Uint32Array
  readonly timeDays: Float64Array
  /** 0 where watching stopped, else OUTCOME or DEATH. */
  readonly cause: Uint8Array
}
/** What may end somebody's time without the outcome: it, or a death before it. */
export const OUTCOME = 1
export const DEATH = 2

/** The frame's two arms. */
export function groupsOf(frame: Frame): { exposed: Group; comparator: Group } {
  const rowsWhere = (flag: number) =>
    Uint32Array.from(frame.exposed.keys()).filter(row => frame.exposed[row] === flag)
  const [outcome, death] = [endedBy(frame, 'outcome'), endedBy(frame, 'death')]
  const group = (rows: Uint32Array): Group => ({
    rows,
    timeDays: pick(frame.timeDays, rows),
    cause: Uint8Array.from(rows, row => OUTCOME * outcome[row]! + DEATH * death[row]!),
  })
  return { exposed: group(rowsWhere(1)), comparator: group(rowsWhere(0)) }
}

/** The entries of a column at these rows. */
export const pick = (column: Float64Array, rows: Uint32Array): Float64Array =>
  Float64Array.from(rows, row => column[row]!)

/** A column over the whole frame with `values` at these rows and 0 elsewhere. */
export function spread(values: Float64Array, rows: Uint32Array, length: number): Float64Array {
  const column = new Float64Array(length)
  rows.forEach((row, i) => {
    column[row] = values[i]!
  })
  return column
}
