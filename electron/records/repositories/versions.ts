import { canonical } from '../../../shared/domain/canonical.ts'
import { counts, factKinds, whenOf, type Fact, type Place } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { newer } from '../../../shared/domain/facts/version-order.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { meaningOf, takenBack, type ContentSum } from '../content-hash.ts'
import type { WritableDb } from '../db.ts'
import type { Dictionary } from './dictionary.ts'
import type { PersonNames } from './person-names.ts'
import { namedBy, type ReferentRepository } from './referents.ts'
import type { RetractionRepository } from './retractions.ts'
import { factIndex } from './fact-index.ts'

/** Where a version came from. */
export interface Origin {
  readonly importId: number
  readonly sourceId: number
  /** The source it came from, which every name in it ends with. */
  readonly scope: string
  readonly stored: string
}
interface VersionRow {
  id: number
  current: number
  hash: Buffer
  body: string
  person: number
}

interface FactVersionRow extends VersionRow {
  retracted: number
}

/** A fact or person in one canonical text, without the place it stood at: equal texts mean equal content. */
const bodyOf = ({ place: _place, ...content }: Fact | Person) => canonical(content)

/** How names sort: family name last in the display name, so by its last word first. */
const sortName = (name: string) => {
  const words = name.toLocaleLowerCase('en').split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

/**
 * Which versions are shown: one than which none is newer; of several such the one with the larger hash, so that files
 * in any order leave the same content; the fact is then marked, and a person sees all. Where several speak of several
 * people nothing says whose it is: then one is shown on each one's chart. Never a sort by `newer`: where some versions
 * cannot be compared it is no order, and a sort would depend on what came first.
 */
function elected<V extends Fact | Person, R extends VersionRow>(rows: readonly R[]) {
  const all = rows
    .map(row => ({ row, version: JSON.parse(row.body) as V })) // written by bodyOf
    .toSorted((one, other) => Buffer.compare(other.row.hash, one.row.hash))
  const newest = all.filter(one => all.every(other => newer(other.version, one.version) <= 0))
  const shown = [...Map.groupBy(newest.length > 0 ? newest : all, ({ row }) => row.person).values()].map(
    ([first]) => first!, // a group has members
  )
  return {
    shown,
    others: all.filter(each => !shown.includes(each)),
    isUndecided: all.length > 1 && newest.length !== 1,
  }
}

interface Beside {
  readonly words: Dictionary
  readonly content: ContentSum
  readonly names: PersonNames
  readonly referents: ReferentRepository
  readonly retractions: RetractionRepository
}

/**
 * Keeps every version of people and facts and elects the current one: the newest, as
 * shared/domain/facts/version-order.ts says.
 */
export function versionRepository(db: WritableDb, { words, content, names, referents, retractions }: Beside) {
  const index = factIndex(db, words)
  const describe = db.prepare(
    `UPDATE person
      SET described = ?, name = ?, sort_name = ?, sex = ?, birth_clock = ?, death_clock = ?, deceased = ?,
        body = ?
      WHERE id = ?`,
  )
  const dropName = db.prepare<[number]>('DELETE FROM name_search WHERE rowid = ?')
  const addName = db.prepare<[number, string]>('INSERT INTO name_search (rowid, words) VALUES (?, ?)')
  const addPersonVersion = db.prepare(
    `INSERT INTO person_version (person, hash, current, source, at, length, position, body)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?)`,
  )
  const findPersonVersion = db.prepare<[number, Buffer], { id: number }>(
    'SELECT id FROM person_version WHERE person = ? AND hash = ?',
  )
  const personVersions = db.prepare<[number], VersionRow>(
    'SELECT id, current, hash, body, person FROM person_version WHERE person = ?',
  )
  const electPerson = db.prepare<[number, number]>('UPDATE person_version SET current = ? WHERE id = ?')
  const linkPerson = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO import_person (import, version) VALUES (?, ?)',
  )

  const addFact = db.prepare(
    `INSERT INTO fact (kind, identity, hash, current, usable, person, start_clock, end_clock, stored,
        source, at, length, position, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const factVersions = db.prepare<[number, string], FactVersionRow>(
    'SELECT id, current, retracted, hash, body, person FROM fact WHERE kind = ? AND identity = ?',
  )
  const electFact = db.prepare<
    [{ id: number; current: number; usable: number; retracted: number; undecided: number }]
  >(
    `UPDATE fact SET current = @current, usable = @usable, retracted = @retracted, undecided = @undecided
      WHERE id = @id`,
  )
  const factById = db.prepare<[number], FactVersionRow & { kind: number; identity: string }>(
    'SELECT id, kind, identity, current, retracted, hash, body, person FROM fact WHERE id = ?',
  )
  const isDescribed = db.prepare<[number], number>('SELECT described FROM person WHERE id = ?').pluck()
  const versionsNamed = db
    .prepare<[number, string], number>('SELECT id FROM fact WHERE kind = ? AND identity = ?')
    .pluck()
  const linkFact = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO import_fact (import, fact) VALUES (?, ?)',
  )
  /** Shows the person's best version, or the bare reference where none is left. */
  function electPersonVersion(person: number): void {
    const found = elected<Person, VersionRow>(personVersions.all(person))
    const best = found.shown[0]?.row
    for (const { row: other } of found.others)
      if (other.current) {
        electPerson.run(0, other.id)
        content.remove(other.hash)
      }
    if (best?.current) return
    dropName.run(person)
    if (!best) {
      describe.run(0, '', '', 'unknown', null, null, 0, '{}', person)
      return
    }
    electPerson.run(1, best.id)
    names.welcome(person)
    content.add(best.hash)
    // Written by storePerson.
    const { name, otherNames, sex, birth, death, identifiers } = JSON.parse(best.body) as Person
    describe.run(
      1,
      name,
      sortName(name),
      sex,
      clockOf(birth),
      death === 'deceased' ? null : clockOf(death),
      Number(death !== undefined),
      best.body,
      person,
    )
    addName.run(person, [name, ...otherNames, ...identifiers.map(each => each.value)].join(' '))
  }

  /** A current fact's rows in every index, with the concept that a referent gives it. */
  function show({ id, person, kind }: { id: number; person: number; kind: number }, fact: Fact): void {
    const name = namedBy(fact)
    if (name !== undefined) referents.awaitedBy(id, name)
    index.add({ id, person, kind, fact: referents.complete(fact) })
  }
  const inContent = ({ hash }: VersionRow, isRetracted: boolean) => (isRetracted ? takenBack(hash) : hash)

  function electFactVersion(kind: number, identity: string): void {
    const { shown, others, isUndecided } = elected<Fact, FactVersionRow>(factVersions.all(kind, identity))
    for (const { row } of [...shown, ...others]) {
      if (!row.current) continue
      index.remove(row.id)
      content.remove(inContent(row, row.retracted === 1))
    }
    for (const { row } of others)
      electFact.run({ id: row.id, current: 0, usable: 0, retracted: 0, undecided: 0 })
    for (const { row, version } of shown) {
      const isRetracted = retractions.takesBack(version)
      const fact: Fact = isRetracted ? { ...version, standing: { is: 'retracted' } } : version
      electFact.run({
        id: row.id,
        current: 1,
        usable: Number(counts(fact)),
        retracted: Number(isRetracted),
        undecided: Number(isUndecided),
      })
      show({ id: row.id, person: row.person, kind }, fact)
      content.add(inContent(row, isRetracted))
    }
  }

  /** Elects again where these facts have other versions: they have moved to somebody else's chart. */
  function moved(facts: readonly number[]): void {
    for (const { kind, identity } of facts.flatMap(id => factById.get(id) ?? []))
      if (versionsNamed.all(kind, identity).length > 1) electFactVersion(kind, identity)
  }

  /** Gives these facts the concept that their referents have now. */
  function named(facts: readonly number[]): void {
    for (const id of facts) {
      const row = factById.get(id)
      if (row?.current) electFactVersion(row.kind, row.identity)
    }
  }

  return {
    named,
    /** Whether a source has described whom this name means. */
    isDescribed: (name: string): boolean => isDescribed.get(names.personOf(name)) === 1,
    /** Answers whether this version is new to the store. */
    storePerson(person: Person, { importId, sourceId, scope }: Origin): boolean {
      const id = names.rowOf(person.identity)
      const called = [person.identity, ...person.aliases]
      const body = bodyOf(person)
      const hash = meaningOf(person, scope)
      const known = findPersonVersion.get(id, hash)
      if (known) {
        linkPerson.run(importId, known.id)
        moved(names.call(id, called, importId))
        return false
      }
      const version = Number(
        addPersonVersion.run(id, hash, sourceId, ...placed(person.place), body).lastInsertRowid,
      )
      linkPerson.run(importId, version)
      electPersonVersion(id)
      moved(names.call(id, called, importId))
      return true
    },
    storeFact(fact: Fact, { importId, sourceId, scope, stored }: Origin): boolean {
      const kind = numberOf(fact.kind)
      const body = bodyOf(fact)
      const hash = meaningOf(fact, scope)
      const versions = factVersions.all(kind, fact.identity)
      const known = versions.find(each => each.hash.equals(hash))
      if (known) {
        linkFact.run(importId, known.id)
        return false
      }
      const isAlone = versions.length === 0 && !retractions.takesBack(fact)
      const person = names.personOf(fact.patient)
      const id = Number(
        addFact.run(
          kind,
          fact.identity,
          hash,
          Number(isAlone),
          Number(counts(fact)),
          person,
          clockOf(whenOf(fact)?.moment),
          clockOf(fact.end),
          stored,
          sourceId,
          ...placed(fact.place),
          body,
        ).lastInsertRowid,
      )
      linkFact.run(importId, id)
      if (isAlone) {
        show({ id, person, kind }, fact)
        content.add(hash)
      } else electFactVersion(kind, fact.identity)
      return true
    },
    /** Looks again which version is shown: its source has taken it back, or has taken that back. */
    electFactsOf(identity: string): void {
      for (const kind of factKinds.map(numberOf))
        if (versionsNamed.get(kind, identity) !== undefined) electFactVersion(kind, identity)
    },
    electPersonVersion,
    electFactVersion,
    /** Takes a description out of use before it is deleted. */
    retirePersonVersion(person: number, version: number): void {
      const found = personVersions.all(person).find(each => each.id === version)
      if (found?.current) {
        electPerson.run(0, version)
        content.remove(found.hash)
      }
    },
    /** Takes a current fact's rows out before it is deleted. */
    unindex(row: FactVersionRow): void {
      index.remove(row.id)
      content.remove(inContent(row, row.retracted === 1))
    },
    settleNamesOf: (person: number) => {
      moved(names.settleNamesOf(person))
    },
    /** Forgets what an import called people. */
    forgetNames: (importId: number) => {
      moved(names.forgetImport(importId))
    },
    forget: () => names.forget(),
  }
}
export type VersionRepository = ReturnType<typeof versionRepository>

const placed = ({ offset, length, position }: Place) => [offset, length, position] as const
