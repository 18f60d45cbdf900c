import type { InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'
import { pickRows } from './rows.ts'

/** A comparator and how far away it is. */
export interface Neighbour {
  readonly row: number
  readonly away: number
}

/**
 * Answers a function that finds the `count` comparators nearest to a distance, nearest first, equally near by row.
 *
 * `rows` are the comparators' row numbers, ascending; `distance` is the column of all rows. Fewer where there
 * are fewer.
 */
export function* nearestNeighbours(
  distance: Float64Array,
  rows: Uint32Array,
  count: number,
): InSteps<(target: number) => Neighbour[]> {
  const sorted = (yield* orderInSteps(pickRows(distance, rows))).map(k => rows[k]!)
  yield
  const values = pickRows(distance, sorted)
  return target => {
    let above = firstNotBelow(values, target)
    let below = above - 1
    const near: Neighbour[] = []
    for (;;) {
      const up = above < values.length ? Math.abs(values[above]! - target) : Infinity
      const down = below >= 0 ? Math.abs(values[below]! - target) : Infinity
      const away = Math.min(up, down)
      // Whoever is as near as the last one taken may come before it by row.
      if (away === Infinity || (near.length >= count && away > near[near.length - 1]!.away)) break
      near.push({ row: up <= down ? sorted[above++]! : sorted[below--]!, away })
    }
    return near.sort((one, other) => one.away - other.away || one.row - other.row).slice(0, count)
  }
}

/** The first place in ascending values that does not hold less than `target`. */
export function firstNotBelow(values: Float64Array, target: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < target) low = middle + 1
    else high = middle
  }
  return low
}
