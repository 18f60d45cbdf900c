import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import { UNDATED } from '../repositories/undated.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { lastUsed, latestNow } from '../repositories/tallies.ts'

/** Somebody had something at a time; with a value where it was measured. */
export interface EventRow {
  person: number
  clock: number
  value: number
}
/** A number, and the fact that tells it. */
export interface NumberRow extends EventRow {
  fact: number
}
export interface OutlineRow {
  id: number
  sex: string
  birth: number | null
  death: number | null
  deceased: number
  first: number
  last: number
}
const among = 'IN (SELECT value FROM json_each(@codes))'
const codedRows = `SELECT person, clock * ${MILLISECONDS} AS clock, 0 AS value FROM coded
    WHERE code ${among} AND kind = @kind AND usable = 1`
const measuredRows = `SELECT person, clock * ${MILLISECONDS} AS clock, value, fact FROM coded
    WHERE code ${among} AND kind = ${numberOf('observation')} AND unit = @unit AND usable = 1
      AND value IS NOT NULL AND comparator IS NULL`
const deathRows =
  'SELECT id AS person, death_clock AS clock, 0 AS value FROM person WHERE death_clock IS NOT NULL AND one IS NULL'
/**
 * Whoever has a fact that happened to her and has come by now, and when the first and the last of them were. What was
 * planned, cancelled or taken back shows nobody followed up.
 */
const outlineRows = `
  SELECT id, sex, birth_clock AS birth, death_clock AS death, deceased, ${MILLISECONDS} * first_used AS first,
    ${MILLISECONDS} * ${lastUsed} AS last
  FROM person WHERE described = 1 AND one IS NULL AND first_used <= @now`
// What has not come yet, or is dated wrongly, has not happened to anybody.
const soFar = `clock > ${UNDATED} AND clock <= @now`

interface Now {
  /** In seconds. */
  readonly now: number
}
/** Of whom: of one person, of these, or of everybody. */
export type Whom = number | readonly number[] | undefined
const her = 'AND person = @person'
const theirs = 'AND person IN (SELECT value FROM json_each(@people))'
interface OfHer {
  readonly person: number
}
interface OfThem {
  /** JSON of their numbers. */
  readonly people: string
}

/** The columns cohorts are read from: of everybody, or of one person by a seek of her own. */
export function columnReader(db: ReadableDb, today: () => Date) {
  type Coded = Now & { codes: string; kind: number }
  const coded = db.prepare<[Coded], EventRow>(`${codedRows} AND ${soFar}`)
  const codedOf = db.prepare<[Coded & OfHer], EventRow>(`${codedRows} ${her} AND ${soFar}`)
  const codedAmong = db.prepare<[Coded & OfThem], EventRow>(`${codedRows} ${theirs} AND ${soFar}`)
  type Measured = Now & { codes: string; unit: number }
  const measured = db.prepare<[Measured], NumberRow>(`${measuredRows} AND ${soFar}`)
  const measuredOf = db.prepare<[Measured & OfHer], NumberRow>(`${measuredRows} ${her} AND ${soFar}`)
  const measuredAmong = db.prepare<[Measured & OfThem], NumberRow>(`${measuredRows} ${theirs} AND ${soFar}`)
  const deaths = db.prepare<[], EventRow>(deathRows)
  const deathsOf = db.prepare<[number], EventRow>(`${deathRows} AND id = ?`)
  const outlines = db.prepare<[Now], OutlineRow>(outlineRows)
  const outlineOf = db.prepare<[Now & { person: number }], OutlineRow>(`${outlineRows} AND id = @person`)
  const now = (): Now => ({ now: latestNow(today()) })
  return {
    coded({ kind, codes }: { kind: number; codes: readonly number[] }, whom: Whom): EventRow[] {
      const asked = { codes: JSON.stringify(codes), kind, ...now() }
      if (whom === undefined) return coded.all(asked)
      if (typeof whom === 'number') return codedOf.all({ ...asked, person: whom })
      return codedAmong.all({ ...asked, people: JSON.stringify(whom) })
    },
    measured({ unit, codes }: { unit: number; codes: readonly number[] }, whom: Whom): NumberRow[] {
      const asked = { codes: JSON.stringify(codes), unit, ...now() }
      if (whom === undefined) return measured.all(asked)
      if (typeof whom === 'number') return measuredOf.all({ ...asked, person: whom })
      return measuredAmong.all({ ...asked, people: JSON.stringify(whom) })
    },
    deaths: (only?: number) => (only === undefined ? deaths.all() : deathsOf.all(only)),
    outlines: (only?: number) =>
      only === undefined ? outlines.all(now()) : outlineOf.all({ ...now(), person: only }),
  }
}
export type ColumnReader = ReturnType<typeof columnReader>
