import type { Container } from './container.ts'

/** As many characters are looked at, and as few are enough. */
const [MOST, LEAST] = [128, 4]
/** Where a text is in an alphabet of its own, what is written around it still is in this one. */
const SHARE = 0.75

/** Whether bytes without a mark are such text: every other byte is nought, and the rest are letters and line ends. */
function isWide(head: Uint8Array, high: 0 | 1): boolean {
  const characters = Math.min(MOST, Math.floor(head.length / 2))
  if (characters < LEAST) return false
  let plain = 0
  for (let at = 0; at < characters; at++) {
    const [low, rest] = [head[2 * at + 1 - high]!, head[2 * at + high]!]
    if (low === 0 && rest === 0) return false
    if (rest === 0 && (low === 9 || low === 10 || low === 13 || (low >= 32 && low < 127))) plain++
    else if (at < LEAST) return false
  }
  return plain >= SHARE * characters
}

/**
 * Text in UTF-16, by the mark it begins with or by the noughts in it: given on as UTF-8, in which every format is
 * read.
 */
const wide = (label: string, mark: readonly [number, number], high: 0 | 1): Container => ({
  id: label,
  recognise: head => (head[0] === mark[0] && head[1] === mark[1]) || isWide(head, high),
  async *unpack(chunks) {
    const decoder = new TextDecoder(label) // it takes the mark off itself
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '') yield Buffer.from(text)
    }
    const last = decoder.decode()
    if (last !== '') yield Buffer.from(last)
  },
})

export const utf16le = wide('utf-16le', [0xff, 0xfe], 1)
export const utf16be = wide('utf-16be', [0xfe, 0xff], 0)
