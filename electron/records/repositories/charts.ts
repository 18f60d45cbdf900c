import type { FoundBy, FoundCounts } from '../../../shared/domain/found-by.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { WritableDb } from '../db.ts'
import {
  factAndSource,
  MILLISECONDS,
  positionText,
  storedRow,
  type FactRows,
  type StoredRow,
} from './fact-rows.ts'
import { peopleSearch } from './people-search.ts'
import { matching } from './search-words.ts'
import type { Described } from './shown-person.ts'
import { lastUsed, latestNow } from './tallies.ts'
import type { ToldAgainRepository } from './told-again.ts'

export interface PatientRow {
  id: number
  name: string
  sex: string
  deceased: number
  body: string
  /** When something last happened to her, by now; milliseconds. */
  last_clock: number | null
  facts: number
  /** 1: several describe her. */
  is_joined: number
  hit: string | null
  /** By what she was found; null where nothing was looked for. */
  by: FoundBy | null
}
/** People as they are listed. */
export interface PatientsFound {
  readonly total: number
  readonly isMore: boolean
  /** Absent where nothing was looked for. */
  readonly counts?: FoundCounts
  readonly rows: PatientRow[]
}
/** A fact as it is shown. */
export interface ShownFact {
  id: number
  person: number
  /** What it came from. */
  scope: string
  said: Said
  /** Nothing says which of its versions is newer. */
  isUndecided: boolean
}
export interface ListedFact extends ShownFact {
  /** How many of it there are, this one included. */
  versions: number
  /** Facts that tell the same, and are not listed. */
  witnesses: readonly number[]
}
export interface PatientPage {
  query: string
  limit: number
  offset: number
}
export interface FactPage {
  person: number
  kind: number
  limit: number
  offset: number
}
export interface FactSource {
  path: string
  sha256: string
  format: string
  position: string
  stored: string
  source: number
  at: number
  length: number
}

const line = `person.id, person.name, person.sex, person.deceased,
  coalesce(joined, (SELECT body FROM person_version WHERE id = person.version), '{}') AS body,
  ${MILLISECONDS} * ${lastUsed} AS last_clock, facts,
  joined IS NOT NULL AS is_joined`

/** Reads charts: lists, banners, facts by kind. */
export function chartRepository(
  db: WritableDb,
  { rows, told }: { readonly rows: FactRows; readonly told: ToldAgainRepository },
  today: () => Date,
) {
  const now = () => latestNow(today())
  const count = db.prepare<[], { n: number }>(
    'SELECT count(*) AS n FROM person WHERE described = 1 AND one IS NULL',
  )
  const describedCount = db
    .prepare<[], number>('SELECT count(*) FROM person WHERE described = 1 AND matched >= 0')
    .pluck()
  const all = db.prepare<[Omit<PatientPage, 'query'> & { now: number }], PatientRow>(
    `SELECT ${line}, NULL AS hit, NULL AS by FROM person WHERE described = 1 AND one IS NULL
      ORDER BY sort_name, id LIMIT @limit OFFSET @offset`,
  )
  const search = peopleSearch(db, rows)
  const indexes = ['name_search', 'text_search', 'code_search']
  const looks = indexes.map(table => db.prepare(`SELECT 1 FROM ${table} WHERE ${table} MATCH 'a' LIMIT 1`))
  /** A check, unlike a search, would take what an index was when this connection last saw it for what it is. */
  const lookAnew = (): void => {
    for (const look of looks) look.get()
  }
  const person = db.prepare<[{ id: number; now: number }], PatientRow & { described: number }>(
    `SELECT ${line}, NULL AS hit, NULL AS by, described FROM person WHERE id = @id`,
  )
  const chartOf = db.prepare<[number], number>('SELECT coalesce(one, id) FROM person WHERE id = ?').pluck()
  const byIdentity = db
    .prepare<[string], string>(
      `SELECT body FROM person JOIN person_version ON person_version.person = person.id AND current = 1
        WHERE identity = ?`,
    )
    .pluck()
  const newestFact = db.prepare<[number], number | null>('SELECT max(id) FROM fact WHERE person = ?').pluck()
  const kinds = db.prepare<[number], { kind: number; n: number }>(
    'SELECT kind, count(*) AS n FROM fact WHERE person = ? AND current = 1 GROUP BY kind',
  )
  const factCount = db.prepare<[number, number], { n: number }>(
    'SELECT count(*) AS n FROM fact WHERE person = ? AND kind = ? AND current = 1',
  )
  const facts = db.prepare<[FactPage & { hidden: string }], StoredRow & { versions: number }>(`
    SELECT ${storedRow}, (
      SELECT count(*) FROM fact other JOIN source elsewhere ON elsewhere.id = other.source
      WHERE other.identity = fact.identity AND other.kind = fact.kind AND elsewhere.scope = source.scope
    ) AS versions
    FROM ${factAndSource}
    WHERE person = @person AND kind = @kind AND current = 1
      AND fact.id NOT IN (SELECT value FROM json_each(@hidden))
    ORDER BY fact.clock DESC, fact.id DESC LIMIT @limit OFFSET @offset`)
  const factById = db.prepare<[number], StoredRow>(
    `SELECT ${storedRow} FROM ${factAndSource} WHERE fact.id = ?`,
  )
  const source = db.prepare<[number, number], FactSource>(`
    SELECT source.path, source.sha256, source.format, ${positionText} AS position,
      (SELECT stored FROM batch WHERE first <= fact.id ORDER BY first DESC LIMIT 1) AS stored,
      fact.source, fact.at, fact.length
    FROM ${factAndSource}
    WHERE fact.id = ? AND kind = ?`)
  const history = db.prepare<[number, number], StoredRow>(`
    SELECT ${storedRow}
    FROM fact mine JOIN source here ON here.id = mine.source
    JOIN fact ON fact.identity = mine.identity AND fact.kind = mine.kind
    JOIN source ON source.id = fact.source AND source.scope = here.scope
    WHERE mine.id = ? AND mine.kind = ?
    ORDER BY fact.current DESC, fact.id DESC`)
  const codeColumns = `code.id, system, code.code, display, people, facts`
  const codesAll = db.prepare<[{ kind: number; limit: number }], CodeRow>(`
    SELECT ${codeColumns} FROM code_tally JOIN code ON code.id = code_tally.code
    WHERE kind = @kind ORDER BY people DESC, display LIMIT @limit`)
  const codesFound = db.prepare<[{ kind: number; limit: number; words: string }], CodeRow>(`
    SELECT ${codeColumns}
    FROM code_search JOIN code ON code.id = code_search.rowid JOIN code_tally ON code_tally.code = code.id
    WHERE code_search MATCH @words AND kind = @kind ORDER BY people DESC, display LIMIT @limit`)
  const codesNamed = db.prepare<[{ kind: number; codes: string }], CodeRow>(`
    SELECT ${codeColumns} FROM code_tally JOIN code ON code.id = code_tally.code
    WHERE kind = @kind AND code_tally.code IN (SELECT value FROM json_each(@codes))`)
  const units = db
    .prepare<[number], string>(
      'SELECT name FROM code_unit JOIN unit ON unit.id = code_unit.unit WHERE code = ? ORDER BY name',
    )
    .pluck()
  const lastFact = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'fact'").pluck()
  const kindNumbers = db.prepare<[], number>('SELECT DISTINCT kind FROM fact').pluck()
  const descriptions = db.prepare<[], { hash: Buffer; body: string; scope: string }>(
    `SELECT hash, body, scope FROM person_version JOIN source ON source.id = person_version.source
      WHERE current = 1`,
  )
  const shownFacts = db.prepare<[], StoredRow & { called: string }>(
    `SELECT ${storedRow}, rtrim(person_name.name, char(31)) AS called FROM ${factAndSource}
      JOIN person_name ON person_name.id = fact.called WHERE current = 1`,
  )
  const leadNowhere = db
    .prepare<[], number>(`
    SELECT count(*) FROM fact
    WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.id = fact.source)
      OR NOT EXISTS (SELECT 1 FROM import WHERE import.id = fact.import)
      OR NOT EXISTS (SELECT 1 FROM person_name WHERE person_name.id = fact.called)
      OR NOT EXISTS (SELECT 1 FROM phrase WHERE phrase.id = fact.concept)
      OR form IS NOT NULL AND NOT EXISTS (SELECT 1 FROM phrase WHERE phrase.id = fact.form)
      OR visit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM phrase WHERE phrase.id = fact.visit)
      OR unit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM phrase WHERE phrase.id = fact.unit)`)
    .pluck()

  /** Whoever is one with somebody else stands on one chart with her, and is asked for by either number. */
  const on = (person: number): number => chartOf.get(person) ?? person
  const shown = (row: StoredRow): ShownFact => ({
    id: row.id,
    person: row.person,
    scope: row.scope,
    said: rows.shownIn(row),
    isUndecided: row.undecided === 1,
  })
  return {
    count: () => count.get()!.n,
    /** How many people sources describe: more than there are charts where some are one. */
    describedCount: (): number => describedCount.get()!,
    page({ query, ...part }: PatientPage): PatientsFound {
      if (query.trim() === '')
        return { total: count.get()!.n, isMore: false, rows: all.all({ ...part, now: now() }) }
      const { people, ...found } = search(query, part)
      const rows = people.map(each => ({
        ...person.get({ id: each.person, now: now() })!,
        hit: each.hit ?? null,
        by: each.by,
      }))
      return { ...found, rows }
    },
    /** On whose chart she stands. */
    chartOf: on,
    person: (id: number) => person.get({ id: on(id), now: now() }),
    /** As her own source describes her. */
    personByIdentity(identity: string): Described | undefined {
      const body = byIdentity.get(identity)
      return body === undefined ? undefined : (JSON.parse(body) as Described) // written by storePerson
    },
    /** The newest of all facts of a person, current or not. */
    newestFact: (person: number): number | null => newestFact.get(on(person)) ?? null,
    /** How many of each kind; what is told several times counts once, here and in all that follows. */
    kinds: (id: number) => {
      const person = on(id)
      return kinds.all(person).map(({ kind, n }) => ({ kind, n: n - told.of(person, kind).hidden().size }))
    },
    /** By how many facts of hers others tell the same. */
    toldAgain: (id: number): number =>
      kinds.all(on(id)).reduce((n, { kind }) => n + told.of(on(id), kind).hidden().size, 0),
    facts(page: FactPage) {
      const person = on(page.person)
      const again = told.of(person, page.kind)
      const hidden = again.hidden()
      return {
        total: factCount.get(person, page.kind)!.n - hidden.size,
        rows: facts.all({ ...page, person, hidden: JSON.stringify([...hidden]) }).map((row): ListedFact => ({
          ...shown(row),
          versions: row.versions,
          witnesses: again.witnessesOf(row.id),
        })),
      }
    },
    fact(id: number): ShownFact | undefined {
      const row = factById.get(id)
      return row && shown(row)
    },
    source: (fact: number, kind: number) => source.get(fact, kind),
    /** The newest first; the ones that are shown before the others. */
    history: (fact: number, kind: number) =>
      history
        .all(fact, kind)
        .map(row => ({ id: row.id, isCurrent: row.current === 1, said: rows.saidIn(row) })),
    codes(kind: number, query: string, limit: number): Array<CodeRow & { units: string[] }> {
      const words = matching(query)
      const rows = words === '' ? codesAll.all({ kind, limit }) : codesFound.all({ kind, limit, words })
      return rows.map(row => ({ ...row, units: units.all(row.id) }))
    },
    unitsOf: (code: number): string[] => units.all(code),
    /** Those of these codes of which the store has facts of a kind, with their people. */
    codesTallied: (kind: number, codes: readonly number[]): CodeRow[] =>
      codesNamed.all({ kind, codes: JSON.stringify(codes) }),
    /** The greatest number that a fact was given. */
    lastFact: (): number => lastFact.get() ?? 0,
    /** The number of every kind that the store holds. */
    kindNumbers: () => kindNumbers.all(),
    /** Every description and every fact that is shown, with the hash it was stored under. */
    descriptions: () => descriptions.iterate(),
    shownFacts: () => shownFacts.iterate(),
    integrity(): string {
      lookAnew()
      return db.pragma('integrity_check', { simple: true }) as string
    },
    brokenReferences: () => (db.pragma('foreign_key_check') as unknown[]).length + leadNowhere.get()!,
    /** Whether every full-text index is sound in itself, and agrees with its text where it keeps one. */
    areWordsWhole(): boolean {
      lookAnew()
      return indexes.every(table => db.pragma(`integrity_check(${table})`, { simple: true }) === 'ok')
    },
  }
}
export interface CodeRow {
  id: number
  system: string
  code: string
  display: string
  people: number
  facts: number
}
export type ChartRepository = ReturnType<typeof chartRepository>
