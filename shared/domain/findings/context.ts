import { cueEnds, cueRows, meanings, pseudoCues, type CueRow, type Meaning } from './cues.ts'
import { phrasesAt, phraseTable, type Word } from './words.ts'

/** A cue in a sentence: its words by their places among the sentence's, and the words that it reaches. */
export interface Cue {
  readonly says: Meaning
  readonly first: number
  readonly last: number
  /** Both inclusive; from behind or before the cue. */
  readonly from: number
  readonly until: number
}

type CueOf = Omit<CueRow, 'words'> & { readonly isAtEnd: boolean }
const END = '$'
const cueTable = phraseTable<CueOf | 'pseudo'>([
  ...cueRows.flatMap(({ words, ...row }) =>
    words.split('|').map(phrase => {
      const isAtEnd = phrase.endsWith(END)
      return [isAtEnd ? phrase.slice(0, -1) : phrase, { ...row, isAtEnd }] as const
    }),
  ),
  ...pseudoCues.flatMap(row => row.split('|').map(phrase => [phrase, 'pseudo'] as const)),
])
const endTables = Object.fromEntries(
  meanings.map(meaning => [
    meaning,
    phraseTable(cueEnds[meaning].split('|').map(words => [words, true] as const)),
  ]),
) as Record<Meaning, ReturnType<typeof phraseTable<boolean>>>

/** Behind a number, `old` is an age. */
const isAge = (words: readonly Word[], at: number) =>
  words[at]!.text === 'old' && /^(?:years?|year|yo|months?|\d+)$/.test(words[at - 1]?.text ?? '')

/** Where in a sentence the reach of cues ends: for each word, how many before it end one, by meaning. */
class Ends {
  private readonly words: readonly Word[]
  private readonly found = new Map<Meaning, { readonly begins: Set<number>; readonly over: Set<number> }>()
  constructor(words: readonly Word[]) {
    this.words = words
  }
  /** At which words something stands that ends the reach of such a cue, and with which it is over. */
  of(meaning: Meaning) {
    const known = this.found.get(meaning)
    if (known) return known
    const [begins, over] = [new Set<number>(), new Set<number>()]
    for (let at = 0; at < this.words.length; at++) {
      const { length } = phrasesAt(endTables[meaning], this.words, at)
      if (length === 0) continue
      begins.add(at)
      over.add(at + length - 1)
    }
    const ends = { begins, over }
    this.found.set(meaning, ends)
    return ends
  }
}

/** How far a cue reaches: to the end of its sentence, to a word that ends it, or as many words as it may. */
function reachOf(
  ends: Ends,
  row: CueOf,
  { first, last, words }: { first: number; last: number; words: number },
) {
  const { begins, over } = ends.of(row.says)
  const most = row.most ?? words
  if (row.reaches === 'forward') {
    let until = last
    while (until + 1 < words && until - last < most && !begins.has(until + 1)) until++
    return { from: last + 1, until }
  }
  let from = first
  while (from > 0 && first - from < most && !over.has(from - 1)) from--
  return { from, until: first - 1 }
}

/**
 * The cues of a sentence and what each reaches, by ConText's rules: the longest words count; what only looks like a cue
 * is passed over; a cue reaches to the end of its sentence unless a word ends it. `taken`: words of what was found,
 * within which no cue stands.
 */
export function cuesIn(words: readonly Word[], taken: ReadonlySet<number>): Cue[] {
  const cues: Cue[] = []
  const ends = new Ends(words)
  for (let at = 0; at < words.length;) {
    const { length, is } = taken.has(at) ? { length: 0, is: [] } : phrasesAt(cueTable, words, at)
    if (length === 0 || isAge(words, at)) {
      at++
      continue
    }
    const last = at + length - 1
    // An answer of a form that does not end its line is none: what stands there is looked at word by word.
    const standing = is.filter(row => row === 'pseudo' || !row.isAtEnd || last === words.length - 1)
    if (standing.length === 0) {
      at++
      continue
    }
    for (const row of standing) {
      if (row === 'pseudo') continue
      cues.push({
        says: row.says,
        first: at,
        last,
        ...reachOf(ends, row, { first: at, last, words: words.length }),
      })
    }
    at += length
  }
  return cues
}

/** The cues that reach words, by their places. */
export const reaching = (cues: readonly Cue[], first: number, last: number): Cue[] =>
  cues.filter(cue => cue.from <= first && last <= cue.until)
