/** A word of a text, in small letters, and where it stands. Colons and semicolons count as words of their own. */
export interface Word {
  readonly text: string
  readonly at: number
  readonly end: number
}

const token = /\p{L}\/\p{L}(?!\p{L})|[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*|[:;?|]/gu
const letters = /\p{L}/u

/** The words of a part of a text. Work in proportion to it. */
export function wordsIn(text: string, from: number, until: number): Word[] {
  const words: Word[] = []
  for (const { 0: found, index } of text.slice(from, until).matchAll(token)) {
    const at = from + index
    words.push({ text: found.toLowerCase().replaceAll('’', "'"), at, end: at + found.length })
  }
  return words
}

/** The words of something that is looked for. */
export const spelled = (phrase: string): string[] => wordsIn(phrase, 0, phrase.length).map(({ text }) => text)

/** Words that end in a full stop and end no sentence. */
const shortened = new Set(
  (
    'dr mr mrs ms prof st vs e.g i.e approx resp dept fig hx pt wt ht temp max min inc b.i.d ' +
    't.i.d q.i.d p.o p.r.n ' +
    'a.m p.m'
  ).split(' '),
)

/** Where a sentence ends that begins at `from`, in a text of one line or of lines that were wrapped. */
function* endsIn(text: string, from: number, until: number): Generator<number> {
  for (let at = from; at < until; at++) {
    const sign = text[at]!
    if (sign === '\n') {
      const next = text.slice(at + 1, at + 3)
      const line = text.slice(Math.max(from, at - 1), at)
      // A line that goes on in the next was wrapped by whoever wrote it.
      const isWrapped =
        /^\p{Ll}/u.test(next) && !/[.:;?!]$/.test(line) && text.lastIndexOf('\n', at - 1) < at - WRAPPED
      if (!isWrapped) yield at + 1
    } else if (
      (sign === '.' || sign === '?' || sign === '!') &&
      /^(?:["')\]]?\s|$)/.test(text.slice(at + 1, at + 3))
    ) {
      const before = text
        .slice(Math.max(from, at - 12), at)
        .split(/[^\p{L}.]/u)
        .at(-1)!
        .toLowerCase()
      // A single letter is an initial, and a number in front of a list's line is no sentence.
      const isShort = shortened.has(before) || (before.length === 1 && letters.test(before))
      if (sign !== '.' || !isShort) yield at + 1
    }
  }
}
/** Lines that are shorter were ended on purpose. */
const WRAPPED = 50
/** What goes on for more characters is no sentence: it is cut, so that no cue reaches farther than one reads. */
const LONGEST_SENTENCE = 1_000

/** A sentence: where it begins and ends. */
export interface Sentence {
  readonly from: number
  readonly until: number
}
/** A stretch in pieces that are no longer than a sentence may be, cut at blanks. */
function* cutInto(text: string, from: number, until: number): Generator<Sentence> {
  let begin = from
  while (until - begin > LONGEST_SENTENCE) {
    const blank = text.lastIndexOf(' ', begin + LONGEST_SENTENCE)
    const cut = blank > begin ? blank : begin + LONGEST_SENTENCE
    yield { from: begin, until: cut }
    begin = cut
  }
  yield { from: begin, until }
}

/** The sentences of a part of a text, in order; a line ends one, unless it was only wrapped. */
export function sentencesIn(text: string, from: number, until: number): Sentence[] {
  const found: Sentence[] = []
  let begin = from
  for (const end of [...endsIn(text, from, until), until]) {
    if (end <= begin) continue
    found.push(...cutInto(text, begin, end))
    begin = end
  }
  return found.filter(each => text.slice(each.from, each.until).trim() !== '')
}

/** Phrases by their first word, the longest first. */
export type PhraseTable<T> = ReadonlyMap<
  string,
  ReadonlyArray<{ readonly words: readonly string[]; readonly is: T }>
>
export function phraseTable<T>(rows: Iterable<readonly [phrase: string, is: T]>): PhraseTable<T> {
  const table = new Map<string, Array<{ words: string[]; is: T }>>()
  for (const [phrase, is] of rows) {
    const words = spelled(phrase)
    const [first] = words
    if (first === undefined) continue
    const list = table.get(first)
    if (list) list.push({ words, is })
    else table.set(first, [{ words, is }])
  }
  for (const list of table.values()) list.sort((one, other) => other.words.length - one.words.length)
  return table
}

/** The longest phrases of a table that stand at a word: several only where they are of the same words. */
export function phrasesAt<T>(
  table: PhraseTable<T>,
  words: readonly Word[],
  at: number,
): { length: number; is: T[] } {
  const list = table.get(words[at]!.text) ?? []
  let length = 0
  const is: T[] = []
  for (const each of list) {
    if (each.words.length < length) break
    if (each.words.every((word, index) => words[at + index]?.text === word)) {
      length = each.words.length
      is.push(each.is)
    }
  }
  return { length, is }
}
