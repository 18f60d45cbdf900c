import { canonical } from '../../../shared/domain/canonical.ts'
import { counts, whenOf, type Fact, type Place } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { clockOf } from '../clock.ts'
import { hashOf, type ContentSum } from '../content-hash.ts'
import type { WritableDb } from '../db.ts'
import type { Dictionary } from './dictionary.ts'
import { factIndex } from './fact-index.ts'

/** Where a version came from. */
export interface Origin {
  readonly importId: number
  readonly sourceId: number
  readonly stored: string
}
interface VersionRow {
  id: number
  current: number
  hash: Buffer
  body: string
  person: number
}

/** A fact or person in one canonical text, without the place it stood at: equal texts mean equal content. */
const bodyOf = ({ place: _place, ...content }: Fact | Person) => canonical(content)

/** How names sort: family name last in the display name, so by its last word first. */
const sortName = (name: string) => {
  const words = name.toLocaleLowerCase('en').split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

/**
 * Keeps every version of people and facts and elects the current one: the newest `updated`, then the largest hash. The
 * choice depends on the versions alone, so files in any order leave the same content.
 */
export function versionRepository(db: WritableDb, words: Dictionary, content: ContentSum) {
  const index = factIndex(db, words)
  const findPerson = db.prepare<[string], { id: number }>('SELECT id FROM person WHERE identity = ?')
  const addPerson = db.prepare<[string]>('INSERT INTO person (identity) VALUES (?)')
  const describe = db.prepare(
    `UPDATE person
      SET described = ?, name = ?, sort_name = ?, sex = ?, birth_clock = ?, death_clock = ?, deceased = ?,
        body = ?
      WHERE id = ?`,
  )
  const dropName = db.prepare<[number]>('DELETE FROM name_search WHERE rowid = ?')
  const addName = db.prepare<[number, string]>('INSERT INTO name_search (rowid, words) VALUES (?, ?)')
  const addPersonVersion = db.prepare(
    `INSERT INTO person_version (person, hash, updated, current, source, at, length, position, body)
      VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)`,
  )
  const findPersonVersion = db.prepare<[number, Buffer], { id: number }>(
    'SELECT id FROM person_version WHERE person = ? AND hash = ?',
  )
  const personVersions = db.prepare<[number], VersionRow>(
    'SELECT id, current, hash, body, person FROM person_version WHERE person = ? ORDER BY updated DESC, hash DESC',
  )
  const electPerson = db.prepare<[number, number]>('UPDATE person_version SET current = ? WHERE id = ?')
  const linkPerson = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO import_person (import, version) VALUES (?, ?)',
  )

  const addFact = db.prepare(
    `INSERT INTO fact (kind, identity, hash, updated, current, usable, person, start_clock, end_clock, stored,
        source, at, length, position, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const factVersions = db.prepare<[number, string], VersionRow>(
    'SELECT id, current, hash, body, person FROM fact WHERE kind = ? AND identity = ? ORDER BY updated DESC, hash DESC',
  )
  const electFact = db.prepare<[number, number]>('UPDATE fact SET current = ? WHERE id = ?')
  const linkFact = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO import_fact (import, fact) VALUES (?, ?)',
  )
  let people = new Map<string, number>()

  function personOf(identity: string): number {
    let id = people.get(identity) ?? findPerson.get(identity)?.id
    id ??= Number(addPerson.run(identity).lastInsertRowid)
    people.set(identity, id)
    return id
  }

  /** Shows the person's best version, or the bare reference where none is left. */
  function electPersonVersion(person: number): void {
    const [best, ...others] = personVersions.all(person)
    for (const other of others)
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

  function electFactVersion(kind: number, identity: string): void {
    const [best, ...others] = factVersions.all(kind, identity)
    for (const other of others)
      if (other.current) {
        electFact.run(0, other.id)
        index.remove(other.id, JSON.parse(other.body) as Fact)
        content.remove(other.hash)
      }
    if (!best || best.current) return
    electFact.run(1, best.id)
    index.add({ id: best.id, person: best.person, kind, fact: JSON.parse(best.body) as Fact })
    content.add(best.hash)
  }

  return {
    personOf,
    /** Answers whether this version is new to the store. */
    storePerson(person: Person, { importId, sourceId }: Origin): boolean {
      const id = personOf(person.identity)
      const body = bodyOf(person)
      const hash = hashOf(body)
      const known = findPersonVersion.get(id, hash)
      if (known) {
        linkPerson.run(importId, known.id)
        return false
      }
      const version = Number(
        addPersonVersion.run(id, hash, person.updated ?? '', sourceId, ...placed(person.place), body)
          .lastInsertRowid,
      )
      linkPerson.run(importId, version)
      electPersonVersion(id)
      return true
    },
    storeFact(fact: Fact, { importId, sourceId, stored }: Origin): boolean {
      const kind = numberOf(fact.kind)
      const body = bodyOf(fact)
      const hash = hashOf(body)
      const versions = factVersions.all(kind, fact.identity)
      const known = versions.find(each => each.hash.equals(hash))
      if (known) {
        linkFact.run(importId, known.id)
        return false
      }
      const only = versions.length === 0
      const person = personOf(fact.patient)
      const id = Number(
        addFact.run(
          kind,
          fact.identity,
          hash,
          fact.updated ?? '',
          Number(only),
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
      if (only) {
        index.add({ id, person, kind, fact })
        content.add(hash)
      } else electFactVersion(kind, fact.identity)
      return true
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
    unindex(id: number, body: string, hash: Uint8Array): void {
      index.remove(id, JSON.parse(body) as Fact)
      content.remove(hash)
    },
    forget(): void {
      people = new Map()
    },
  }
}
export type VersionRepository = ReturnType<typeof versionRepository>

const placed = ({ offset, length, position }: Place) => [offset, length, position] as const
