import { limits, type Limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'
import { Header } from './header.ts'
import { Neighbours, type BesideOthers } from './neighbours.ts'

const LF = 0x0a
const HASH = 0x23
const NOTHING = new Uint8Array(0)
/** So many lines are one piece, so that a genome is not a hundred million of them; and so many bytes. */
const [LINES, BYTES] = [200, 1 << 18]
/** A line is looked at beside others by its first five columns. */
const FIRST_COLUMNS = 5

/** What is known of the lines of a piece beside what stands in them. */
export interface Lines {
  /** The lines, without their ends. */
  readonly lines: readonly string[]
  readonly header: Header
  /** What of a line of the head is not as it should be, by its place among them. */
  readonly inHead: ReadonlyMap<number, string>
  readonly besides: ReadonlyMap<number, BesideOthers>
}

export const linesOf = (bytes: Uint8Array): string[] => {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map(line => (line.endsWith('\r') ? line.slice(0, -1) : line))
}

/** Puts lines together to pieces and looks at each beside those above it. */
class Blocks {
  readonly #header = new Header()
  readonly #neighbours = new Neighbours()
  #line = 1

  piece(bytes: Uint8Array, place: { offset: number; length: number; lines: number }): Piece {
    const { offset, length } = place
    const position = `line ${this.#line}`
    this.#line += place.lines
    const lines = linesOf(bytes)
    const inHead = new Map<number, string>()
    const besides = new Map<number, BesideOthers>()
    for (const [at, line] of lines.entries()) {
      if (line.startsWith('#') || !this.#header.isWhole) {
        const fault = this.#headFault(line)
        if (fault !== undefined) inHead.set(at, fault)
      } else if (line !== '') {
        const found = this.#neighbours.take(line.split('\t', FIRST_COLUMNS))
        if (found) besides.set(at, found)
      }
    }
    const parsed: Lines = { lines, header: this.#header, inHead, besides }
    return { place: { offset, length, position }, bytes, parsed }
  }
  #headFault(line: string): string | undefined {
    // A second head inside a file that was put together of two is none of this one.
    if (this.#header.isWhole) return line.slice(0, '#CHROM'.length)
    return line === '' ? undefined : this.#header.take(line)
  }
}

/**
 * Cuts a file of variants into pieces of whole lines, so many in each: where they are cut depends on the lines alone,
 * and not on how the bytes come. A piece is called by the number of its first line. A line that is longer than an entry
 * may be is a piece without its bytes.
 */
export async function* cutLines(
  chunks: AsyncIterable<Uint8Array>,
  { entryBytes }: Pick<Limits, 'entryBytes'> = limits,
): AsyncGenerator<Piece> {
  const blocks = new Blocks()
  let held: Uint8Array[] = []
  /** Of what is held: bytes, whole lines, and the bytes of those. */
  let [start, length, lines, whole] = [0, 0, 0, 0]
  let isHead = true

  function* close(upTo: number): Generator<Piece> {
    if (upTo > 0) {
      const all = Buffer.concat(held)
      const isTooLong = upTo > entryBytes
      const bytes = isTooLong ? NOTHING : all.subarray(0, upTo)
      yield blocks.piece(bytes, { offset: start, length: upTo, lines: Math.max(1, lines) })
      held = isTooLong ? [] : [all.subarray(upTo)]
    }
    start += upTo
    length -= upTo
    lines = 0
    whole = 0
  }

  for await (const chunk of chunks) {
    let from = 0
    while (from < chunk.length) {
      // The head is one thing, and what stands under it another.
      if (whole === length && isHead && chunk[from] !== HASH) {
        yield* close(whole)
        isHead = false
      }
      const end = chunk.indexOf(LF, from)
      const to = end < 0 ? chunk.length : end + 1
      const isTooLong = length - whole + (to - from) > entryBytes
      if (isTooLong && whole > 0) yield* close(whole)
      if (isTooLong) held = []
      else held.push(chunk.subarray(from, to))
      length += to - from
      from = to
      if (end < 0) break
      lines++
      whole = length
      if (lines >= LINES || whole >= Math.min(BYTES, entryBytes)) yield* close(whole)
    }
  }
  if (length > whole) lines++
  yield* close(length)
}
