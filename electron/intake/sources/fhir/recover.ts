import { nextStart } from './entry-starts.ts'
import type { Slice } from './slice.ts'

/** A broken piece is gone through so many times its own length; what is not sound by then is broken. */
const MOST_TIMES = 16
/** Of more places where an entry seems to begin, and does not end, no more are looked at. */
const MOST_STARTS = 200_000
/** It comes apart into so many parts at most. */
const MOST_PARTS = 10_000

export interface Part {
  readonly slice: Slice
  readonly sound: boolean
}

const isBlank = (character: string | undefined) =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t'
const behindBlanks = (text: string, from: number) => {
  let at = from
  while (isBlank(text[at])) at++
  return at
}
/**
 * What stands behind an item of a list: the next one, or the end. Behind a contained resource stands something else.
 */
function endsItem(text: string, from: number): boolean {
  let at = behindBlanks(text, from)
  if (text[at] === ',') return text[behindBlanks(text, at + 1)] === '{'
  if (text[at] === ']') at = behindBlanks(text, at + 1)
  return at === text.length
}

/**
 * Takes a piece apart that is no JSON: a brace or quote too few makes one entry swallow those after it. Every place
 * where an entry seems to begin is tried; what parses is an entry, what lies between is what was broken. The work is in
 * proportion to the length, whatever is nested in what.
 */
export function recover(slice: Slice, parses: (text: string) => boolean): Part[] {
  const text = Buffer.from(slice.bytes).toString('latin1') // one character a byte, so positions are offsets
  const ends = endsOfObjects(text, slice.unit)
  const found: Part[] = []
  let left = MOST_TIMES * text.length
  let number = slice.number
  const add = (from: number, to: number, sound: boolean) => {
    if (behindBlanks(text, from) >= to) return
    const bytes = slice.bytes.subarray(from, to)
    found.push({ slice: { offset: slice.offset + from, bytes, number: number++, unit: slice.unit }, sound })
  }
  let at = 0
  let start = nextStart(text, 0, slice.unit)
  for (
    let n = 0;
    start >= 0 && n < MOST_STARTS && found.length < MOST_PARTS;
    n++, start = nextStart(text, start, slice.unit)
  ) {
    const end = ends(start)
    const isWhole = end >= 0 && (slice.unit !== 'item' || endsItem(text, end))
    if (!isWhole || !tries(start, end)) {
      start++
      continue
    }
    if (start > at) add(at, trimmed(text, at, start), false)
    add(start, end, true)
    at = end
    while (isBlank(text[at]) || text[at] === ',') at++
    start = at
  }
  function tries(from: number, to: number): boolean {
    left -= to - from
    return left >= 0 && parses(Buffer.from(slice.bytes.subarray(from, to)).toString('utf8'))
  }
  // What is left may be the tail of the enclosing bundle.
  if (at < text.length && found.length > 0 && /^[\s\]}]*$/.test(text.slice(at))) return found
  add(at, text.length, false)
  return found
}

/** Where the gap before `end` really ends: without the comma and blanks that part entries. */
function trimmed(text: string, from: number, end: number): number {
  let to = end
  while (to > from && (isBlank(text[to - 1]) || text[to - 1] === ',')) to--
  return to
}

/**
 * Answers where the object that begins at a place ends; -1 where it never closes. One pass from a place finds the ends
 * of all that begin behind it, as long as both agree on what is a text; so an object in an object is not read again.
 */
function endsOfObjects(text: string, unit: Slice['unit']): (start: number) => number {
  const known = new Map<number, number>()
  let left = MOST_TIMES * text.length
  function pass(from: number): void {
    // Where those began that are open, and how deep: brackets alone may be many millions.
    const open: Array<{ readonly at: number; readonly depth: number }> = []
    let depth = 0
    let begun = 0
    let next = from
    let inText = false
    let i = from
    for (; i < text.length && left > 0; i++, left--) {
      const isStart = i === next
      if (isStart) next = ++begun > MOST_STARTS ? -1 : nextStart(text, i + 1, unit)
      const character = text[i]
      if (inText) {
        if (character === '\\') {
          if (i + 1 === next) next = nextStart(text, i + 2, unit)
          i++
        } else if (character === '"') inText = false
      } else if (character === '"') inText = true
      else if (character === '{' || character === '[') {
        if (isStart) open.push({ at: i, depth })
        depth++
      } else if (character === '}' || character === ']') {
        if (open.at(-1)?.depth === --depth) known.set(open.pop()!.at, i + 1)
        if (depth === 0) return
      }
    }
    for (const { at } of open) known.set(at, -1)
  }
  return start => {
    if (!known.has(start)) pass(start)
    return known.get(start) ?? -1
  }
}
