import type { Slice } from './slice.ts'
import { limits, type Limits } from '../../budgets.ts'
import { nextStart } from './entry-starts.ts'
import { wholeEntries } from './whole-entry.ts'

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, NEWLINE, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a, 0x2c,
] as const
/** By byte: 1 for those that outside of a text neither open nor close anything. Most of a file is blanks. */
const isPlain = new Uint8Array(256).fill(1)
for (const byte of [QUOTE, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST]) isPlain[byte] = 0
const isBlank = (byte: number) => byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09

/**
 * NDJSON: every line that is not blank. A line keeps its number, blank ones counted, so that an editor finds
 * it.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  { entryBytes }: Bounds = limits,
): AsyncGenerator<Slice> {
  let held: Uint8Array[] = []
  let offset = 0
  let length = 0
  let number = 1
  const line = (): Slice | undefined => {
    if (length > entryBytes) return { offset, bytes: NOTHING, beyond: length, number, unit: 'line' }
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    return bytes.every(isBlank) ? undefined : { offset, bytes, number, unit: 'line' }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (;;) {
      // A file may hold millions of empty lines, and each would cost as much as one that says something.
      const empty = length === 0 ? lineEndsFrom(chunk, from) : 0
      offset += empty
      number += empty
      from += empty
      const at = chunk.indexOf(NEWLINE, from)
      if (at < 0) break
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
    if (from < chunk.length) {
      held.push(chunk.subarray(from))
      length += chunk.length - from
      if (length > entryBytes) held = [] // it is told, not held
    }
  }
  const piece = line()
  if (piece) yield piece
}

function lineEndsFrom(chunk: Uint8Array, from: number): number {
  let at = from
  while (chunk[at] === NEWLINE) at++
  return at - from
}

/**
 * JSON: every object of a bundle's list `entry`, every object of a list, or, where there is neither, the
 * object itself. Works byte by byte, so a file of any size needs only the memory of one entry. A brace too
 * few makes a piece that `recover` takes apart; a brace too many makes a piece that ends too early, after
 * which the reader goes on where the next entry begins; so it does behind one that is larger than is held.
 */
export async function* splitJson(
  chunks: AsyncIterable<Uint8Array>,
  { entryBytes }: Bounds = limits,
): AsyncGenerator<Slice> {
  let depth = 0
  let inText = false
  let escaped = false
  let entryDepth = 0 // depth at which entries begin, 0 outside of a list of them
  let unit: Slice['unit'] = 'resource'
  let pieceDepth = -1 // depth at which the piece being read began, -1 between pieces
  let pieceOffset = 0
  let number = 0
  let held: Uint8Array[] = []
  let latest: number[] = [] // the latest string at depth 1: the key before a list
  let isType = false // whether that string follows the key `resourceType`
  let type = ''
  let lost: Buffer | undefined // the end of what was skipped while looking for the next entry
  let base = 0

  for await (const next of chunks) {
    let chunk: Uint8Array = next
    let i = 0
    if (lost) {
      chunk = Buffer.concat([lost, next])
      base -= lost.length
      i = -1
    }
    let from = pieceDepth >= 0 ? 0 : -1
    let latin1: string | undefined
    let wholeEntryAt: ReturnType<typeof wholeEntries> | undefined
    for (; i < chunk.length; i++) {
      if (
        i < 0 ||
        (entryDepth > 0 && pieceDepth < 0 && !inText && isOutOfStep(chunk[i]!, depth, entryDepth))
      ) {
        latin1 ??= Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
        const found = nextStart(latin1, Math.max(i, 0), unit)
        if (found < 0) {
          lost = Buffer.from(chunk.subarray(Math.max(0, chunk.length - LONGEST_START)))
          break
        }
        lost = undefined
        i = found
        depth = entryDepth
      }
      if (entryDepth > 0 && pieceDepth >= 0 && depth > pieceDepth) {
        // Inside an entry nothing counts but where it ends.
        const inside: Inside = { depth, inText, escaped }
        i = endOfEntry(chunk, i, { inside, until: pieceDepth })
        ;({ depth, inText, escaped } = inside)
        if (i === chunk.length) break
      }
      const byte = chunk[i]!
      if (inText) {
        // Most bytes of a file lie in long texts: jump to where one can end.
        if (!escaped && depth !== 1 && byte !== QUOTE && byte !== BACKSLASH) {
          i = endOrEscape(chunk, i) - 1
          continue
        }
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) {
          inText = false
          if (isType) type = String.fromCharCode(...latest)
        } else if (depth === 1 && latest.length < LONGEST_KEY) latest.push(byte)
      } else if (byte === QUOTE) {
        inText = true
        if (depth === 1) {
          isType = String.fromCharCode(...latest) === 'resourceType'
          latest = []
        }
      } else if (byte === OPEN || byte === OPEN_LIST) {
        // A List has entries too, which are no resources: only a bundle's are taken one by one.
        const isBundle =
          depth === 1 &&
          entryDepth === 0 &&
          (type === '' || type === 'Bundle') &&
          String.fromCharCode(...latest) === 'entry'
        if (byte === OPEN_LIST && (isBundle || (depth === 0 && entryDepth === 0))) {
          // What has been held of the enclosing object is not a resource.
          entryDepth = depth + 1
          unit = isBundle ? 'entry' : 'item'
          held = []
          from = -1
          pieceDepth = -1
        } else if (byte === OPEN && pieceDepth < 0 && (depth === 0 || depth === entryDepth)) {
          wholeEntryAt ??= wholeEntries(chunk)
          const whole = unit === 'entry' && depth > 0 ? wholeEntryAt(i) : undefined
          if (whole) {
            yield { offset: base + i, number: ++number, unit, ...whole }
            i += whole.bytes.byteLength - 1
            continue
          }
          pieceDepth = depth
          pieceOffset = base + i
          held = []
          from = i
        }
        depth++
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth = Math.max(0, depth - 1)
        if (byte === CLOSE_LIST && entryDepth > 0 && depth === entryDepth - 1) entryDepth = 0
        if (byte === CLOSE && pieceDepth >= 0 && depth === pieceDepth) {
          held.push(chunk.subarray(from, i + 1))
          yield {
            offset: pieceOffset,
            bytes: held.length === 1 ? held[0]! : Buffer.concat(held),
            number: ++number,
            unit,
          }
          held = []
          from = -1
          pieceDepth = -1
        }
        if (depth === 0) {
          latest = []
          type = ''
        }
      }
    }
    if (from >= 0 && pieceDepth >= 0) held.push(chunk.subarray(from))
    base += chunk.length
    if (pieceDepth >= 0 && base - pieceOffset > entryBytes) {
      yield { offset: pieceOffset, bytes: NOTHING, beyond: base - pieceOffset, number: ++number, unit }
      held = []
      pieceDepth = -1
      if (entryDepth > 0) {
        // It may have swallowed those behind it.
        inText = false
        escaped = false
        lost = Buffer.alloc(0)
      }
    }
  }
  if (pieceDepth >= 0 && held.length > 0)
    yield { offset: pieceOffset, bytes: Buffer.concat(held), number: ++number, unit }
}

/** What is too large is passed over. */
type Bounds = Pick<Limits, 'entryBytes'>
const NOTHING = new Uint8Array(0)

interface Inside {
  depth: number
  inText: boolean
  escaped: boolean
}

/**
 * Goes on to the bracket that would bring the depth back to `until`, or to the end of the chunk. `inside` is how deep
 * it is there, that bracket not counted, and whether in a text.
 */
function endOfEntry(
  chunk: Uint8Array,
  from: number,
  { inside, until }: { readonly inside: Inside; readonly until: number },
): number {
  let { depth, inText, escaped } = inside
  const end = chunk.length
  let i = from
  for (; i < end; i++) {
    if (inText) {
      if (escaped) escaped = false
      else {
        i = endOrEscape(chunk, i)
        if (i === end) break
        if (chunk[i] === BACKSLASH) escaped = true
        else inText = false
      }
      continue
    }
    while (i < end && isPlain[chunk[i]!] === 1) i++
    if (i === end) break
    const byte = chunk[i]!
    if (byte === QUOTE) inText = true
    else if (byte === OPEN || byte === OPEN_LIST) depth++
    else {
      if (depth - 1 === until) break
      depth--
    }
  }
  inside.depth = depth
  inside.inText = inText
  inside.escaped = escaped
  return i
}

/** The next quote or backslash, or the end of the chunk. */
function endOrEscape(chunk: Uint8Array, from: number): number {
  for (let i = from; i < chunk.length; i++) {
    const byte = chunk[i]!
    if (byte === QUOTE || byte === BACKSLASH) return i
  }
  return chunk.length
}

/** Between two entries only blanks, a comma, the next entry or the end of the list can stand. */
const isOutOfStep = (byte: number, depth: number, entryDepth: number) =>
  depth !== entryDepth || !(isBlank(byte) || byte === COMMA || byte === OPEN || byte === CLOSE_LIST)

/** More bytes than an entry's beginning has. */
const LONGEST_START = 64
/** More than the names of members and types that are looked for. */
const LONGEST_KEY = 16
