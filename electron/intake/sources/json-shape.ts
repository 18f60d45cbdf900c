/** How deep a JSON text goes, how many values it has, and how long its longest text is. */
export interface JsonShape {
  readonly depth: number
  readonly values: number
  readonly longestText: number
  /** Whether every bracket and text in it ends. */
  readonly isClosed: boolean
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
] as const
const [ELSE, OPENS, CLOSES, PARTS, QUOTES] = [0, 1, 2, 3, 4] as const
const what = new Uint8Array(256)
what[OPEN] = what[OPEN_LIST] = OPENS
what[CLOSE] = what[CLOSE_LIST] = CLOSES
what[COMMA] = PARTS
what[QUOTE] = QUOTES

/** Looks over the bytes of a JSON text before anything is made of it. */
export function jsonShape(bytes: Uint8Array): JsonShape {
  let [depth, deepest, values, longestText, at] = [0, 0, 1, 0, 0]
  let isClosed = true
  for (const end = bytes.length; at < end; at++) {
    const is = what[bytes[at]!]
    if (is === ELSE) continue
    if (is === QUOTES) {
      const from = ++at
      while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
      isClosed = at < end
      if (at - from > longestText) longestText = Math.min(at, end) - from
    } else if (is === PARTS) values++
    else if (is === OPENS) {
      values++
      if (++depth > deepest) deepest = depth
    } else depth--
  }
  return { depth: deepest, values, longestText, isClosed: isClosed && depth === 0 }
}
