/**
 * The stable ascending order of numbers: the positions that, read in turn, walk through `values` from the smallest on.
 *
 * Equal values keep their order, -0 equals 0, infinities are allowed. Radix sort, 11 bits a pass: first of the upper
 * half of each number's bits, which leaves few to be settled by the lower half. O(n).
 * Source: Knuth 1998, The Art of Computer Programming 3, section 5.2.5, algorithm R. Checked against: sorting by
 * comparison.
 * Errors: RangeError with the row for what is not a number.
 */
export function sortedOrder(values: Float64Array): Uint32Array {
  const size = values.length
  const order = new Uint32Array(size)
  let ascending = true
  for (let row = 0; row < size; row++) {
    if (Number.isNaN(values[row])) throw new RangeError(`sortedOrder: values, row ${row + 1}: not a number.`)
    order[row] = row
    if (row > 0 && values[row]! < values[row - 1]!) ascending = false
  }
  if (ascending) return order
  if (size <= COMPARED_BELOW) return order.sort((one, other) => (values[one]! < values[other]! ? -1 : values[one]! > values[other]! ? 1 : one - other))

  const { high, low } = sortableWords(values)
  const sorted = sortByKeys(high, order)
  for (let start = 0; start < size;) {
    let end = start + 1
    while (end < size && sorted.keys[end] === sorted.keys[start]) end++
    if (end - start > 1) settle(sorted.order, low, start, end)
    start = end
  }
  return sorted.order
}

/** Below this, setting up the buckets takes longer than comparing. */
const COMPARED_BELOW = 200
const BUCKETS = 2048

/** Orders the rows from `start` to `end`, whose upper halves agree, by their lower halves; mostly they are few, or all the same number. */
function settle(order: Uint32Array, low: Uint32Array, start: number, end: number): void {
  let ascending = true
  for (let k = start + 1; k < end && ascending; k++) ascending = low[order[k - 1]!]! <= low[order[k]!]!
  if (ascending) return
  const rows = order.slice(start, end)
  if (rows.length > COMPARED_BELOW) order.set(sortByKeys(rows.map(row => low[row]!), rows).order, start)
  else order.set(rows.sort((one, other) => low[one]! - low[other]! || one - other), start)
}

interface Keyed { readonly keys: Uint32Array; readonly order: Uint32Array }

/** Rows by the keys beside them, both moved: reading keys in turn is much faster than looking each one up. Uses both up. */
function sortByKeys(keys: Uint32Array, order: Uint32Array): Keyed {
  const size = keys.length
  const counts = new Uint32Array(3 * BUCKETS)
  for (let k = 0; k < size; k++) {
    const key = keys[k]!
    counts[key % BUCKETS]!++
    counts[BUCKETS + ((key >>> 11) % BUCKETS)]!++
    counts[2 * BUCKETS + (key >>> 22)]!++
  }
  let from: Keyed = { keys, order }
  let to: Keyed = { keys: new Uint32Array(size), order: new Uint32Array(size) }
  for (let pass = 0; pass < 3; pass++) {
    const places = counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS)
    const shift = pass * 11
    if (places[(keys[0]! >>> shift) % BUCKETS] === size) continue // all in one bucket
    let sum = 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) { const count = places[bucket]!; places[bucket] = sum; sum += count }
    scatter(from.keys, from.order, to.keys, to.order, places, shift)
    ;[from, to] = [to, from]
  }
  return from
}

function scatter(keys: Uint32Array, order: Uint32Array, toKeys: Uint32Array, toOrder: Uint32Array, places: Uint32Array, shift: number): void {
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k]!
    const bucket = (key >>> shift) % BUCKETS
    const place = places[bucket]!
    places[bucket] = place + 1
    toKeys[place] = key
    toOrder[place] = order[k]!
  }
}

/**
 * The bits of each number as two words whose unsigned order is the order of the numbers: those of negative numbers are
 * flipped, others get the sign bit. Little-endian, as all machines we run on.
 */
function sortableWords(values: Float64Array) {
  const size = values.length
  const high = new Uint32Array(size)
  const low = new Uint32Array(size)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < size; row++) {
    number[0] = values[row]! + 0 // -0 + 0 is 0
    const negative = words[1]! >>> 31 === 1
    high[row] = negative ? ~words[1]! : words[1]! | 0x80000000
    low[row] = negative ? ~words[0]! : words[0]!
  }
  return { high, low }
}

/**
 * Ranks from 1 to n; ties share their mean rank. `order` spares sorting again where it is known.
 * Errors: RangeError for what is not a number.
 */
export function ranks(values: Float64Array, order = sortedOrder(values)): Float64Array {
  const result = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let k = start; k < end; k++) result[order[k]!] = (start + 1 + end) / 2
    start = end
  }
  return result
}
