import { limits, type Limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'

/** Ends of lines, and the marks of MLLP around a message: start of block and end of block. */
const [LF, START, CR, END] = [0x0a, 0x0b, 0x0d, 0x1c] as const
const ends = new Uint8Array(256)
for (const byte of [LF, START, CR, END]) ends[byte] = 1
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x09
const isBlank = (byte: number) => isSpace(byte) || ends[byte] === 1
const NOTHING = new Uint8Array(0)

/** A segment that begins a message, or an envelope around several; what stands behind the name parts the fields. */
const header = /^(MSH|FHS|BHS|BTS|FTS)[^\w\s"']/
/** As many bytes show whether a header begins. */
const HEAD = 4
const [M, F, B] = [0x4d, 0x46, 0x42] as const
function headerAt(chunk: Uint8Array, at: number): string | undefined {
  const first = chunk[at]
  if (first !== M && first !== F && first !== B) return undefined
  const head = Buffer.from(chunk.buffer, chunk.byteOffset + at, HEAD).toString('latin1')
  return header.exec(head)?.[1]
}
/** Files that were joined into one each bring their byte order mark along. */
const MARK = 3
const isMark = (chunk: Uint8Array, at: number) =>
  chunk[at] === 0xef && chunk[at + 1] === 0xbb && chunk[at + 2] === 0xbf

/** What a piece is: a message, a segment of an envelope around messages, or words that stand before the first. */
type Of = 'message' | 'envelope' | 'words'
const pieceOf = (name: string): Of => (name === 'MSH' ? 'message' : 'envelope')

/**
 * Cuts a file into messages, whatever its line ends, with MLLP's marks or batch envelopes around them or without. A
 * message goes from its MSH to the next header or mark, so that whatever stands between two segments, such as a text
 * whose line ends were not escaped, is looked at with its message. Words before a message and envelopes are pieces of
 * their own. Blank lines and marks are none.
 */
export async function* cutMessages(
  chunks: AsyncIterable<Uint8Array>,
  { entryBytes }: Pick<Limits, 'entryBytes'> = limits,
): AsyncGenerator<Piece> {
  const numbers: Record<Of, number> = { message: 0, envelope: 0, words: 0 }
  let of: Of = 'words'
  /** What has come of the piece, from `start`; nothing of one that is too large. */
  let held: Uint8Array[] = []
  let [start, length] = [0, 0]
  /** Where the last byte that is no blank ends, counted from `start`: what is behind it belongs to no piece. */
  let said = 0
  function* close(): Generator<Piece> {
    if (said > 0) {
      const bytes = said > entryBytes ? NOTHING : Buffer.concat(held).subarray(0, said)
      yield { place: { offset: start, length: said, position: `${of} ${++numbers[of]}` }, bytes }
    }
    start += length
    held = []
    length = 0
    said = 0
  }
  /** Takes what lies in a chunk between two places into the piece. Blanks before its first byte are passed over. */
  function take(chunk: Uint8Array, from: number, to: number): void {
    let begin = from
    if (length === 0) while (begin < to && isBlank(chunk[begin]!)) begin++
    start += begin - from
    if (begin === to) return
    let last = to
    while (last > begin && isBlank(chunk[last - 1]!)) last--
    if (last > begin) said = length + (last - begin)
    length += to - begin
    // What is longer is told, not held.
    if (length > entryBytes) held = said > entryBytes ? [] : held
    else held.push(chunk.subarray(begin, to))
  }

  /** Whether a line begins here, and what of the last chunk is not looked at yet as it may begin a header. */
  let begins = true
  let open: Uint8Array = NOTHING
  for await (const next of chunks) {
    const chunk = open.length > 0 ? Buffer.concat([open, next]) : next
    open = NOTHING
    let from = 0
    let at = 0
    while (at < chunk.length) {
      if (begins) {
        while (isSpace(chunk[at])) at++
        if (chunk.length - at < HEAD) {
          open = chunk.subarray(at)
          break
        }
        if (isMark(chunk, at)) {
          take(chunk, from, at)
          yield* close()
          start += MARK
          at += MARK
          from = at
          of = 'words'
          continue
        }
        const name = headerAt(chunk, at)
        if (name !== undefined || of === 'envelope') {
          take(chunk, from, at)
          yield* close()
          from = at
          of = name === undefined ? 'words' : pieceOf(name)
        }
      }
      while (at < chunk.length && ends[chunk[at]!] !== 1) at++
      begins = at < chunk.length
      if (!begins) break
      if (chunk[at] === START || chunk[at] === END) {
        take(chunk, from, at)
        yield* close()
        start++
        from = at + 1
        of = 'words'
      }
      at++
    }
    take(chunk, from, chunk.length - open.length)
  }
  take(open, 0, open.length)
  yield* close()
}
