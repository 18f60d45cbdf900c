import { canonical } from '../../../shared/domain/canonical.ts'
import { counts, type Place } from '../../../shared/domain/fact.ts'
import { quantityOf, saidOf, type Said } from '../../../shared/domain/facts/columns.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { BatchedFact } from '../../host/fact-batch.ts'
import { meaningOf, takenBack, type ContentSum } from '../content-hash.ts'
import type { WritableDb } from '../db.ts'
import { inserting } from '../inserting.ts'
import type { BringingRepository } from './bringing.ts'
import type { DescriptionRepository } from './descriptions.ts'
import type { Dictionary } from './dictionary.ts'
import type { JoinRepository } from './joins.ts'
import type { MatchRepository } from './matches.ts'
import type { PersonNames } from './person-names.ts'
import { namedBy, type ReferentRepository } from './referents.ts'
import type { TallyRepository } from './tallies.ts'
import type { Identified, RetractionRepository } from './retractions.ts'
import { elected } from './elected.ts'
import { factIndex } from './fact-index.ts'
import {
  factAndSource,
  packedPosition,
  storedRow,
  type FactRows,
  type SaidRow,
  type StoredRow,
} from './fact-rows.ts'

/** Where a version came from. */
export interface Origin {
  readonly importId: number
  readonly sourceId: number
  /** The source it came from, which every name in it ends with. */
  readonly scope: string
}
interface NewFact extends SaidRow {
  person: number
  called: number
  identity: Buffer
  hash: Buffer
  current: number
  usable: number
  importId: number
  sourceId: number
  offset: number
  length: number
  position: string | bigint
}
/** Its members by the columns they lie in. */
const factColumns: Readonly<Record<keyof NewFact, string>> = {
  person: 'person',
  called: 'called',
  kind: 'kind',
  identity: 'identity',
  hash: 'hash',
  current: 'current',
  usable: 'usable',
  standing: 'standing',
  clock: 'clock',
  start_after: 'start_after',
  end_after: 'end_after',
  known_after: 'known_after',
  recorded_after: 'recorded_after',
  concept: 'concept',
  form: 'form',
  visit: 'visit',
  value: 'value',
  unit: 'unit',
  written: 'written',
  importId: 'import',
  sourceId: 'source',
  offset: 'at',
  length: 'length',
  position: 'position',
  detail: 'detail',
}
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
  readonly words: Dictionary
  readonly content: ContentSum
  readonly names: PersonNames
  readonly descriptions: DescriptionRepository
  readonly joins: JoinRepository
  readonly matches: MatchRepository
  readonly referents: ReferentRepository
  readonly retractions: RetractionRepository
  readonly bringing: BringingRepository
  readonly tallies: TallyRepository
  readonly rows: FactRows
}

/**
 * Keeps every version of people and facts and elects the current one: the newest, as
 * shared/domain/facts/version-order.ts says.
 */
export function versionRepository(
  db: WritableDb,
  {
    words,
    content,
    names,
    descriptions,
    joins,
    matches,
    referents,
    retractions,
    bringing,
    tallies,
    rows,
  }: Beside,
) {
  const index = factIndex(db, words, tallies.codes)
  const addPersonVersion = db.prepare(
    `INSERT INTO person_version (person, hash, current, source, at, length, position, body)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?)`,
  )
  const findPersonVersion = db.prepare<[number, Buffer], { id: number }>(
    'SELECT id FROM person_version WHERE person = ? AND hash = ?',
  )
  const personVersions = db.prepare<[number], PersonVersionRow>(
    'SELECT id, current, hash, body, person FROM person_version WHERE person = ?',
  )
  const electPerson = db.prepare<[number, number]>('UPDATE person_version SET current = ? WHERE id = ?')
  const linkPerson = db.prepare<[number, number, number]>(
    'INSERT OR IGNORE INTO import_person (import, version, source) VALUES (?, ?, ?)',
  )

  const addFact = inserting<keyof NewFact>(db, 'INSERT INTO fact', factColumns)
  const isKnown = db.prepare<[Buffer], number>('SELECT id FROM fact WHERE identity = ? LIMIT 1').pluck()
  const factVersions = db.prepare<[Identified & { kind: number }], StoredRow & { owner: number }>(
    `SELECT ${storedRow}, person_name.person AS owner
      FROM ${factAndSource} JOIN person_name ON person_name.id = fact.called
      WHERE identity = @identity AND kind = @kind AND scope = @scope`,
  )
  const electFact = db.prepare<
    [{ id: number; current: number; usable: number; retracted: number; undecided: number }]
  >(
    `UPDATE fact SET current = @current, usable = @usable, retracted = @retracted, undecided = @undecided
      WHERE id = @id`,
  )
  const factById = db.prepare<[number], StoredRow & { usable: number }>(
    `SELECT ${storedRow}, fact.usable FROM ${factAndSource} WHERE fact.id = ?`,
  )
  const isDescribed = db.prepare<[number], number>('SELECT described FROM person WHERE id = ?').pluck()
  const kindsNamed = db
    .prepare<[Identified], number>(
      `SELECT DISTINCT kind FROM ${factAndSource} WHERE identity = @identity AND scope = @scope`,
    )
    .pluck()
  const giveFact = db.prepare<[number, number]>('UPDATE fact SET person = ? WHERE id = ?')

  /** All versions of a fact; none is looked for where its name is unheard of, which is nearly always so. */
  const versionsOf = (fact: Identified & { kind: number }) =>
    isKnown.get(fact.identity) === undefined
      ? []
      : factVersions.all({ identity: fact.identity, kind: fact.kind, scope: fact.scope })

  /** Shows the person's best version, or the bare reference where none is left. */
  function electPersonVersion(person: number): void {
    const found = elected(personVersions.all(person), {
      versionIn: ({ body }) => JSON.parse(body) as Person,
      whose: () => person,
    })
    const best = found.shown[0]?.row
    for (const { row: other } of found.others)
      if (other.current) {
        electPerson.run(0, other.id)
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
    electPerson.run(1, best.id)
    names.welcome(person)
    content.add(best.hash)
    descriptions.changed(person, best.body)
    descriptions.showChart(joins.chartOf(person))
    if (joins.isSaidOne(person)) joins.settle([person])
  }

  /** While all is made anew nothing may come or go: it would be counted twice, or taken out before it is there. */
  let isBeingMade = false
  function requireWhole(): void {
    if (isBeingMade) throw new AppError('conflict', say('store.being-rebuilt'))
  }

  /** Puts a fact where it is found, with the concept that a referent gives it. */
  function place(
    { id, person, kind, clock, scope }: Pick<StoredRow, 'id' | 'person' | 'kind' | 'clock' | 'scope'>,
    said: Said,
  ): void {
    const name = namedBy(said)
    if (name !== undefined) referents.awaitedBy(id, name)
    tallies.add({ person, kind, scope, clock, isUsable: counts(said) })
    index.add({ id, person, kind, clock, fact: referents.complete(said) })
  }
  const show: typeof place = (row, said) => {
    requireWhole()
    place(row, said)
  }
  /** Takes it out from there. What it is named by must still be what it was when it was shown. */
  function hide(row: StoredRow): void {
    requireWhole()
    const { id, person, kind, scope, clock } = row
    tallies.remove({ person, kind, scope, clock, isUsable: row.usable === 1 })
    const said = () => rows.shownIn(row)
    const isPlain = row.detail === null && row.retracted === 0
    if (isPlain && index.removePlain({ id, person, clock, row, said })) return
    index.remove({ id, person, kind, clock, fact: referents.complete(said()) })
  }
  const inContent = (hash: Buffer, isRetracted: boolean) => (isRetracted ? takenBack(hash) : hash)

  function electFactVersion({ kind, identity, scope }: Identified & { kind: number }): void {
    const { shown, others, isUndecided } = elected(factVersions.all({ kind, identity, scope }), {
      versionIn: row => rows.saidIn(row),
      whose: ({ owner }) => owner,
    })
    for (const { row } of [...shown, ...others]) {
      if (!row.current) continue
      hide(row)
      content.remove(inContent(row.hash, row.retracted === 1))
    }
    for (const { row } of others)
      electFact.run({ id: row.id, current: 0, usable: 0, retracted: 0, undecided: 0 })
    for (const { row, version } of shown) {
      const retracted = Number(retractions.takesBack({ identity, scope }, version))
      const said = rows.shownIn({ ...row, retracted })
      const [usable, undecided] = [Number(counts(said)), Number(isUndecided)]
      electFact.run({ id: row.id, current: 1, usable, retracted, undecided })
      show(row, said)
      content.add(inContent(row.hash, retracted === 1))
    }
  }

  /** Elects again where these facts have other versions: they have moved to somebody else's chart. */
  function moved(facts: readonly number[]): void {
    for (const row of facts.flatMap(id => factById.get(id) ?? []))
      if (versionsOf(row).length > 1) electFactVersion(row)
  }

  /** Changes what facts are named by, and shows them with what they are named by then. */
  function renamed(facts: readonly number[], change: () => void): void {
    const shown = facts.flatMap(id => factById.get(id) ?? []).filter(row => row.current === 1)
    for (const row of shown) hide(row)
    change()
    for (const row of shown) show(row, rows.shownIn(row))
  }

  return {
    renamed,
    /** Puts facts on a chart: of somebody whose name they were said under. */
    put(facts: readonly number[], chart: number): void {
      for (const id of facts) {
        const row = factById.get(id)!
        const { person, clock, kind, scope } = row
        if (person === chart) continue
        giveFact.run(chart, id)
        if (row.current !== 1) continue
        requireWhole()
        const shown = { clock, kind, scope, isUsable: row.usable === 1 }
        tallies.remove({ person, ...shown })
        tallies.add({ person: chart, ...shown })
        const said = () => referents.complete(rows.shownIn(row))
        index.move({ id, person, clock, row, said }, chart)
      }
    },
    /** Whether a source has described whom this name means. */
    isDescribed: (name: string): boolean => isDescribed.get(names.meant(name).person) === 1,
    /** Answers whether this version is new to the store. */
    storePerson(person: Person, { importId, sourceId, scope }: Origin): boolean {
      const id = names.rowOf(person.identity)
      const called = [person.identity, ...person.aliases]
      const body = bodyOf(person)
      const hash = meaningOf(person, scope)
      const known = findPersonVersion.get(id, hash)
      if (known) {
        linkPerson.run(importId, known.id, sourceId)
        moved(names.call(id, called, { importId, sourceId }))
        return false
      }
      const version = Number(
        addPersonVersion.run(id, hash, sourceId, ...placed(person.place), body).lastInsertRowid,
      )
      linkPerson.run(importId, version, sourceId)
      electPersonVersion(id)
      moved(names.call(id, called, { importId, sourceId }))
      return true
    },
    /** Answers the number of a version that is new to the store. */
    storeFact(fact: BatchedFact, { importId, sourceId, scope }: Origin): number | undefined {
      const { columns, identity, hash, isUsable, place } = fact
      const { kind } = columns
      const versions = versionsOf({ kind, identity, scope })
      const known = versions.find(each => each.hash.equals(hash))
      if (known) {
        bringing.link({ importId, sourceId, fact: known.id })
        return undefined
      }
      const isAlone = versions.length === 0 && !retractions.isAbout({ identity, scope })
      const { chart: person, name: called } = names.meant(fact.called)
      const row = rows.rowOf(columns)
      const id = Number(
        addFact({
          ...row,
          person,
          called,
          identity,
          hash,
          current: Number(isAlone),
          usable: Number(isUsable),
          importId,
          sourceId,
          offset: place.offset,
          length: place.length,
          position: packedPosition(place.position),
        }).lastInsertRowid,
      )
      if (isAlone) {
        requireWhole()
        const said = () => saidOf(columns, scope)
        const { clock } = row
        const plain = { id, person, clock, isUsable, row, said, measured: () => quantityOf(columns) }
        if (columns.detail === '' && index.addPlain(plain))
          tallies.add({ person, kind, scope, clock, isUsable })
        else show({ id, person, kind, clock, scope }, said())
        content.add(hash)
      } else electFactVersion({ kind, identity, scope })
      return id
    },
    /** Looks again which version is shown: its source has taken it back, or has taken that back. */
    electFactsOf(fact: Identified): void {
      for (const kind of kindsNamed.all(fact)) electFactVersion({ ...fact, kind })
    },
    electPersonVersion,
    /** Shows what is left of facts of which versions were deleted. */
    electLeft(deleted: readonly StoredRow[]): void {
      for (const fact of deleted) if (isKnown.get(fact.identity) !== undefined) electFactVersion(fact)
    },
    /** Takes a description out of use before it is deleted. */
    retirePersonVersion(person: number, version: number): void {
      const found = personVersions.all(person).find(each => each.id === version)
      if (found?.current) {
        electPerson.run(0, version)
        content.remove(found.hash)
      }
    },
    /** Puts a current fact where it is found, of which nothing is there any more. */
    index: (row: StoredRow) => place(row, rows.shownIn(row)),
    /** Whether all is being made anew: until it is done nothing comes or goes. */
    beingMade(is: boolean): void {
      isBeingMade = is
    },
    /** Takes a current fact's rows out before it is deleted. */
    unindex(row: StoredRow): void {
      hide(row)
      content.remove(inContent(row.hash, row.retracted === 1))
    },
    settleNamesOf: (person: number) => {
      moved(names.settleNamesOf(person))
    },
    /** Forgets what an import called people, so many names at most; answers how many it forgot. */
    forgetNames(importId: number, most: number): number {
      const { forgotten, facts } = names.forgetImport(importId, most)
      moved(facts)
      return forgotten
    },
    forget: () => {
      names.forget()
      index.forget()
    },
  }
}
export type VersionRepository = ReturnType<typeof versionRepository>

const placed = ({ offset, length, position }: Place) => [offset, length, position] as const
