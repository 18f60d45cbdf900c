import { sortedOrder } from '../foundations/order.ts'
import type { InSteps } from '../foundations/in-steps.ts'

/** Rows that are sorted, merged or visited in one step. */
export const PIECE = 131_072

/** `sortedOrder` in steps of some milliseconds: pieces are sorted, then merged in pairs. Stable. Errors as `sortedOrder`. */
export function* orderInSteps(values: Float64Array): InSteps<Uint32Array> {
  const rows = values.length
  if (rows <= PIECE) return sortedOrder(values)
  let from = new Uint32Array(rows)
  for (let begin = 0; begin < rows; begin += PIECE) {
    const order = sortedOrder(values.subarray(begin, Math.min(rows, begin + PIECE)))
    for (let k = 0; k < order.length; k++) from[begin + k] = begin + order[k]!
    yield
  }
  let to = new Uint32Array(rows)
  for (let size = PIECE; size < rows; size *= 2) {
    for (let begin = 0; begin < rows; begin += 2 * size) yield* merge(values, from, to, begin, Math.min(rows, begin + size), Math.min(rows, begin + 2 * size))
    const kept = from
    from = to
    to = kept
  }
  return from
}

/** Merges the runs [begin, middle) and [middle, end) of `from` into `to`. */
function* merge(values: Float64Array, from: Uint32Array, to: Uint32Array, begin: number, middle: number, end: number): InSteps<void> {
  const next = { left: begin, right: middle, at: begin }
  while (next.at < end) {
    mergePiece(values, from, to, middle, end, next)
    yield
  }
}

function mergePiece(values: Float64Array, from: Uint32Array, to: Uint32Array, middle: number, end: number, next: { left: number; right: number; at: number }): void {
  let { left, right, at } = next
  for (const stop = Math.min(end, at + PIECE); at < stop; at++) {
    const fromRight = left === middle || (right < end && values[from[right]!]! < values[from[left]!]!)
    to[at] = fromRight ? from[right++]! : from[left++]!
  }
  next.left = left
  next.right = right
  next.at = at
}
