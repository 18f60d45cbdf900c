import { canonical } from '../../../shared/domain/canonical.ts'
import type { Place } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { meaningOf, type ContentSum } from '../content-hash.ts'
import type { WritableDb } from '../db.ts'
import type { DescriptionRepository } from './descriptions.ts'
import { elected } from './elected.ts'
import type { JoinRepository } from './joins.ts'
import type { MatchRepository } from './matches.ts'
import type { PersonNames } from './person-names.ts'

/** Where a version came from. */
export interface Origin {
  readonly importId: number
  readonly sourceId: number
  /** The source it came from, which every name in it ends with. */
  readonly scope: string
}
const placed = ({ offset, length, position }: Place) => [offset, length, position] as const
interface PersonVersionRow {
  id: number
  current: number
  hash: Buffer
  body: string
  person: number
}

/** A person in one canonical text, without the place it stood at: equal texts mean equal content. */
const bodyOf = ({ place: _place, ...content }: Person) => canonical(content)

interface Beside {
  readonly content: ContentSum
  readonly names: PersonNames
  readonly descriptions: DescriptionRepository
  readonly joins: JoinRepository
  readonly matches: MatchRepository
}

/** Keeps every description of people, and shows the newest of each. */
export function personVersions(db: WritableDb, { content, names, descriptions, joins, matches }: Beside) {
  const add = db.prepare(
    `INSERT INTO person_version (person, hash, current, source, at, length, position, body)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?)`,
  )
  const find = db.prepare<[number, Buffer], { id: number }>(
    'SELECT id FROM person_version WHERE person = ? AND hash = ?',
  )
  const versions = db.prepare<[number], PersonVersionRow>(
    'SELECT id, current, hash, body, person FROM person_version WHERE person = ?',
  )
  const show = db.prepare<[number, number]>('UPDATE person_version SET current = ? WHERE id = ?')
  const link = db.prepare<[number, number, number]>(
    'INSERT OR IGNORE INTO import_person (import, version, source) VALUES (?, ?, ?)',
  )

  /** Shows the person's best version, or the bare reference where none is left. */
  function elect(person: number): void {
    const found = elected(versions.all(person), {
      versionIn: ({ body }) => JSON.parse(body) as Person,
      whose: () => person,
    })
    const best = found.shown[0]?.row
    for (const { row: other } of found.others)
      if (other.current) {
        show.run(0, other.id)
        content.remove(other.hash)
      }
    if (best?.current) return
    if (!best) {
      descriptions.withdraw(person)
      matches.forget(person)
      // Whoever stood on one chart with her may be one through her alone.
      const chart = joins.onChart(joins.chartOf(person))
      if (chart.length > 1) joins.settle(chart)
      // Whoever could not be one with somebody because of her may be so now.
      for (const each of chart) matches.setMatched(each, 0)
      return
    }
    show.run(1, best.id)
    names.welcome(person)
    content.add(best.hash)
    descriptions.changed(person, best.body)
    descriptions.showChart(joins.chartOf(person))
    if (joins.isSaidOne(person)) joins.settle([person])
  }

  return {
    elect,
    /** Answers whether this version is new to the store. */
    keep(person: Person, { importId, sourceId, scope }: Origin): boolean {
      const id = names.rowOf(person.identity)
      const hash = meaningOf(person, scope)
      const known = find.get(id, hash)
      const version =
        known?.id ??
        Number(add.run(id, hash, sourceId, ...placed(person.place), bodyOf(person)).lastInsertRowid)
      link.run(importId, version, sourceId)
      if (!known) elect(id)
      return !known
    },
    /** Takes a description out of use before it is deleted. */
    retire(person: number, version: number): void {
      const found = versions.all(person).find(each => each.id === version)
      if (found?.current) {
        show.run(0, version)
        content.remove(found.hash)
      }
    },
  }
}
