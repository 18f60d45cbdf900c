/**
 * The stable ascending order of numbers: the positions that, read in turn, walk through `values` from the smallest on.
 *
 * Equal values keep their order, -0 equals 0, infinities are allowed. Radix sort of the bit pattern, 11 bits a pass from
 * the lowest; a pass in which all agree is left out, so that whole numbers cost half. O(n).
 * Source: Knuth 1998, The Art of Computer Programming 3, section 5.2.5, algorithm R. Checked against: comparison sort.
 * Errors: RangeError with the row for what is not a number.
 */
export function sortedOrder(values: Float64Array): Uint32Array {
  const size = values.length
  for (let row = 0; row < size; row++) if (Number.isNaN(values[row])) throw new RangeError(`sortedOrder: values, row ${row + 1}: not a number.`)
  const order = new Uint32Array(size)
  for (let row = 0; row < size; row++) order[row] = row
  if (size <= COMPARED_BELOW) return order.sort((one, other) => values[one]! - values[other]! || one - other)

  const { high, low } = sortableWords(values)
  const spare = new Uint32Array(size)
  let from = order
  let to = spare
  for (const [word, shift] of [[low, 0], [low, 11], [low, 22], [high, 0], [high, 11], [high, 22]] as const) {
    const starts = bucketStarts(word, shift)
    if (!starts) continue
    for (let k = 0; k < size; k++) {
      const row = from[k]!
      const bucket = (word[row]! >>> shift) & 2047
      const place = starts[bucket]!
      starts[bucket] = place + 1
      to[place] = row
    }
    const kept = from
    from = to
    to = kept
  }
  return from
}

/** Below this, setting up 2,048 buckets takes longer than comparing. Infinity - Infinity is NaN, which `||` reads as a tie. */
const COMPARED_BELOW = 200

/** The bits of each number as two words whose unsigned order is the numbers' order: negative ones are flipped, positive ones get the sign bit. */
function sortableWords(values: Float64Array) {
  const size = values.length
  const high = new Uint32Array(size)
  const low = new Uint32Array(size)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < size; row++) {
    number[0] = values[row]! + 0 // -0 + 0 is 0
    const upper = words[1]!
    const negative = upper >>> 31 === 1
    high[row] = negative ? ~upper : upper | 0x80000000
    low[row] = negative ? ~words[0]! : words[0]!
  }
  return { high, low }
}

/** Where each bucket begins; nothing when all rows fall into one. */
function bucketStarts(word: Uint32Array, shift: number): Uint32Array | undefined {
  const starts = new Uint32Array(2048)
  for (let row = 0; row < word.length; row++) starts[(word[row]! >>> shift) & 2047]!++
  if (starts[(word[0]! >>> shift) & 2047] === word.length) return undefined
  let sum = 0
  for (let bucket = 0; bucket < 2048; bucket++) { const count = starts[bucket]!; starts[bucket] = sum; sum += count }
  return starts
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
