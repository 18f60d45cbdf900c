import { readyWord, type ReadyWord } from '../../learning/stats/linkage/jaro-winkler.ts'
import { soundex } from '../../learning/stats/linkage/soundex.ts'
import { fold } from './fold.ts'

/** A word of a name, ready to be compared often. */
export interface NameWord {
  readonly text: string
  readonly ready: ReadyWord
  /** What it sounds like; the word itself where Soundex, made for Latin letters, says nothing. */
  readonly sound: string
}

/** One of a person's names, in the order in which it was written: given names first. */
export interface ParsedName {
  /** At least one. The first is taken for a given name, the last of several for the family name. */
  readonly words: readonly NameWord[]
  /** All words but the last as one, so that Xiao Ming is Xiaoming. */
  readonly givens: string
  /** jr, sr, 2, 3, 4: tells father and son of one name apart. */
  readonly generation: string | undefined
}

const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof herr frau mme mlle sir dame lord lady rev med dipl ing mag lic sra dra hr fr ' +
    'phil rer nat doctor professor'
  ).split(' '),
)
const DEGREES = new Set('md phd do dds dmd rn np pa esq mba msc bsc ma ba mph mbbs frcp cpa dvm'.split(' '))
const GENERATIONS: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['jun', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['sen', 'sr'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
])
/** Dropped only between other words: Le, Van, Di and Da are names of their own at either end. */
const PARTICLES = new Set(
  (
    'von van vom zu zum zur de del della dello di da dal do dos das du der den des la las le les los el al ' +
    'ten ter te bin ibn bint ben abu af av y e i und and'
  ).split(' '),
)

const wordsIn = (text: string): string[] =>
  fold(text)
    .replaceAll(/['’‘ʼ`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

/** Takes degrees and generations off the end, as long as a name is left. */
function withoutEnding(words: string[]): { words: string[]; generation: string | undefined } {
  let generation: string | undefined
  let length = words.length
  for (; length > 1; length--) {
    const last = words[length - 1]!
    const found = length > 2 ? GENERATIONS.get(last) : undefined
    if (found === undefined && !DEGREES.has(last)) break
    generation ??= found
  }
  return { words: words.slice(0, length), generation }
}

/** Only what stands before a name is a title. Md is none: in Bengal it is short for Mohammad. */
function withoutTitles(words: string[]): string[] {
  let from = 0
  while (from < words.length - 1 && TITLES.has(words[from]!)) from++
  return words.slice(from)
}

/** `Family, Given` as `Given Family`; what follows a comma and is only a suffix stays where it is. */
function inGivenOrder(text: string): string[] {
  const [before = '', ...after] = text.split(',')
  const behind = wordsIn(after.join(' '))
  const isSuffix = behind.every(word => DEGREES.has(word) || GENERATIONS.has(word))
  return isSuffix ? [...wordsIn(before), ...behind] : [...withoutTitles(behind), ...wordsIn(before)]
}

export function nameWord(text: string): NameWord {
  return { text, ready: readyWord(text), sound: /^[a-z]/.test(text) ? soundex(text) : text }
}

/** A written name as words to compare; undefined where none is left. */
export function parseName(text: string): ParsedName | undefined {
  const { words, generation } = withoutEnding(inGivenOrder(text))
  const named = withoutTitles(words)
  const kept = named.filter((word, at) => at === 0 || at === named.length - 1 || !PARTICLES.has(word))
  if (kept.length === 0) return undefined
  return { words: kept.map(nameWord), givens: kept.slice(0, -1).join(''), generation }
}

/** The same name with its first word at the end: how it reads where the family name was written first. */
export function turned({ words, generation }: ParsedName): ParsedName {
  const kept = [...words.slice(1), words[0]!]
  const givens = kept
    .slice(0, -1)
    .map(({ text }) => text)
    .join('')
  return { words: kept, givens, generation }
}
