import { MANY_BEARERS } from '../../../shared/contract/ingest-people.ts'
import { numberKeys } from './blocking-keys.ts'
import type { PersonFields } from './fields.ts'

/** How many people there are, and how many of them bear a word anywhere in their names. */
export interface WordCounts {
  readonly people: number
  readonly words: ReadonlyMap<string, number>
  /** How many bear it as the last of several: as a family name, where given names come first. */
  readonly lastWords: ReadonlyMap<string, number>
  /** Keys of the numbers that one source gives to so many people that they are nobody's. */
  readonly manys?: ReadonlySet<string>
}

/** The words of somebody's names, each once, and those of them that are the last of several. */
export function wordsOf({ names }: PersonFields): { words: string[]; lastWords: string[] } {
  const own = names.map(({ written }) => written.words.map(({ text }) => text))
  const last = own.flatMap(each => (each.length > 1 ? each.slice(-1) : []))
  return { words: [...new Set(own.flat())], lastWords: [...new Set(last)] }
}

/**
 * Counts the words of names. A word counts wherever it stands, as the order of names is not certain: what a
 * given name weighs as a family name is then rather too little than too much.
 */
export function countWords(people: Iterable<PersonFields>): WordCounts {
  const words = new Map<string, number>()
  const lastWords = new Map<string, number>()
  const add = (counts: Map<string, number>, some: readonly string[]) => {
    for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const bearers = new Map<string, number>()
  let count = 0
  for (const each of people) {
    count++
    const own = wordsOf(each)
    add(words, own.words)
    add(lastWords, own.lastWords)
    add(
      bearers,
      numberKeys(each).map(key => JSON.stringify([key, each.source])),
    )
  }
  const manys = new Set(
    [...bearers].flatMap(([key, n]) => (n < MANY_BEARERS ? [] : [(JSON.parse(key) as [string])[0]])),
  )
  return { people: count, words, lastWords, manys }
}

/** Borne by nobody but the one who is called so: mostly a slip of the pen. */
export const isUnique = (word: string, { words }: WordCounts): boolean => (words.get(word) ?? 0) <= 1

/** Borne as a family name rather than as a given one. */
export const isMostlyLast = (word: string, { words, lastWords }: WordCounts): boolean =>
  (lastWords.get(word) ?? 0) * 2 > (words.get(word) ?? 0)

/** As many people as the typical share stands for: few people say little about how rare a name is. */
const TYPICAL_PEOPLE = 1000

/** The share of people who bear a word, drawn towards what is typical where few people were counted. */
export function shareOf(word: string, { people, words }: WordCounts, typical: number): number {
  return ((words.get(word) ?? 0) + TYPICAL_PEOPLE * typical) / (people + TYPICAL_PEOPLE)
}
