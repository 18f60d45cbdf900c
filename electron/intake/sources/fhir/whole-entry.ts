import { isUtf8 } from 'node:buffer'
import { parseObject, type Parsed } from './parse.ts'

const [QUOTE, OPEN, CLOSE, COMMA] = [0x22, 0x7b, 0x7d, 0x2c] as const
const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** How most entries begin. It is looked for by its end, which little else in a record has. */
const [KEY, END] = ['"fullUrl"', 'Url"'] as const

interface Whole {
  readonly bytes: Uint8Array
  readonly parsed: Parsed
}

/**
 * Answers the entry that begins at a place of a chunk, asked from the beginning to the end, where the next seems to
 * begin behind it: the parser then proves that it is one. A text that is an object ends where its first bracket is
 * closed, so no other cut is possible. Undefined where it is not so simple; the splitter then goes byte by byte, which
 * takes four times as long. No byte is looked at for more than two entries.
 */
export function wholeEntries(chunk: Uint8Array): (from: number) => Whole | undefined {
  const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  let cut = 0
  let failed = -1
  return from => {
    if (cut >= 0 && cut <= from + 1) cut = nextCut(buffer, from)
    // What did not end at a cut makes the next one fail there too: it begins inside it.
    if (cut < 0 || cut === failed) return undefined
    const bytes = chunk.subarray(from, cut)
    const parsed = isUtf8(bytes) ? parseObject(textOf(bytes)) : undefined
    if (!parsed) failed = cut
    return parsed && { bytes, parsed }
  }
}

const textOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** Behind the next `}` that stands before a comma and what looks like an entry; -1 where there is none. */
function nextCut(chunk: Buffer, from: number): number {
  const before = (at: number) => {
    let i = at - 1
    while (i > from && isBlank(chunk[i])) i--
    return i
  }
  // Its own key stands near its beginning.
  for (let at = chunk.indexOf(END, from + 1); at >= 0; at = chunk.indexOf(END, at + END.length)) {
    const key = at + END.length - KEY.length
    if (key <= from || chunk[key] !== QUOTE) continue
    const open = before(key)
    if (chunk[open] !== OPEN || open === from) continue
    const comma = before(open)
    if (chunk[comma] !== COMMA) continue
    const close = before(comma)
    if (close > from && chunk[close] === CLOSE) return close + 1
  }
  return -1
}
