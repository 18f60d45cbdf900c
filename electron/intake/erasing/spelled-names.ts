import type { Slice } from '../../../shared/contract/ingest-erasing.ts'

/** What a text says of words, in the bytes of a file: letters of any script, also as JSON writes them by number. */
const WORD = /\\[bfnrt"\\/]|(?:[0-9A-Za-z\u0080-\u00ff]|\\u[0-9a-fA-F]{4})+/g
/** Two words of one name stand so near together, with a title or a key of JSON in between. */
const [MOST_BETWEEN, FARTHEST_BYTES] = [2, 40]
/** In a shorter word another letter makes another name. */
const LONG_ENOUGH_TO_MISSPELL = 5

/** Letters that are written in two ways, by the one that is left of both. */
const twoWays: ReadonlyArray<readonly [RegExp, string]> = [
  [/æ|ae|aa/g, 'a'],
  [/ø|oe/g, 'o'],
  [/ue/g, 'u'],
  [/ß|ss/g, 's'],
  [/ł/g, 'l'],
  [/đ/g, 'd'],
]

/** A word without capitals and accents: Müller, MUELLER and Muller are one. */
function folded(word: string): string {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')
  return twoWays.reduce((text, [letters, one]) => text.replaceAll(letters, one), plain)
}

/** Whether one letter more, less, other, or two exchanged make one of the other. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const [restOfShort, restOfLong] = [short.slice(same), long.slice(same)]
  if (long.length > short.length) return restOfLong.slice(1) === restOfShort
  const isExchanged = restOfShort[0] === restOfLong[1] && restOfShort[1] === restOfLong[0]
  return (
    restOfShort.slice(1) === restOfLong.slice(1) ||
    (isExchanged && restOfShort.slice(2) === restOfLong.slice(2))
  )
}

/** How a word in a text stands for one of a name. */
type Likeness = 'word' | 'initial'
function likeness(text: string, word: string): Likeness | undefined {
  if (text === word) return 'word'
  if (text.length === 1) return text === word[0] ? 'initial' : undefined
  const isLong = Math.min(text.length, word.length) >= LONG_ENOUGH_TO_MISSPELL
  return isLong && isOneLetterOff(text, word) ? 'word' : undefined
}

type Place = Pick<Slice, 'at' | 'length'>
interface Token extends Place {
  readonly text: string
}
/** Whether the first and the last word may be parts of longer ones: the bytes are a part of more. */
interface Cut {
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}
/** The words in bytes; a key of JSON is none, whatever it is called. */
function tokensOf(bytes: Buffer): Token[] {
  const text = bytes.toString('latin1') // a letter a byte: places stay what they are
  return [...text.matchAll(WORD)].flatMap(({ 0: found, index: at }) => {
    const after = text.slice(at + found.length, at + found.length + 2)
    if (/^\\[^u]/.test(found) || after === '":') return []
    const utf8 = Buffer.from(found, 'latin1').toString('utf8')
    const said = utf8.includes('\ufffd') ? found : utf8
    const plain = said.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    return [{ at, length: found.length, text: folded(plain) }]
  })
}

/**
 * Finds names as another hand may have written them: in another order, without accents, in capitals, with one letter
 * other, or with an initial for one of their words. A name of one word is not looked for: too many texts hold it.
 * Answers the places of their words. Work in proportion to the bytes.
 */
export function spelledNames(names: readonly string[]) {
  const sought = names
    .map(name => [...new Set(name.split(/[^\p{L}\p{N}]+/u).map(folded))].filter(word => word.length > 1))
    .filter(words => words.length > 1)

  /** The words of one name in a text, where at least two of them stand together, one of them written out. */
  function wordsOfOne(tokens: readonly Token[], words: readonly string[]): Token[] {
    const found: Token[] = []
    let together: Array<{ readonly token: Token; readonly word: string; readonly as: Likeness; at: number }> =
      []
    const close = () => {
      const isNamed = new Set(together.map(({ word }) => word)).size > 1
      if (isNamed && together.some(({ as }) => as === 'word'))
        found.push(...together.map(({ token }) => token))
      together = []
    }
    for (const [at, token] of tokens.entries()) {
      const taken = new Set(together.map(({ word }) => word))
      const fits = words.flatMap(word => {
        const as = likeness(token.text, word)
        return as === undefined ? [] : [{ word, as }]
      })
      const fit = fits.find(({ word }) => !taken.has(word)) ?? fits[0]
      if (!fit) continue
      const last = together.at(-1)
      const isNear =
        last !== undefined &&
        at - last.at - 1 <= MOST_BETWEEN &&
        token.at - last.token.at - last.token.length <= FARTHEST_BYTES
      if (!isNear) close()
      together.push({ token, ...fit, at })
    }
    close()
    return found
  }

  return (bytes: Buffer, { isCutBefore, isCutAfter }: Cut): Place[] => {
    if (sought.length === 0) return []
    const isCut = ({ at, length }: Place) =>
      (isCutBefore && at === 0) || (isCutAfter && at + length === bytes.byteLength)
    const tokens = tokensOf(bytes).filter(token => !isCut(token))
    return sought.flatMap(words => wordsOfOne(tokens, words)).map(({ at, length }) => ({ at, length }))
  }
}
