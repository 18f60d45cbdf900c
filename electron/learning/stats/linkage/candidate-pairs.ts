import { NOT_RECORDED } from './dictionary.ts'

/**
 * Some pairs of rows: the k-th is (first[k], second[k]), first < second. The arrays are used again for the
 * next batch.
 */
export interface PairBatch {
  readonly first: Uint32Array
  readonly second: Uint32Array
  readonly count: number
}

const BATCH = 8192

/**
 * The pairs of records worth comparing, each once, in batches: all pairs i < j where `blocking` is empty,
 * else those that agree on any of the blocking columns.
 *
 * `blocking` holds columns of codes (see `dictionary`); NOT_RECORDED agrees with nothing. Time and memory grow with the
 * records and with the pairs that share a block, never with all pairs: a pair found by one column is passed over by the
 * columns after it.
 */
export function* candidatePairs(
  rows: number,
  blocking: readonly Int32Array[],
): Generator<PairBatch, void, void> {
  const first = new Uint32Array(BATCH)
  const second = new Uint32Array(BATCH)
  let count = 0
  if (blocking.length === 0) {
    for (let i = 0; i < rows; i++)
      for (let j = i + 1; j < rows; j++) {
        first[count] = i
        second[count] = j
        if (++count === BATCH) {
          yield { first, second, count }
          count = 0
        }
      }
  }
  for (const [place, column] of blocking.entries()) {
    const earlier = blocking.slice(0, place)
    const { starts, members } = blocks(column)
    for (let block = 0; block + 1 < starts.length; block++) {
      const end = starts[block + 1]!
      for (let a = starts[block]!; a < end; a++)
        for (let b = a + 1; b < end; b++) {
          const [i, j] = [members[a]!, members[b]!]
          if (sharesBlock(earlier, i, j)) continue
          first[count] = i
          second[count] = j
          if (++count === BATCH) {
            yield { first, second, count }
            count = 0
          }
        }
    }
  }
  if (count > 0) yield { first, second, count }
}

/** Rows by code, in their order: block b is members[starts[b] .. starts[b + 1]). */
function blocks(codes: Int32Array): { starts: Uint32Array; members: Uint32Array } {
  const highest = codes.reduce((most, code) => Math.max(most, code), NOT_RECORDED)
  const starts = new Uint32Array(highest + 2)
  for (const code of codes) if (code !== NOT_RECORDED) starts[code + 1]!++
  for (let block = 1; block < starts.length; block++) starts[block]! += starts[block - 1]!
  const next = starts.slice()
  const members = new Uint32Array(starts[starts.length - 1]!)
  codes.forEach((code, row) => {
    if (code !== NOT_RECORDED) members[next[code]!++] = row
  })
  return { starts, members }
}

function sharesBlock(columns: readonly Int32Array[], i: number, j: number): boolean {
  for (const column of columns) if (column[i] !== NOT_RECORDED && column[i] === column[j]) return true
  return false
}
