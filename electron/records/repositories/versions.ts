import { counts } from '../../../shared/domain/fact.ts'
import { quantityOf, saidOf, type Said } from '../../../shared/domain/facts/columns.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { BatchedFact } from '../../host/fact-batch.ts'
import { takenBack, type ContentSum } from '../content-hash.ts'
import type { WritableDb } from '../db.ts'
import { inserting } from '../inserting.ts'
import type { BringingRepository } from './bringing.ts'
import type { DescriptionRepository } from './descriptions.ts'
import type { Dictionary } from './dictionary.ts'
import type { EitherNames } from './either-names.ts'
import type { JoinRepository } from './joins.ts'
import type { MatchRepository } from './matches.ts'
import type { PersonNames } from './person-names.ts'
import { namedBy, type ReferentRepository } from './referents.ts'
import type { TallyRepository } from './tallies.ts'
import type { Identified, RetractionRepository } from './retractions.ts'
import { elected } from './elected.ts'
import { factIndex } from './fact-index.ts'
import { personVersions, type Origin } from './person-versions.ts'
import {
  factAndSource,
  packedPosition,
  storedRow,
  type FactRows,
  type SaidRow,
  type StoredRow,
} from './fact-rows.ts'

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
interface Beside {
  readonly words: Dictionary
  readonly content: ContentSum
  readonly names: PersonNames
  readonly eithers: EitherNames
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
    eithers,
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
  const people = personVersions(db, { content, names, descriptions, joins, matches })
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
    storePerson(person: Person, origin: Origin): boolean {
      const isNew = people.keep(person, origin)
      moved(names.call(names.rowOf(person.identity), [person.identity, ...person.aliases], origin))
      return isNew
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
    electPersonVersion: people.elect,
    retirePersonVersion: people.retire,
    /** Shows what is left of facts of which versions were deleted. */
    electLeft(deleted: readonly StoredRow[]): void {
      for (const fact of deleted) if (isKnown.get(fact.identity) !== undefined) electFactVersion(fact)
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
    /** Looks again whom these names mean: somebody was set aside under them, or is so no more. */
    settleNames(called: readonly string[]): void {
      moved([...names.settle(called), ...eithers.settle(called)])
    },
    /** Looks again at what is said under her names: she is described now. */
    settleEithersOf({ identity, aliases }: Pick<Person, 'identity' | 'aliases'>): void {
      moved(eithers.settle([identity, ...aliases]))
    },
    /** Looks again at what may be said of either of two people: these files came; or files were taken out. */
    settleEithers(sources?: readonly number[]): void {
      moved(sources ? eithers.settleFrom(sources) : eithers.settleAll())
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
