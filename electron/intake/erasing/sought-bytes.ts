import type { Slice } from '../../../shared/contract/ingest-erasing.ts'
import type { Place } from '../../../shared/domain/fact.ts'
import { isTelling, type LookedFor } from '../../../shared/domain/mentions.ts'
import { spelledNames } from './spelled-names.ts'

/** Words of one name stand nearer together than this, so that none is cut by a border of chunks. */
const LONGEST_NAME = 1_024

const isPartOfWord = (byte: number | undefined) =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte >= 0x80 ||
    byte === 0x2d ||
    byte === 0x5f)

/** As JSON may write it too. */
const writings = (text: string): string[] => [
  text,
  text.replaceAll('/', '\\/'),
  text.replaceAll(/[^\u0020-\u007e]/g, each => `\\u${each.codePointAt(0)!.toString(16).padStart(4, '0')}`),
]

/**
 * Looks for her in what stands between the pieces of a file: the head of a bundle, its links. What names her there is
 * overwritten with blanks by itself, since it leads to no fact: her name also where another hand wrote it. Pieces are
 * told in the order in which they stand.
 */
export function bytesSoughtIn({ references, names, numbers }: LookedFor) {
  const sought = [
    ...references,
    ...names.filter(name => name.includes(' ')),
    ...numbers.filter(isTelling),
  ].filter(text => text !== '')
  const needles = [...new Set(sought.flatMap(writings))].map(text => Buffer.from(text))
  const longest = Math.max(LONGEST_NAME, ...needles.map(each => each.byteLength))
  const spelled = spelledNames(names)
  const pieces: Array<{ readonly from: number; readonly to: number }> = []

  /** The first piece that ends after this place, by its number. */
  function firstAfter(at: number): number {
    let [low, high] = [0, pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pieces[middle]!.to <= at) low = middle + 1
      else high = middle
    }
    return low
  }
  function isInPiece(at: number): boolean {
    const next = pieces[firstAfter(at)]
    return next !== undefined && next.from <= at
  }
  /** What stands between pieces from here to there. */
  function* gaps(from: number, to: number): Generator<{ readonly from: number; readonly to: number }> {
    let at = from
    for (let next = firstAfter(from); at < to; next++) {
      const piece = pieces[next]
      const end = Math.min(to, piece?.from ?? to)
      if (end > at) yield { from: at, to: end }
      at = Math.max(at, piece?.to ?? to)
    }
  }

  return {
    pass({ offset, length }: Place): void {
      if (length > 0) pieces.push({ from: offset, to: offset + length })
    },
    /** What of these bytes stands outside of the pieces and names her. */
    async in(chunks: AsyncIterable<Uint8Array>): Promise<Slice[]> {
      const found = new Map<number, Slice>()
      const note = (at: number, length: number) => {
        if (length > (found.get(at)?.length ?? 0)) found.set(at, { at, length, begins: '', isShared: false })
      }
      function lookIn(bytes: Buffer, base: number, isEnd: boolean): void {
        for (const needle of needles)
          for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
            const isAlone = !isPartOfWord(bytes[at - 1]) && !isPartOfWord(bytes[at + needle.byteLength])
            if (isAlone && !isInPiece(base + at)) note(base + at, needle.byteLength)
          }
        const end = base + bytes.byteLength
        for (const { from, to } of gaps(base, end)) {
          const cut = { isCutBefore: base > 0 && from === base, isCutAfter: !isEnd && to === end }
          const named = spelled(bytes.subarray(from - base, to - base), cut)
          for (const { at, length } of named) note(from + at, length)
        }
      }
      let held = Buffer.alloc(0)
      let base = 0
      for await (const chunk of chunks) {
        const bytes = Buffer.concat([held, chunk])
        lookIn(bytes, base, false)
        // One that begins at a border is found with what follows; a byte before it tells whether it stands alone.
        const keep = Math.min(bytes.byteLength, longest + 1)
        base += bytes.byteLength - keep
        held = bytes.subarray(bytes.byteLength - keep)
      }
      lookIn(held, base, true)
      return [...found.values()].toSorted((one, other) => one.at - other.at)
    },
  }
}
