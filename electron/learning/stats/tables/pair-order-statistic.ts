import type { InSteps } from '../foundations/in-steps.ts'

/**
 * The k-th smallest (from 1) of all differences x - y, without listing them.
 *
 * x and y ascending. A search over values, counting the pairs at or below it by two pointers, until few are
 * left, which are then sorted. O((n + m) log) against O(n m) for listing.
 * Source: after Monahan 1984, ACM Trans Math Softw 10:265.
 * Checked against: listing all pairs. Callers check that k lies within 1..n m.
 */
export function* differenceOfRank(x: Float64Array, y: Float64Array, k: number): InSteps<number> {
  const scan = (limit: number, visit?: (value: number) => void, above = -Infinity) => {
    let count = 0
    let column = 0 // the differences to y from here on are at most the limit; x rises, so it only moves on
    for (const value of x) {
      while (column < y.length && value - y[column]! > limit) column++
      count += y.length - column
      if (visit) for (let c = column; c < y.length && value - y[c]! > above; c++) visit(value - y[c]!)
    }
    return count
  }
  return yield* select(scan, {
    least: x[0]! - y[y.length - 1]!,
    most: x[x.length - 1]! - y[0]!,
    k,
    few: Math.min(MOST_LISTED, x.length + y.length),
  })
}

/**
 * The k-th smallest (from 1) of all Walsh averages (x_i + x_j) / 2, i <= j, of ascending x. As
 * `differenceOfRank`; k lies within 1..n (n + 1) / 2.
 */
export function* walshAverageOfRank(x: Float64Array, k: number): InSteps<number> {
  const size = x.length
  const scan = (limit: number, visit?: (value: number) => void, above = -Infinity) => {
    let count = 0
    let column = size
    for (let row = 0; row < size; row++) {
      while (column > 0 && (x[row]! + x[column - 1]!) / 2 > limit) column--
      count += Math.max(0, column - row)
      if (visit)
        for (let c = column - 1; c >= row && (x[row]! + x[c]!) / 2 > above; c--) visit((x[row]! + x[c]!) / 2)
    }
    return count
  }
  return yield* select(scan, { least: x[0]!, most: x[size - 1]!, k, few: Math.min(MOST_LISTED, 2 * size) })
}

/** More pairs than this are not listed and sorted: some more scans take less time. */
const MOST_LISTED = 50_000

interface Sought {
  /** The ends of all values. */
  readonly least: number
  readonly most: number
  /** The rank, from 1. */
  readonly k: number
  /** So many are listed and sorted. */
  readonly few: number
}

/**
 * `scan(limit)` counts pairs at most `limit`, and shows those that are also above a value. Counts grow almost
 * evenly between near values, so the next value is aimed a little below and a little above the rank in turn;
 * halving every third time bounds the work.
 */
function* select(
  scan: (limit: number, visit?: (value: number) => void, above?: number) => number,
  { least, most, k, few }: Sought,
): InSteps<number> {
  // Fewer than k pairs lie at or below `low`, at least k at or below `high`.
  let [low, high] = [least, most]
  yield
  let below = scan(least)
  if (below >= k) return least
  yield
  let atHigh = scan(most)
  for (let turn = 0; atHigh - below > few; turn++) {
    yield
    const aim = turn % 3 === 2 ? 0.5 : (k - below + (turn % 3 === 0 ? -few / 3 : few / 3)) / (atHigh - below)
    let middle = low + (high - low) * Math.max(0.001, Math.min(0.999, aim))
    if (!(middle > low && middle < high)) middle = low + (high - low) / 2
    if (!(middle > low && middle < high)) return high // neighbouring numbers: the rest is ties
    const count = scan(middle)
    if (count >= k) {
      high = middle
      atHigh = count
    } else {
      low = middle
      below = count
    }
  }
  yield
  const left: number[] = []
  scan(high, value => left.push(value), low)
  return Float64Array.from(left).sort()[k - 1 - below]!
}
