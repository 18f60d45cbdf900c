import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps, ranksInSteps } from '../foundations/order.ts'

/**
 * Mean ranks, and how much is tied: the sum of t^3 - t over groups of t equal values.
 * Errors: RangeError for what is not a number.
 */
export function* ranksAndTies(
  values: Float64Array,
): InSteps<{ readonly ranking: Float64Array; readonly tied: number }> {
  const order = yield* orderInSteps(values)
  let tied = 0
  let pause = 0
  for (let start = 0; start < order.length;) {
    if (start >= pause) {
      yield
      pause = start + PIECE
    }
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    const t = end - start
    tied += t * t * t - t
    start = end
  }
  return { ranking: yield* ranksInSteps(values, order), tied }
}
