import { clockOf } from '../../../shared/domain/clock.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { WritableDb } from '../db.ts'
import { positionText } from './fact-rows.ts'

/** A name by its number, whom it means, and on whose chart she stands. */
interface Meant {
  readonly name: number
  readonly person: number
  readonly chart: number
}
interface Bearer {
  readonly person: number
  readonly identity: string
  /** JSON of her own description: that of her chart may be another's. */
  readonly body: string
}

/** Whether two descriptions are of one person as far as they go: never two of a family, nor twins. */
function areAlike(one: Bearer, other: Bearer): boolean {
  if (one.person === other.person) return true
  const [a, b] = [one, other].map(({ body }) => JSON.parse(body) as Omit<Person, 'place'>) // written by storePerson
  const birth = clockOf(a!.birth)
  return birth !== null && birth === clockOf(b!.birth) && a!.sex === b!.sex && a!.name === b!.name
}

/**
 * The names by which sources speak of people: an identity, an address, a record number. Whoever is spoken of before
 * any source has described her is there as a placeholder, and becomes one with her when she arrives. Whose a name is
 * follows from what is in the store alone, never from what came first:
 *
 * 1. hers whose identity it is, where she is described;
 * 2. else hers who alone of all described people is called so; somebody who is described inside one of her results
 *    only (`Observation/1#p`) does not stand in the way of one who has a record of her own;
 * 3. else, where all who are called so are described alike, hers whose identity sorts first: she was described twice;
 * 4. else nobody's: what is said under it waits on a placeholder. A number that two people share is neither's.
 *
 * `move` puts facts on the chart of somebody else, whose name it is now.
 */
export function personNames(db: WritableDb, move: (facts: readonly number[], chart: number) => void) {
  const find = db.prepare<[string], Meant>(
    `SELECT person_name.id AS name, person, coalesce(one, person) AS chart
      FROM person_name JOIN person ON person.id = person_name.person WHERE person_name.name = ?`,
  )
  const chartOf = db.prepare<[number], number>('SELECT coalesce(one, id) FROM person WHERE id = ?').pluck()
  const byIdentity = db.prepare<[string], number>('SELECT id FROM person WHERE identity = ?').pluck()
  const add = db.prepare<[string]>('INSERT INTO person (identity) VALUES (?)')
  // Not one statement for both: one that may change several rows makes every search index write what it holds.
  const addName = db.prepare<[string, number]>('INSERT INTO person_name (name, person) VALUES (?, ?)')
  const giveName = db.prepare<[number, string]>('UPDATE person_name SET person = ? WHERE name = ?')
  const addCalled = db.prepare<[string, number, number, number]>(
    'INSERT OR IGNORE INTO person_called (name, person, import, source) VALUES (?, ?, ?, ?)',
  )
  const bearers = db.prepare<[string], Bearer>(
    `SELECT person_called.person, identity, body
        FROM person_called JOIN person ON person.id = person_called.person
        JOIN person_version ON person_version.person = person.id AND current = 1
        WHERE person_called.name = ? AND described = 1`,
  )
  const namesOf = db
    .prepare<[number], string>('SELECT DISTINCT name FROM person_called WHERE person = ?')
    .pluck()
  const namesIn = db
    .prepare<[number, number], string>('SELECT DISTINCT name FROM person_called WHERE import = ? LIMIT ?')
    .pluck()
  const dropCallings = db.prepare<[number]>('DELETE FROM person_called WHERE person = ?')
  const dropNameOf = db.prepare<[{ name: string; person: number }]>(
    'DELETE FROM person_name WHERE name = @name AND person = @person',
  )
  const dropCalled = db.prepare<[number, string]>('DELETE FROM person_called WHERE import = ? AND name = ?')
  const saidOf = db
    .prepare<[Meant], number>('SELECT id FROM fact WHERE person = @chart AND called = @name')
    .pluck()
  // What waited for her on nobody's chart.
  const waiting = db
    .prepare<[number], number>(`
    SELECT quarantine.id FROM fact
    JOIN quarantine ON quarantine.source = fact.source AND quarantine.position = ${positionText}
    WHERE person = ? AND resolved = 0 AND json_extract(reason, '$.key') = 'quarantine.no-such-patient'`)
    .pluck()
  const resolve = db.prepare<[number]>('UPDATE quarantine SET resolved = 1 WHERE id = ?')
  const arrived = (person: number): void => {
    for (const id of waiting.all(person)) resolve.run(id)
  }
  const dropUnused = db.prepare<[{ person: number }]>(`
    DELETE FROM person WHERE id = @person AND described = 0
      AND NOT EXISTS (SELECT 1 FROM fact WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM person_version WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM note WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM draft WHERE patient = @person)
      AND NOT EXISTS (SELECT 1 FROM person_called WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM day_list WHERE person = @person)`)
  let known = new Map<string, Meant>()

  const rowOf = (identity: string): number =>
    byIdentity.get(identity) ?? Number(add.run(identity).lastInsertRowid)

  function bearerOf(called: string): number | undefined {
    const all = bearers.all(called)
    const own = all.find(({ identity }) => identity === called)
    if (own) return own.person
    const recorded = all.filter(({ identity }) => !identity.includes('#'))
    const [first, ...others] = (recorded.length > 0 ? recorded : all).toSorted(
      (one, other) => Number(one.identity > other.identity) - Number(one.identity < other.identity),
    )
    return others.every(other => areAlike(first!, other)) ? first?.person : undefined
  }

  /** Nobody is called so any more, and nothing is said under it: no placeholder keeps a number for nobody. */
  function forgetName(called: string, person: number): void {
    known = new Map()
    if (byIdentity.get(called) === undefined) dropNameOf.run({ name: called, person })
    dropUnused.run({ person })
  }

  /** Gives a name, and what is said under it, to whom it means now; answers the facts that moved. */
  function settle(called: string): number[] {
    const before = find.get(called)
    const bearer = bearerOf(called)
    if (before === undefined && bearer === undefined) return []
    if (bearer === undefined && before && saidOf.all(before).length === 0) {
      forgetName(called, before.person)
      return []
    }
    const now = bearer ?? rowOf(called)
    if (before?.person === now) return []
    known = new Map()
    if (before === undefined) {
      addName.run(called, now)
      return []
    }
    giveName.run(now, called)
    const facts = saidOf.all(before)
    move(facts, chartOf.get(now)!)
    dropUnused.run({ person: before.person })
    if (bearer !== undefined) arrived(chartOf.get(bearer)!)
    return facts
  }

  return {
    /** Whose identity this is. */
    identified: (identity: string): number | undefined => byIdentity.get(identity),
    /** Whom this name means, where anybody is known by it. */
    knownAs: (called: string): number | undefined => find.get(called)?.person,
    /** Whom a source means by this name; a placeholder where nobody is known by it yet. */
    meant(called: string): Meant {
      let found = known.get(called) ?? find.get(called)
      if (found === undefined) {
        const person = rowOf(called)
        found = {
          name: Number(addName.run(called, person).lastInsertRowid),
          person,
          chart: chartOf.get(person)!,
        }
      }
      known.set(called, found)
      return found
    },
    /** Somebody is described: what waited for her on nobody's chart waits no more. */
    welcome: (person: number): void => {
      arrived(chartOf.get(person)!)
    },
    /** On whose chart she stands: her own, or that of somebody who is one with her. */
    chartOf: (person: number): number => chartOf.get(person)!,
    /** The person of this identity, whether or not she is described. */
    rowOf,
    /** Notes what an import calls somebody who is described; answers the facts that moved. */
    call(person: number, names: readonly string[], by: { importId: number; sourceId: number }): number[] {
      return names.flatMap(each => {
        addCalled.run(each, person, by.importId, by.sourceId)
        return settle(each)
      })
    },
    /** Looks again whose her names are: she is described no more, or again. Answers the facts that moved. */
    settleNamesOf: (person: number): number[] => namesOf.all(person).flatMap(each => settle(each)),
    /** Forgets what an import called people, so many names at most; answers how many, and the facts that moved. */
    forgetImport(importId: number, most: number): { forgotten: number; facts: number[] } {
      const names = namesIn.all(importId, most)
      for (const each of names) dropCalled.run(importId, each)
      return { forgotten: names.length, facts: names.flatMap(each => settle(each)) }
    },
    /**
     * Nobody calls her anything any more: what another bears too is hers alone from now on. For somebody of whom no
     * fact is left.
     */
    forgetPerson(person: number): void {
      const names = namesOf.all(person)
      dropCallings.run(person)
      known = new Map()
      for (const name of names)
        if (bearerOf(name) === undefined) dropNameOf.run({ name, person })
        else settle(name)
    },
    forget(): void {
      known = new Map()
    },
  }
}
export type PersonNames = ReturnType<typeof personNames>
