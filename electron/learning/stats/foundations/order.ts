/**
 * The stable ascending order of numbers: the positions that, read in turn, walk through `values` from the smallest on.
 *
 * Equal values keep their order, -0 equals 0, infinities are allowed. Radix sort of the bit pattern, 11 bits a pass from
 * the lowest; a pass in which all agree is left out, so that whole numbers cost half. O(n).
 * Source: Knuth 1998, The Art of Computer Programming 3, section 5.2.5, algorithm R. Checked against: sorting by comparison.
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
  return radixOrder(values, order)
}

/** Below this, setting up the buckets takes longer than comparing. */
const COMPARED_BELOW = 200
const BUCKETS = 2048

interface Keyed { readonly low: Uint32Array; readonly high: Uint32Array; readonly order: Uint32Array }

function radixOrder(values: Float64Array, order: Uint32Array): Uint32Array {
  const size = values.length
  const { low, high, counts } = sortableWords(values)
  // Keys move along with the positions: reading them in turn is much faster than looking each one up.
  let from: Keyed = { low, high, order }
  let to: Keyed = { low: new Uint32Array(size), high: new Uint32Array(size), order: new Uint32Array(size) }
  for (let pass = 0; pass < 6; pass++) {
    const places = counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS)
    const shift = (pass % 3) * 11
    const inLow = pass < 3
    const key = inLow ? from.low : from.high
    if (places[(key[0]! >>> shift) % BUCKETS] === size) continue
    let sum = 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) { const count = places[bucket]!; places[bucket] = sum; sum += count }
    for (let k = 0; k < size; k++) {
      const bucket = (key[k]! >>> shift) % BUCKETS
      const place = places[bucket]!
      places[bucket] = place + 1
      if (inLow) to.low[place] = from.low[k]! // no longer needed once the high words are sorted
      to.high[place] = from.high[k]!
      to.order[place] = from.order[k]!
    }
    ;[from, to] = [to, from]
  }
  return from.order
}

/**
 * The bits of each number as two words whose unsigned order is the order of the numbers: those of negative numbers are
 * flipped, others get the sign bit; and how often each bucket of each pass occurs. Little-endian, as all machines we run on.
 */
function sortableWords(values: Float64Array) {
  const size = values.length
  const high = new Uint32Array(size)
  const low = new Uint32Array(size)
  const counts = new Uint32Array(6 * BUCKETS)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < size; row++) {
    number[0] = values[row]! + 0 // -0 + 0 is 0
    const negative = words[1]! >>> 31 === 1
    const upper = (negative ? ~words[1]! : words[1]! | 0x80000000) >>> 0
    const lower = (negative ? ~words[0]! : words[0]!) >>> 0
    high[row] = upper
    low[row] = lower
    counts[lower % BUCKETS]!++
    counts[BUCKETS + ((lower >>> 11) % BUCKETS)]!++
    counts[2 * BUCKETS + (lower >>> 22)]!++
    counts[3 * BUCKETS + (upper % BUCKETS)]!++
    counts[4 * BUCKETS + ((upper >>> 11) % BUCKETS)]!++
    counts[5 * BUCKETS + (upper >>> 22)]!++
  }
  return { high, low, counts }
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
