import type { PersonFields } from './fields.ts'

/** How many people there are, and how many of them bear a word anywhere in their names. */
export interface WordCounts {
  readonly people: number
  readonly words: ReadonlyMap<string, number>
}

/**
 * Counts the words of names. A word counts wherever it stands, as the order of names is not certain: what a
 * given name weighs as a family name is then rather too little than too much.
 */
export function countWords(people: Iterable<PersonFields>): WordCounts {
  const words = new Map<string, number>()
  let count = 0
  for (const { names } of people) {
    count++
    const own = new Set(names.flatMap(({ written }) => written.words.map(({ text }) => text)))
    for (const word of own) words.set(word, (words.get(word) ?? 0) + 1)
  }
  return { people: count, words }
}

/** As many people as the typical share stands for: few people say little about how rare a name is. */
const TYPICAL_PEOPLE = 1000

/** The share of people who bear a word, drawn towards what is typical where few people were counted. */
export function shareOf(word: string, { people, words }: WordCounts, typical: number): number {
  return ((words.get(word) ?? 0) + TYPICAL_PEOPLE * typical) / (people + TYPICAL_PEOPLE)
}
