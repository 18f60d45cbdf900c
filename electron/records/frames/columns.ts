import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { ReadableDb } from '../db.ts'
import { UNDATED } from '../repositories/fact-index.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { lastUsed, latestNow } from '../repositories/tallies.ts'

/** Somebody had something at a time; with a value where it was measured. */
export interface EventRow {
  person: number
  clock: number
  value: number
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
const measuredRows = `SELECT person, clock * ${MILLISECONDS} AS clock, value FROM coded
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

/** The columns cohorts are read from: of everybody, or of one person by a seek of her own. */
export function columnReader(db: ReadableDb, today: () => Date) {
  const coded = db.prepare<[Now & { codes: string; kind: number }], EventRow>(`${codedRows} AND ${soFar}`)
  const codedOf = db.prepare<[Now & { codes: string; kind: number; person: number }], EventRow>(
    `${codedRows} AND person = @person AND ${soFar}`,
  )
  const measured = db.prepare<[Now & { codes: string; unit: number }], EventRow>(
    `${measuredRows} AND ${soFar}`,
  )
  const measuredOf = db.prepare<[Now & { codes: string; unit: number; person: number }], EventRow>(
    `${measuredRows} AND person = @person AND ${soFar}`,
  )
  const deaths = db.prepare<[], EventRow>(deathRows)
  const deathsOf = db.prepare<[number], EventRow>(`${deathRows} AND id = ?`)
  const outlines = db.prepare<[Now], OutlineRow>(outlineRows)
  const outlineOf = db.prepare<[Now & { person: number }], OutlineRow>(`${outlineRows} AND id = @person`)
  const now = (): Now => ({ now: latestNow(today()) })
  return {
    coded: ({ kind, codes }: { kind: number; codes: readonly number[] }, only?: number): EventRow[] => {
      const asked = { codes: JSON.stringify(codes), kind, ...now() }
      return only === undefined ? coded.all(asked) : codedOf.all({ ...asked, person: only })
    },
    measured: ({ unit, codes }: { unit: number; codes: readonly number[] }, only?: number): EventRow[] => {
      const asked = { codes: JSON.stringify(codes), unit, ...now() }
      return only === undefined ? measured.all(asked) : measuredOf.all({ ...asked, person: only })
    },
    deaths: (only?: number) => (only === undefined ? deaths.all() : deathsOf.all(only)),
    outlines: (only?: number) =>
      only === undefined ? outlines.all(now()) : outlineOf.all({ ...now(), person: only }),
  }
}
export type ColumnReader = ReturnType<typeof columnReader>
