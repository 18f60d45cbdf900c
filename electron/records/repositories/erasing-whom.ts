import type { FileToLookThrough, Telling } from '../../../shared/contract/ingest-erasing.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { personName } from '../../../shared/domain/entry.ts'
import { mentionsOf } from '../../../shared/domain/mentions.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { WritableDb } from '../db.ts'
import { eithersOf } from './either-names.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import type { JoinRepository } from './joins.ts'
import { birthDay, knownBy, knownByName, numbersOf } from '../../../shared/domain/known-by.ts'

type Described = Omit<Person, 'place'>

/** Everybody who is this human, and by what she is known. */
export interface Whom {
  /**
   * Her rows: of every source that describes her, of names that only wait for her, and those that notes of her keep
   * though no source describes them.
   */
  readonly people: readonly number[]
  /** How many sources describe her. */
  readonly described: number
  /** Whether something was written here of her whom no source describes any more. */
  readonly isWrittenOf: boolean
  /** The name that is shown of her; of somebody without one the number that is. */
  readonly name: string
  readonly telling: Telling
  /** By what she would be known again. */
  readonly known: readonly string[]
}

const list = (values: readonly unknown[]) => JSON.stringify(values)
const inList = (column: string) => `${column} IN (SELECT value FROM json_each(@list))`

const numberIn = (said: readonly Described[]): string | undefined =>
  said.flatMap(({ identifiers }) => identifiers).find(({ value }) => value !== '')?.value
/** Whom something is written of, as it was told from others (`toldFromOthers`). */
const asDescribed = (told: string): Described =>
  ({ identity: '', name: '', otherNames: [], identifiers: [], ...JSON.parse(told) }) as Described
const knownByNames = (said: Described) => knownBy(said).filter(each => each.startsWith('name '))

/** What links of a fact name something that is none of its own people. */
const linksOf = ({ links }: Said) => links.flatMap(({ identity }) => identity ?? [])

/** Says who is meant by the person on a chart, and where she may stand. Reads only. */
export function erasingWhom(db: WritableDb, { joins, rows }: { joins: JoinRepository; rows: FactRows }) {
  const rowOf = db.prepare<[number], { identity: string; described: number; name: string }>(
    'SELECT identity, described, name FROM person WHERE id = ?',
  )
  const bodies = db
    .prepare<[{ list: string }], string>(`SELECT body FROM person_version WHERE ${inList('person')}`)
    .pluck()
  const called = db
    .prepare<[{ list: string }], string>(`
    SELECT name FROM person_called WHERE ${inList('person')}
    UNION SELECT name FROM person_name WHERE ${inList('person')}
    UNION SELECT identity FROM person WHERE ${inList('id')}`)
    .pluck()
  // What two people are called means neither, and waits: on nobody's chart, so that nobody misses it.
  const placeholders = db
    .prepare<[{ list: string }], number>(
      `SELECT id FROM person WHERE ${inList('identity')} AND described = 0 AND NOT EXISTS (
        SELECT 1 FROM note WHERE note.person = person.id)`,
    )
    .pluck()
  // Her notes and drafts stay where the import that brought her is undone, with her name as it was.
  const writtenOf = db.prepare<[], { person: number; told: string }>(`
    SELECT note.person, note.described AS told FROM note JOIN person ON person.id = note.person
    WHERE person.described = 0
    UNION ALL SELECT draft.patient, draft.described FROM draft JOIN person ON person.id = draft.patient
    WHERE person.described = 0`)
  const facts = db.prepare<[{ list: string; after: number; most: number }], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource}
    WHERE ${inList('fact.person')} AND fact.id > @after ORDER BY fact.id LIMIT @most`)
  const everyFact = db.prepare<[{ after: number; most: number }], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource} WHERE fact.id > @after ORDER BY fact.id LIMIT @most`)
  const isReferent = db
    .prepare<[string], number>('SELECT 1 FROM referent_name WHERE name = ? LIMIT 1')
    .pluck()
  const sameReferent = db
    .prepare<[string], string>(`
    SELECT other.name FROM referent_name mine JOIN referent_name other ON other.identity = mine.identity
    WHERE mine.name = ?`)
    .pluck()
  const unfinished = db
    .prepare<[], string>(`
    SELECT path FROM source WHERE done = 0 AND bytes <> (
      SELECT max(at + length) FROM source_block WHERE source_block.source = source.id) LIMIT 1`)
    .pluck()
  const hers = db
    .prepare<[{ list: string }], number>(`
    SELECT source FROM fact WHERE ${inList('person')}
    UNION SELECT source FROM person_version WHERE ${inList('person')}`)
    .pluck()
  const files = db.prepare<[], { source: number; scope: string; bytes: number; waits: number }>(`
    SELECT source.id AS source, scope, coalesce(size, bytes) AS bytes, waiting.source IS NOT NULL AS waits
    FROM source LEFT JOIN waiting ON waiting.source = source.id
    WHERE waiting.source IS NOT NULL
      OR EXISTS (SELECT 1 FROM source_block WHERE source_block.source = source.id) ORDER BY source.id`)
  const entryPeople = db.prepare<[], { entry: string; import: number }>(
    'SELECT entry, import FROM entry WHERE known IS NULL',
  )
  const entriesKnown = db
    .prepare<[{ list: string }], string>(`SELECT entry FROM entry WHERE ${inList('known')}`)
    .pluck()

  const isDescribed = db
    .prepare<[{ list: string }], number>(
      `SELECT 1 FROM person WHERE ${inList('identity')} AND described = 1 LIMIT 1`,
    )
    .pluck()
  const scopes = db.prepare<[], string>('SELECT DISTINCT scope FROM source ORDER BY scope').pluck()

  return {
    /** What sources call her, without what they are called themselves. */
    references(called: readonly string[]): string[] {
      const ends = scopes.all().map(scope => `@${scope}`)
      return called.map(name => {
        const end = ends.find(each => name.endsWith(each))
        return end === undefined ? name : name.slice(0, -end.length)
      })
    },
    /** How many sources are called after her: in every name of a source that stands here. */
    sourcesCalledAfter(telling: Telling): number {
      const mentions = mentionsOf({ ...telling, references: [] })
      return scopes.all().filter(scope => mentions.isNamedIn(scope)).length
    },
    /**
     * A file that was begun and not read to its end: its bytes are not all here, so nobody can say what they hold. One
     * whose import was undone is here as a whole, as long as anything leads back to it.
     */
    unfinished: (): string | undefined => unfinished.get(),
    of(patient: number): Whom | undefined {
      const row = rowOf.get(patient)
      if (!row) return undefined
      const own = joins.onChart(joins.chartOf(patient))
      const written = writtenOf.all().map(({ person, told }) => ({ person, said: asDescribed(told) }))
      const brought = bodies.all({ list: list(own) }).map(body => JSON.parse(body) as Described)
      const ofOwn = written.filter(({ person }) => own.includes(person))
      const said = [...brought, ...ofOwn.map(each => each.said)]
      const known = new Set(said.flatMap(knownByNames))
      const alike = written.filter(each => knownByNames(each.said).some(name => known.has(name)))
      const human = [...new Set([...own, ...alike.map(({ person }) => person)])]
      const names = called.all({ list: list(human) })
      const people = [
        ...new Set([...human, ...placeholders.all({ list: list([...names, ...eithersOf(names)]) })]),
      ]
      const each = <T>(of: (person: Described) => readonly T[]) => [...new Set(said.flatMap(of))]
      return {
        people,
        described: own.filter(id => rowOf.get(id)?.described === 1).length,
        isWrittenOf: ofOwn.length > 0,
        name: rowOf.get(own[0]!)?.name || row.name || said[0]?.name || numberIn(said) || row.identity,
        known: [
          ...new Set([...names.map(name => `identity ${name}`), ...brought.flatMap(knownBy), ...known]),
        ],
        telling: {
          called: names,
          names: each(({ name, otherNames }) => [name, ...otherNames].filter(one => one !== '')),
          births: each(person => [birthDay(person) ?? []].flat()),
          numbers: each(numbersOf),
          referents: [],
        },
      }
    },
    /** Whether a source describes her, or something was written here of her. */
    isSomebody: (patient: number): boolean =>
      rowOf.get(patient)?.described === 1 || writtenOf.all().some(({ person }) => person === patient),
    /**
     * Somebody of whom nothing is stored any more, as kept files tell of her: undefined where she has a chart, or where
     * something was written of her, by which she can be chosen.
     */
    ofNobody(telling: Telling): Whom | undefined {
      const known = telling.names.flatMap(name => telling.births.map(day => knownByName(name, day)))
      const written = writtenOf.all().flatMap(({ told }) => knownByNames(asDescribed(told)))
      const isHere = isDescribed.get({ list: list(telling.called) }) === 1
      if (isHere || written.some(each => known.includes(each))) return undefined
      const people = placeholders.all({ list: list([...telling.called, ...eithersOf(telling.called)]) })
      return {
        people,
        described: 0,
        isWrittenOf: false,
        name: telling.names[0] ?? '',
        known: [...telling.called.map(name => `identity ${name}`), ...known],
        telling,
      }
    },
    /** The next of her facts: what they name beside her. Undefined where there are no more. */
    namedBy(people: readonly number[], after: number, most: number) {
      const found = facts.all({ list: list(people), after, most })
      const last = found.at(-1)
      return (
        last && {
          after: last.id,
          facts: found.length,
          names: found.map(row => linksOf(rows.saidIn(row))).flat(),
        }
      )
    },
    /** The next of all facts: which of these names others' facts use too. */
    namedByOthers(
      { people, names }: { readonly people: ReadonlySet<number>; readonly names: ReadonlySet<string> },
      after: number,
      most: number,
    ) {
      const found = everyFact.all({ after, most })
      const last = found.at(-1)
      const others = found.filter(row => row.detail !== null && !people.has(row.person))
      return (
        last && {
          after: last.id,
          names: others.flatMap(row => linksOf(rows.saidIn(row)).filter(name => names.has(name))),
        }
      )
    },
    /** Of names, those of something that was brought to be named, with all its other names. */
    referents: (names: Iterable<string>): string[] => [
      ...new Set(
        [...names].filter(name => isReferent.get(name) === 1).flatMap(name => sameReferent.all(name)),
      ),
    ],
    /** Every kept file, with whether anything of hers leads back to it; one that went with somebody is none. */
    files(people: readonly number[]): FileToLookThrough[] {
      const own = new Set(hers.all({ list: list(people) }))
      return files.all().map(({ source, bytes, waits }) => ({
        sourceId: source,
        isHers: own.has(source),
        isWaiting: waits === 1,
        bytes,
      }))
    },
    /** Entries by hand that are about her, or describe her. */
    entries(called: readonly string[], scope: string): string[] {
      const names = new Set(called)
      const describing = entryPeople.all().filter(({ entry }) => names.has(personName(entry, scope)))
      return [
        ...new Set([...entriesKnown.all({ list: list(called) }), ...describing.map(({ entry }) => entry)]),
      ]
    },
  }
}
export type ErasingWhom = ReturnType<typeof erasingWhom>
