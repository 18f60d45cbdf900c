import type { Frame } from '../../../../shared/domain/frame.ts'
import { endedBy } from '../../cohorts/ends.ts'

/** One arm's rows, with columns of its own. */
export interface Group {
  /** Row numbers in the frame. */
  readonly rows: Uint32Array
  readonly timeDays: Float64Array
  readonly event: Uint8Array
}

/** The frame's two arms. */
export function groupsOf(frame: Frame): { exposed: Group; comparator: Group } {
  const rowsWhere = (flag: number) =>
    Uint32Array.from(frame.exposed.keys()).filter(row => frame.exposed[row] === flag)
  const outcome = endedBy(frame, 'outcome')
  const group = (rows: Uint32Array): Group => ({
    rows,
    timeDays: pick(frame.timeDays, rows),
    event: Uint8Array.from(rows, row => outcome[row]!),
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
