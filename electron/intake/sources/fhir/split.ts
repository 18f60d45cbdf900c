/** The exact bytes of one entry or line, and where they stood in the unpacked file. */
export interface Piece { readonly offset: number; readonly bytes: Uint8Array; readonly number: number; readonly unit: 'entry' | 'line' | 'resource' }

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, NEWLINE] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a] as const
const isBlank = (byte: number) => byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09

/** NDJSON: every line that is not blank. A line keeps its number, blank ones counted, so that an editor finds it. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let held: Uint8Array[] = []
  let offset = 0
  let length = 0
  let number = 1
  const line = (): Piece | undefined => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    return bytes.every(isBlank) ? undefined : { offset, bytes, number, unit: 'line' }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      held.push(chunk.subarray(from, at))
      length += at - from
      const piece = line()
      if (piece) yield piece
      offset += length + 1
      length = 0
      held = []
      number++
      from = at + 1
    }
    if (from < chunk.length) { held.push(chunk.subarray(from)); length += chunk.length - from }
  }
  const piece = line()
  if (piece) yield piece
}

/**
 * JSON: every object of the top-level list `entry`, or, where an object has none, the object itself. Works byte by byte,
 * so a file of any size needs only the memory of one entry. What follows an unclosed brace comes as one piece, which
 * `recover` takes apart.
 */
export async function* splitJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let depth = 0
  let inText = false
  let escaped = false
  let listDepth = -1 // depth inside the entry list, -1 outside
  let sawList = false
  let pieceDepth = -1 // depth at which the piece being read began
  let pieceOffset = 0
  let number = 0
  let held: Uint8Array[] = []
  let lastText: number[] = [] // the latest string at depth 1, to know the key before a list
  let base = 0

  for await (const chunk of chunks) {
    let from = pieceDepth >= 0 ? 0 : -1
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (inText) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inText = false
        else if (depth === 1 && lastText.length < 8) lastText.push(byte)
        continue
      }
      if (byte === QUOTE) { inText = true; if (depth === 1) lastText = [] } else if (byte === OPEN || byte === OPEN_LIST) {
        const starts = byte === OPEN && ((depth === 0) || (listDepth >= 0 && depth === listDepth && pieceDepth !== depth))
        if (byte === OPEN_LIST && depth === 1 && listDepth < 0 && String.fromCharCode(...lastText) === 'entry') {
          // What has been held of the enclosing object is not a resource.
          listDepth = 2
          sawList = true
          held = []
          from = -1
          pieceDepth = -1
        } else if (starts && pieceDepth < 0) {
          pieceDepth = depth
          pieceOffset = base + i
          held = []
          from = i
        }
        depth++
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth--
        if (byte === CLOSE_LIST && listDepth === 2 && depth === 1) listDepth = -1
        if (byte === CLOSE && pieceDepth >= 0 && depth === pieceDepth) {
          held.push(chunk.subarray(from, i + 1))
          yield { offset: pieceOffset, bytes: held.length === 1 ? held[0]! : Buffer.concat(held), number: ++number, unit: sawList ? 'entry' : 'resource' }
          held = []
          from = -1
          pieceDepth = -1
        }
        if (depth <= 0) { depth = 0; if (pieceDepth < 0) { listDepth = -1; lastText = [] } }
      }
    }
    if (from >= 0 && pieceDepth >= 0) held.push(chunk.subarray(from))
    base += chunk.length
  }
  if (pieceDepth >= 0 && held.length > 0) yield { offset: pieceOffset, bytes: Buffer.concat(held), number: ++number, unit: sawList ? 'entry' : 'resource' }
}

const entryStart = /\{\s*"(?:fullUrl|resource)"\s*:/g

/**
 * Takes a piece apart that is no JSON: a brace or quote too few makes one entry swallow those after it. Every place where
 * an entry seems to begin is tried; what parses is an entry, what lies between is what was broken.
 */
export function recover(piece: Piece, parses: (text: string) => boolean): Array<{ piece: Piece; sound: boolean }> {
  const text = Buffer.from(piece.bytes).toString('latin1') // one character a byte, so positions are offsets
  const starts = [...text.matchAll(entryStart)].map(each => each.index)
  const found: Array<{ piece: Piece; sound: boolean }> = []
  let number = piece.number
  const add = (from: number, to: number, sound: boolean) => {
    if (!text.slice(from, to).trim()) return
    found.push({ piece: { offset: piece.offset + from, bytes: piece.bytes.subarray(from, to), number: number++, unit: piece.unit }, sound })
  }
  let at = 0
  for (const start of starts) {
    if (start < at) continue
    const end = endOf(text, start)
    if (end < 0 || !parses(Buffer.from(piece.bytes.subarray(start, end)).toString('utf8'))) continue
    if (start > at) add(at, trimmed(text, at, start), false)
    add(start, end, true)
    at = end
    while (at < text.length && /[\s,]/.test(text[at]!)) at++
  }
  if (at < text.length && found.length > 0 && /^[\s\]}]*$/.test(text.slice(at))) return found // the tail of the enclosing bundle
  add(at, text.length, false)
  return found
}

/** Where the gap before `end` really ends: without the comma and blanks that part entries. */
function trimmed(text: string, from: number, end: number): number {
  let to = end
  while (to > from && /[\s,]/.test(text[to - 1]!)) to--
  return to
}

/** The end of the object that begins at `start`, or -1 where it never closes. */
function endOf(text: string, start: number): number {
  let depth = 0
  let inText = false
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (inText) { if (character === '\\') i++; else if (character === '"') inText = false } else if (character === '"') inText = true
    else if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) return i + 1
  }
  return -1
}
