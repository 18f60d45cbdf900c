import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'
import { firstNotBelow, type Neighbour } from './nearest-neighbours.ts'
import { pickRows } from './rows.ts'

/** Comparators waiting along a line of distances. */
export interface NearestFree {
  /**
   * The free comparator nearest to `distance`, the first row of those equally near; undefined where none is
   * free. Stays free.
   */
  find(distance: number): Neighbour | undefined
  /** Takes the comparator that `find` answered last. */
  take(): void
}

/**
 * Finds nearest free neighbours on a line, each in nearly constant time.
 *
 * Comparators of exactly one distance form a queue in row order; queues are sorted by distance, and a queue
 * that has run empty points on to the next one on its left and on its right, with path halving
 * (Tarjan's disjoint sets), so that no run of taken comparators is walked twice.
 * `rows` are the comparators' row numbers, ascending; `distance` is the column of all rows. Distance is |a - b| as
 * computed, so that what a plain scan over rows would call equally near is equally near here.
 * Source: Tarjan & van Leeuwen 1984, J ACM 31:245 (path halving). Checked against: a plain scan.
 */
export function* nearestFree(distance: Float64Array, rows: Uint32Array): InSteps<NearestFree> {
  const sorted = (yield* orderInSteps(pickRows(distance, rows))).map(k => rows[k]!)
  yield
  const { values, starts } = yield* queuesOf(sorted, distance)
  const queues = values.length
  const head = starts.slice(0, queues)
  // One place more at each end: 0 on the left and `queues` on the right stand for "nobody".
  const leftward = upTo(queues)
  const rightward = upTo(queues)
  const isFree = (q: number) => head[q]! < starts[q + 1]!
  /** The first queue with somebody free at or after q; `queues` where there is none. */
  const onward = (q: number) => rootOf(rightward, q)
  /** The last queue with somebody free at or before q; -1 where there is none. */
  const backward = (q: number) => rootOf(leftward, q + 1) - 1

  let found = -1
  return {
    find(target) {
      found = -1
      let away = Infinity
      const offer = (q: number) => {
        const gap = Math.abs(values[q]! - target)
        if (gap > away) return false
        if (gap < away || sorted[head[q]!]! < sorted[head[found]!]!) found = q
        away = gap
        return true
      }
      const place = firstNotBelow(values, target)
      // Rounding can make neighbours on one side equally near: go on while they are.
      for (let q = onward(place); q < queues && offer(q);) q = onward(q + 1)
      for (let q = backward(place - 1); q >= 0 && offer(q);) q = backward(q - 1)
      return found < 0 ? undefined : { row: sorted[head[found]!]!, away }
    },
    take() {
      head[found]!++
      if (isFree(found)) return
      rightward[found] = found + 1
      leftward[found + 1] = found
    },
  }
}

/** 0, 1, ... last. */
function upTo(last: number): Int32Array {
  const numbers = new Int32Array(last + 1)
  for (let k = 0; k <= last; k++) numbers[k] = k
  return numbers
}

/** Where the pointers from `place` end; every second one is shortened on the way. */
function rootOf(pointers: Int32Array, place: number): number {
  let at = place
  while (pointers[at] !== at) {
    pointers[at] = pointers[pointers[at]!]!
    at = pointers[at]!
  }
  return at
}

/** The distinct distances in ascending order, and where in `sorted` each one's rows begin (and the last ends). */
function* queuesOf(
  sorted: Uint32Array,
  distance: Float64Array,
): InSteps<{ values: Float64Array; starts: Uint32Array }> {
  const values = new Float64Array(sorted.length)
  const starts = new Uint32Array(sorted.length + 1)
  let queues = 0
  for (let k = 0; k < sorted.length; k++) {
    if (k % PIECE === 0) yield
    const here = distance[sorted[k]!]!
    if (queues > 0 && here === values[queues - 1]) continue
    values[queues] = here
    starts[queues++] = k
  }
  starts[queues] = sorted.length
  yield
  return { values: values.slice(0, queues), starts: starts.slice(0, queues + 1) }
}
