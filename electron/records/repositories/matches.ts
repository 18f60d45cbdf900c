import { MANY_BEARERS } from '../../../shared/contract/ingest-people.ts'
import type { WritableDb } from '../db.ts'

/** A person as her own source describes her. */
export interface DescribedRow {
  readonly person: number
  /** The description, so that what was concluded from it is not taken for what follows from another. */
  readonly version: number
  readonly source: string
  readonly body: string
  /** When something last happened to her as far as her own source knows; milliseconds. */
  readonly lastEvent: number | null
}
export interface NewPair {
  readonly one: number
  readonly other: number
  readonly weight: number
  readonly automatic: number
  /** JSON of messages. */
  readonly reasons: string
}
export interface Key {
  readonly key: number
  readonly scope: number
  readonly person: number
  /** 1: of a number she bears. */
  readonly number: number
}
export interface Word {
  readonly word: string
  readonly person: number
  readonly last: number
}

/** So many people who share a key say nothing by it: whoever is looked for is found by another key. */
const MOST_ALIKE = 1_000

const ownLast = `CASE WHEN one IS NULL AND joined IS NULL THEN last_used ELSE (
    SELECT max(clock) FROM fact JOIN person_name ON person_name.id = fact.called
    WHERE fact.person = coalesce(person.one, person.id) AND current = 1 AND usable = 1
      AND person_name.person = person.id
  ) END`

/** By what people are found to be alike, and which pairs of them were. */
export function matchRepository(db: WritableDb) {
  const described = db.prepare<[number], DescribedRow>(`
    SELECT person.id AS person, person_version.id AS version, scope AS source, body, ${ownLast} * 1000 AS lastEvent
    FROM person JOIN person_version ON person_version.person = person.id AND current = 1
    JOIN source ON source.id = person_version.source
    WHERE person.id = ? AND described = 1`)
  const hasPeople = db
    .prepare<[string], number>(
      `SELECT 1 FROM source JOIN person_version ON person_version.source = source.id
        WHERE scope = ? AND current = 1 LIMIT 1`,
    )
    .pluck()
  const anyAnswer = db.prepare<[], number>('SELECT 1 FROM match_answer LIMIT 1').pluck()

  const unkeyed = db
    .prepare<[{ below: number; limit: number }], number>(
      'SELECT id FROM person WHERE described = 1 AND keyed < @below ORDER BY keyed, id LIMIT @limit',
    )
    .pluck()
  const setKeyed = db.prepare<[number, number]>('UPDATE person SET keyed = ? WHERE id = ?')
  const unmatched = db
    .prepare<[{ below: number }], number>('SELECT id FROM person WHERE described = 1 AND matched < @below')
    .pluck()
  const isUnmatched = db
    .prepare<[number, number], number>('SELECT matched < ? FROM person WHERE id = ?')
    .pluck()
  const setMatched = db.prepare<[number, number]>('UPDATE person SET matched = ? WHERE id = ?')
  const theDead = db.prepare(`
    UPDATE person SET matched = 0 WHERE matched > 0 AND id IN (
      SELECT one FROM match_pair UNION ALL SELECT other FROM match_pair) AND id IN (
      SELECT id FROM person WHERE death_clock IS NOT NULL)`)

  const dropKeys = db.prepare<[number]>('DELETE FROM match_key WHERE person = ?')
  const addKey = db.prepare<[Key]>(
    'INSERT OR IGNORE INTO match_key (key, scope, person, number) VALUES (@key, @scope, @person, @number)',
  )
  const numbersOf = db.prepare<[number], { key: number; scope: number }>(
    'SELECT key, scope FROM match_key WHERE person = ? AND number = 1',
  )
  const bearersIn = db
    .prepare<[number, number], number>('SELECT count(*) FROM match_key WHERE key = ? AND scope = ?')
    .pluck()
  const bearersOf = db
    .prepare<[number], number>('SELECT count(*) FROM match_key WHERE match_key.key = ? GROUP BY scope')
    .pluck()
  const reconsiderBearers = db.prepare<[number]>(
    'UPDATE person SET matched = 0 WHERE id IN (SELECT person FROM match_key WHERE key = ?)',
  )
  const dropWords = db.prepare<[number]>('DELETE FROM match_word WHERE person = ?')
  const addWord = db.prepare<[Word]>(
    'INSERT OR IGNORE INTO match_word (word, person, last) VALUES (@word, @person, @last)',
  )
  const countWord = db.prepare<[string], { n: number; last: number }>(
    'SELECT count(*) AS n, total(last) AS last FROM match_word WHERE word = ?',
  )
  const keysOf = db.prepare<[number], { key: number; scope: number }>(
    'SELECT key, scope FROM match_key WHERE person = ?',
  )
  const alike = db
    .prepare<[{ key: number; limit: number }], [scope: number, person: number]>(
      'SELECT scope, person FROM match_key WHERE key = @key LIMIT @limit',
    )
    .raw()

  const partners = db
    .prepare<[{ person: number }], number>(
      `SELECT other FROM match_pair WHERE match_pair.one = @person
        UNION ALL SELECT one FROM match_pair WHERE other = @person`,
    )
    .pluck()
  const pairsOf = db.prepare<[number], { one: number; other: number }>(
    'SELECT one, other FROM match_pair WHERE one = ?',
  )
  const dropPairsOf = db.prepare<[{ person: number }]>(
    'DELETE FROM match_pair WHERE one = @person OR other = @person',
  )
  const addPair = db.prepare<[NewPair]>(
    `INSERT INTO match_pair (one, other, weight, automatic, reasons)
      VALUES (min(@one, @other), max(@one, @other), @weight, @automatic, @reasons)`,
  )
  const askAbout = db.prepare<[{ one: number; other: number }]>(
    'UPDATE match_pair SET automatic = 0 WHERE one = min(@one, @other) AND other = max(@one, @other)',
  )
  const automatic = db.prepare<[], number>('SELECT count(*) FROM match_pair WHERE automatic = 1').pluck()

  const describedOf = (people: readonly number[]): DescribedRow[] =>
    people.flatMap(each => described.get(each) ?? [])

  /** Everybody of another source who shares a key with her. */
  function likenessesOf(person: number): Set<number> {
    const found = new Set<number>()
    for (const { key, scope } of keysOf.all(person)) {
      const all = alike.all({ key, limit: MOST_ALIKE + 1 })
      if (all.length > MOST_ALIKE) continue
      for (const [elsewhere, other] of all) if (elsewhere !== scope) found.add(other)
    }
    return found
  }

  /** Everybody who is found by any of these keys. */
  function bearing(keys: readonly number[]): number[] {
    const found = new Set<number>()
    for (const key of keys) {
      const all = alike.all({ key, limit: MOST_ALIKE + 1 })
      if (all.length <= MOST_ALIKE) for (const [, person] of all) found.add(person)
    }
    return [...found]
  }

  /** Where a number becomes one that many bear, or is no more, everybody who bears it is compared anew. */
  function changing(person: number, change: () => void): void {
    const before = numbersOf.all(person)
    change()
    const after = numbersOf.all(person)
    const isIn = (list: typeof before, { key, scope }: (typeof before)[number]) =>
      list.some(each => each.key === key && each.scope === scope)
    for (const [list, others, crossed] of [
      [after, before, MANY_BEARERS],
      [before, after, MANY_BEARERS - 1],
    ] as const)
      for (const each of list)
        if (!isIn(others, each) && bearersIn.get(each.key, each.scope) === crossed)
          reconsiderBearers.run(each.key)
  }

  return {
    describedOf,
    bearing,
    /** Whether any of these sources but one describes anybody, or a person has said who is one. */
    hasAnythingToMatch(scopes: readonly string[]): boolean {
      const first = scopes.findIndex(each => hasPeople.get(each) === 1)
      const isOther = (scope: string, at: number) => at > first && hasPeople.get(scope) === 1
      return anyAnswer.get() !== undefined || (first !== -1 && scopes.some(isOther))
    },
    /** People by whose keys nobody can be found yet. */
    unkeyed: (below: number, limit: number): DescribedRow[] => describedOf(unkeyed.all({ below, limit })),
    key(person: number, version: number, keys: readonly Key[], words: readonly Word[]): void {
      changing(person, () => {
        dropKeys.run(person)
        for (const each of keys) addKey.run(each)
      })
      dropWords.run(person)
      for (const each of words) addWord.run(each)
      setKeyed.run(version, person)
    },
    /** Whoever died is compared anew each time: that the other one lived on may have been told since. */
    reconsiderTheDead: (): void => {
      theDead.run()
    },
    /** People who were not compared yet, by number. */
    unmatched: (below: number): number[] => unmatched.all({ below }).toSorted((one, other) => one - other),
    /** Pairs of one of these with somebody alike; each once, where both are still to be compared. */
    candidates(people: readonly number[], below: number): Array<[number, number]> {
      return people.flatMap(each =>
        [...likenessesOf(each)]
          .filter(other => other < each || isUnmatched.get(below, other) === 0)
          .map((other): [number, number] => [each, other]),
      )
    },
    /** How many people of one source are found by this key, in the source of which most are. */
    mostBearers: (key: number): number => Math.max(0, ...bearersOf.all(key)),
    countWord: (word: string) => countWord.get(word)!,
    /** Everybody with whom she is in a pair. */
    partners: (person: number): number[] => partners.all({ person }),
    /** Every pair among these. */
    pairsAmong(people: ReadonlySet<number>) {
      return [...people].flatMap(each => pairsOf.all(each).filter(({ other }) => people.has(other)))
    },
    /** Of these people, who are all that are in pairs with one another, these pairs are left. */
    replacePairs(people: readonly number[], pairs: readonly NewPair[]): void {
      for (const person of people) dropPairsOf.run({ person })
      for (const each of pairs) addPair.run(each)
    },
    setMatched: (person: number, version: number): void => {
      setMatched.run(version, person)
    },
    /** Nobody describes her any more: those who were in pairs with her are compared anew. */
    forget(person: number): void {
      const others = partners.all({ person })
      dropPairsOf.run({ person })
      changing(person, () => dropKeys.run(person))
      dropWords.run(person)
      for (const each of others) setMatched.run(0, each)
    },
    /** Two who were joined without asking are so no more. */
    askAbout: (one: number, other: number): void => {
      askAbout.run({ one, other })
    },
    joinedCount: (): number => automatic.get()!,
  }
}
export type MatchRepository = ReturnType<typeof matchRepository>
