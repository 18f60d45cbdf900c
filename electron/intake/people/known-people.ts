import type { Client } from '../../../shared/contract/define.ts'
import { MANY_BEARERS, type MatchDescription } from '../../../shared/contract/ingest-people.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { numberKeys } from './blocking-keys.ts'
import { fieldsOf, type PersonFields } from './fields.ts'
import { keyNumber } from './key-number.ts'
import { wordsOf, type WordCounts } from './word-counts.ts'

/** Somebody ready to be compared, by her number and that of her description. */
export interface KnownPerson {
  readonly person: number
  readonly version: number
  readonly fields: PersonFields
}

/** More are not kept ready; they are asked for again. */
const MOST_KEPT = 20_000
/** So many descriptions, or words, are asked for at once: records answers others in between. */
const AT_ONCE = 250

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, k) =>
    list.slice(k * AT_ONCE, (k + 1) * AT_ONCE),
  )

export function knownPerson({ person, version, source, body, lastEvent }: MatchDescription): KnownPerson {
  const described = JSON.parse(body) as Omit<Person, 'place'> // checked when it came in
  const last = lastEvent === null ? undefined : { clock: lastEvent, precision: 'second' as const }
  return {
    person,
    version,
    fields: fieldsOf({
      ...described,
      source,
      ...(last && { lastEvent: { ...last, offsetMinutes: null } }),
    }),
  }
}

/** What one run of the matcher has asked records for: people, and how common words of names are. */
export function knownPeople(ingest: Client<typeof ingestContract>, count: number) {
  let known = new Map<number, KnownPerson>()
  const words = new Map<string, number>()
  const lastWords = new Map<string, number>()
  const bearers = new Map<string, number>()

  return {
    /** These people, ready to be compared; whoever is described no more is not among them. */
    async byNumber(asked: readonly number[]): Promise<ReadonlyMap<number, KnownPerson>> {
      if (known.size > MOST_KEPT) known = new Map()
      const missing = asked.filter(each => !known.has(each))
      for (const some of chunks([...new Set(missing)]))
        for (const row of await ingest.describedPeople({ people: some }))
          known.set(row.person, knownPerson(row))
      return known
    },
    /** How common the words of these names are, and which of their numbers many bear. */
    async countsOf(some: Iterable<PersonFields>): Promise<WordCounts> {
      const own = new Set<string>()
      const people = [...some]
      const numbers = new Set(people.flatMap(numberKeys))
      for (const asked of chunks([...numbers].filter(each => !bearers.has(each)))) {
        const counted = await ingest.countBearers({ numbers: asked.map(keyNumber) })
        for (const [k, key] of asked.entries()) bearers.set(key, counted[k]!)
      }
      for (const each of people) for (const word of wordsOf(each).words) if (!words.has(word)) own.add(word)
      for (const asked of chunks([...own])) {
        const counted = await ingest.countWords({ words: asked })
        for (const [k, word] of asked.entries()) {
          words.set(word, counted.words[k]!)
          lastWords.set(word, counted.lastWords[k]!)
        }
      }
      const manys = new Set([...numbers].filter(each => bearers.get(each)! >= MANY_BEARERS))
      return { people: count, words, lastWords, manys }
    },
  }
}
export type KnownPeople = ReturnType<typeof knownPeople>
