import type { WritableDb } from '../db.ts'
import { positionText } from './fact-rows.ts'
import type { NameBearers } from './name-bearers.ts'

/** A name by its number, whom it means, and on whose chart she stands. */
interface Meant {
  readonly name: number
  readonly person: number
  readonly chart: number
}
/**
 * The names by which sources speak of people: an identity, an address, a record number. Whoever is spoken of before
 * any source has described her is there as a placeholder, and becomes one with her when she arrives. Whose a name is
 * follows from what is in the store alone (`nameBearers`), never from what came first.
 *
 * `move` puts facts on the chart of somebody else, whose name it is now.
 */
export function personNames(
  db: WritableDb,
  { bearers, move }: { bearers: NameBearers; move: (facts: readonly number[], chart: number) => void },
) {
  const { bearerOf } = bearers
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
      AND NOT EXISTS (SELECT 1 FROM day_list WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM follow_up WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM forecast WHERE person = @person)
      AND NOT EXISTS (SELECT 1 FROM decision WHERE person = @person)`)
  let known = new Map<string, Meant>()

  const rowOf = (identity: string): number =>
    byIdentity.get(identity) ?? Number(add.run(identity).lastInsertRowid)

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
    /** Looks again whose these names are: who bears them changed. Answers the facts that moved. */
    settle: (names: readonly string[]): number[] => names.flatMap(each => settle(each)),
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
    /** Puts facts on a chart whose name they are said under from now on. */
    put: move,
    /** Drops a placeholder that nothing speaks of. */
    drop(person: number): void {
      known = new Map()
      dropUnused.run({ person })
    },
    forget(): void {
      known = new Map()
      bearers.changed()
    },
  }
}
export type PersonNames = ReturnType<typeof personNames>
