import { atOnce, PIECE, type InSteps } from './in-steps.ts'

/**
 * The stable ascending order of numbers: the positions that, read in turn, walk through `values` from the smallest on.
 *
 * Equal values keep their order, -0 equals 0, infinities are allowed. Radix sort, 11 bits a pass: first of the upper
 * half of each number's bits, which leaves few to be settled by the lower half. O(n).
 * Source: Knuth 1998, The Art of Computer Programming 3, section 5.2.5, algorithm R. Checked against: sorting by
 * comparison.
 * Errors: RangeError with the row for what is not a number.
 */
export const sortedOrder = (values: Float64Array): Uint32Array => atOnce(orderInSteps(values))

export function* orderInSteps(values: Float64Array): InSteps<Uint32Array> {
  const size = values.length
  const order = new Uint32Array(size)
  if (isAscending(values, order)) return order
  if (size <= COMPARED_BELOW)
    return order.sort((one, other) =>
      values[one] === values[other] ? one - other : Math.sign(values[one]! - values[other]!),
    )

  const [high, low] = [new Uint32Array(size), new Uint32Array(size)]
  for (let from = 0; from < size; from += PIECE) {
    yield
    sortableWords(values, high, low, from, Math.min(size, from + PIECE))
  }
  const sorted = yield* sortByKeys(high, order)
  for (let from = 0; from < size;) {
    yield
    const { settled, tied } = settle(sorted, low, from, PIECE)
    from = settled
    if (!tied) continue
    sorted.order.set(
      (yield* sortByKeys(
        tied.map(row => low[row]!),
        tied,
      )).order,
      from,
    )
    from += tied.length
  }
  return sorted.order
}

/** Below this, setting up the buckets takes longer than comparing. */
const COMPARED_BELOW = 200
const BUCKETS = 2048

/** Fills `order` with 0, 1, ... and says whether it is the order already. */
function isAscending(values: Float64Array, order: Uint32Array): boolean {
  let ascending = true
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) throw new RangeError(`sortedOrder: values, row ${row + 1}: not a number.`)
    order[row] = row
    if (row > 0 && values[row]! < values[row - 1]!) ascending = false
  }
  return ascending
}

/**
 * Orders rows whose upper halves agree by their lower halves, from place `from` on for some `piece` places;
 * mostly they are few, or all the same number. Ends early before rows that are `tied` and too many to compare.
 */
function settle(
  { keys, order }: Keyed,
  low: Uint32Array,
  from: number,
  piece: number,
): { settled: number; tied?: Uint32Array } {
  let start = from
  while (start < Math.min(keys.length, from + piece)) {
    let end = start + 1
    let ascending = true
    for (; end < keys.length && keys[end] === keys[start]; end++)
      if (low[order[end - 1]!]! > low[order[end]!]!) ascending = false
    if (!ascending) {
      const rows = order.slice(start, end)
      if (rows.length > COMPARED_BELOW) return { settled: start, tied: rows }
      order.set(
        rows.sort((one, other) => low[one]! - low[other]! || one - other),
        start,
      )
    }
    start = end
  }
  return { settled: start }
}

interface Keyed {
  readonly keys: Uint32Array
  readonly order: Uint32Array
}

/**
 * Rows by the keys beside them, both moved: reading keys in turn is much faster than looking each one up.
 * Uses both up.
 */
function* sortByKeys(keys: Uint32Array, order: Uint32Array): InSteps<Keyed> {
  const size = keys.length
  const counts = countsOf(keys)
  let from: Keyed = { keys, order }
  let to: Keyed = { keys: new Uint32Array(size), order: new Uint32Array(size) }
  for (let pass = 0; pass < 3; pass++) {
    const places = counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS)
    const shift = pass * 11
    if (places[(keys[0]! >>> shift) % BUCKETS] === size) continue // all in one bucket
    let sum = 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = places[bucket]!
      places[bucket] = sum
      sum += count
    }
    for (let start = 0; start < size; start += PIECE) {
      yield
      scatter(from, to, start, Math.min(size, start + PIECE), places, shift)
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** How often each of the three parts of a key takes each value. */
function countsOf(keys: Uint32Array): Uint32Array {
  const counts = new Uint32Array(3 * BUCKETS)
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k]!
    counts[key % BUCKETS]!++
    counts[BUCKETS + ((key >>> 11) % BUCKETS)]!++
    counts[2 * BUCKETS + (key >>> 22)]!++
  }
  return counts
}

function scatter(
  from: Keyed,
  to: Keyed,
  start: number,
  end: number,
  places: Uint32Array,
  shift: number,
): void {
  const [keys, order, toKeys, toOrder] = [from.keys, from.order, to.keys, to.order]
  for (let k = start; k < end; k++) {
    const key = keys[k]!
    const bucket = (key >>> shift) % BUCKETS
    const place = places[bucket]!
    places[bucket] = place + 1
    toKeys[place] = key
    toOrder[place] = order[k]!
  }
}

/**
 * The bits of numbers as two words whose unsigned order is the order of the numbers: those of negative numbers are
 * flipped, others get the sign bit. Little-endian, as all machines we run on.
 */
function sortableWords(
  values: Float64Array,
  high: Uint32Array,
  low: Uint32Array,
  start: number,
  end: number,
): void {
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = start; row < end; row++) {
    number[0] = values[row]! + 0 // -0 + 0 is 0
    const negative = words[1]! >>> 31 === 1
    high[row] = negative ? ~words[1]! : words[1]! | 0x80000000
    low[row] = negative ? ~words[0]! : words[0]!
  }
}

/** The numbers themselves, ascending. Errors: RangeError for what is not a number. */
export function* sortedInSteps(values: Float64Array): InSteps<Float64Array> {
  const order = yield* orderInSteps(values)
  yield
  const sorted = new Float64Array(values.length)
  for (let k = 0; k < sorted.length; k++) sorted[k] = values[order[k]!]!
  return sorted
}

/**
 * Ranks from 1 to n; ties share their mean rank. `order` spares sorting again where it is known.
 * Errors: RangeError for what is not a number.
 */
export const ranks = (values: Float64Array, order?: Uint32Array): Float64Array =>
  atOnce(ranksInSteps(values, order))

export function* ranksInSteps(values: Float64Array, known?: Uint32Array): InSteps<Float64Array> {
  const order = known ?? (yield* orderInSteps(values))
  const result = new Float64Array(values.length)
  let pause = 0
  for (let start = 0; start < order.length;) {
    if (start >= pause) {
      yield
      pause = start + PIECE
    }
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let k = start; k < end; k++) result[order[k]!] = (start + 1 + end) / 2
    start = end
  }
  return result
}
