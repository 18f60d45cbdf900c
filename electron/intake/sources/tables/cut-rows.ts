import { limits, type Limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'

type Bounds = Pick<Limits, 'entryBytes' | 'quotedBytes'>
const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d] as const

/**
 * Cuts delimited text into its rows: at line ends that stand in no quotes. A quote counts where a cell begins; one that
 * nothing closes, or behind which neither the next cell nor the next row begins, was meant as a letter: its row ends
 * with its line, and the rows behind it are read. Each byte is looked at twice at most: where the search for a closing
 * quote gives up stands the first quote that could begin another such search.
 */
class RowCutter {
  readonly #parts: number | undefined
  readonly #bounds: Bounds
  #held: Buffer = Buffer.alloc(0)
  /** Where the held bytes begin in the file, and where the row under way does. */
  #base = 0
  #rowOffset = 0
  #at = 0
  #quoteAt = -1
  #isCellStart = true
  /** A row in which a quote was no quote: until its line ends there are none. */
  #isPlain = false
  #row = 0

  /** `parts`: the byte that parts cells; undefined where quotes mean nothing. */
  constructor(parts: number | undefined, bounds: Bounds) {
    this.#parts = parts
    this.#bounds = bounds
  }

  take(chunk: Uint8Array): Piece[] {
    const from = this.#rowOffset - this.#base
    // Of a row that is longer than any that is read nothing need be held but where it began.
    const isBeyond = this.#held.length - from > this.#bounds.entryBytes
    const kept = this.#held.subarray(isBeyond ? this.#at : Math.max(0, from))
    const dropped = this.#held.length - kept.length
    this.#held = kept.length === 0 ? Buffer.from(chunk) : Buffer.concat([kept, chunk])
    this.#base += dropped
    this.#at -= dropped
    if (this.#quoteAt >= 0) this.#quoteAt -= dropped
    return this.#scan(false)
  }

  end(): Piece[] {
    const pieces = this.#scan(true)
    if (this.#quoteAt >= 0) {
      this.#giveUpQuote()
      pieces.push(...this.#scan(true))
    }
    if (this.#rowOffset < this.#base + this.#held.length) this.#cut(this.#held.length, 0, pieces)
    return pieces
  }

  #scan(isLast: boolean): Piece[] {
    const pieces: Piece[] = []
    const held = this.#held
    // What stands at the very end may mean something else with what comes next.
    const end = isLast ? held.length : held.length - 1
    while (this.#at < end) {
      if (this.#quoteAt >= 0) this.#inQuotes(end)
      else this.#outside(end, pieces)
    }
    return pieces
  }

  #inQuotes(end: number): void {
    const held = this.#held
    const found = held.indexOf(QUOTE, this.#at)
    const isFound = found >= 0 && found < end
    this.#at = isFound ? found : end
    if (this.#at - this.#quoteAt > this.#bounds.quotedBytes) return this.#giveUpQuote()
    if (!isFound) return
    const next = held[found + 1]
    if (next === QUOTE) this.#at = found + 2
    else if (next === this.#parts || next === LINE_FEED || next === RETURN || next === undefined) {
      this.#quoteAt = -1
      this.#at = found + 1
    } else this.#giveUpQuote()
  }

  #giveUpQuote(): void {
    this.#at = this.#quoteAt + 1
    this.#quoteAt = -1
    this.#isCellStart = false
    this.#isPlain = true
  }

  /** Goes on to the next quote that counts, or to the end. */
  #outside(end: number, pieces: Piece[]): void {
    const held = this.#held
    const parts = this.#parts
    let isCellStart = this.#isCellStart
    let at = this.#at
    for (; at < end; at++) {
      const byte = held[at]!
      if (byte === LINE_FEED || byte === RETURN) {
        const isPair = byte === RETURN && held[at + 1] === LINE_FEED
        this.#cut(at, isPair ? 2 : 1, pieces)
        at = this.#at - 1
        isCellStart = true
      } else if (byte === QUOTE && isCellStart && !this.#isPlain && parts !== undefined) {
        this.#quoteAt = at++
        isCellStart = false
        break
      } else isCellStart = byte === parts
    }
    this.#at = at
    this.#isCellStart = isCellStart
  }

  #cut(until: number, ending: number, pieces: Piece[]): void {
    this.#row++
    const offset = this.#rowOffset
    const length = this.#base + until - offset
    const isHeld = length <= this.#bounds.entryBytes
    const bytes = isHeld ? this.#held.subarray(until - length, until) : new Uint8Array(0)
    if (length > 0) pieces.push({ place: { offset, length, position: `row ${this.#row}` }, bytes })
    this.#rowOffset = offset + length + ending
    this.#at = until + ending
    this.#isCellStart = true
    this.#isPlain = false
  }
}

/** The rows of a text, in order; empty ones are counted and passed over. `parts`: what parts its cells, if anything. */
export async function* cutRows(
  chunks: AsyncIterable<Uint8Array>,
  parts: string | undefined,
  bounds: Bounds = limits,
): AsyncGenerator<Piece> {
  const cutter = new RowCutter(parts?.charCodeAt(0), bounds)
  for await (const chunk of chunks) yield* cutter.take(chunk)
  yield* cutter.end()
}

/** The bytes of the rows that stand in whole in these bytes. */
export function rowsWithin(bytes: Uint8Array, parts: string | undefined): Uint8Array[] {
  const cutter = new RowCutter(parts?.charCodeAt(0), limits)
  return [...cutter.take(bytes), ...cutter.end()].map(each => each.bytes)
}
