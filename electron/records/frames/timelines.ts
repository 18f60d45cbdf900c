import { precisions } from '../../../shared/domain/moment.ts'
import type { ReadableDb } from '../db.ts'
import { UNDATED } from '../repositories/undated.ts'
import { latestNow } from '../repositories/tallies.ts'

/** Something of one person: what a concept set finds. Clocks in seconds. */
export interface TimelineRow {
  person: number
  clock: number
  /** When it ended; null where nobody said. */
  ended: number | null
  /** 1: its day is known; 0: only its month or year. */
  isExact: number
}
/** A fact by which a concept set finds somebody. */
export interface FoundFactRow extends Omit<TimelineRow, 'ended'> {
  fact: number
}
/** A number with the comparator before it, and the fact that tells it. */
export interface MeasuredRow {
  person: number
  clock: number
  value: number
  comparator: string | null
  fact: number
}
/** Whoever has had contact with any source, and what is known of her. Seconds. */
export interface ObservedRow {
  person: number
  sex: string
  birth: number | null
  death: number | null
  deceased: number
  first: number
  last: number
  /** The last contact of anybody with any of her sources: how far their data reach. */
  extract: number
}

/** Whose data tell of a person. */
export interface SourcedRow {
  person: number
  scope: string
  others: number
}

interface Asked {
  readonly codes: string
  readonly now: number
}
const DAY_KNOWN = precisions.indexOf('day')
const among = (list: string) => `IN (SELECT value FROM json_each(@${list}))`
const soFar = `clock > ${UNDATED} AND clock <= @now`
// What is dated in the future was no contact. A source that has nothing else has none.
const contacts = `
  SELECT person, scope, first, CASE WHEN last <= @now THEN last ELSE first END AS last
  FROM observed WHERE first <= @now`

/** What measures are read from: all of a concept in one pass. */
export function timelineReader(db: ReadableDb, today: () => Date) {
  const found = db.prepare<[Asked & { kind: number; levels: string }], TimelineRow>(`
    SELECT person, clock, ended, exact >= ${DAY_KNOWN} AS isExact FROM coded
    WHERE code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND ${soFar}`)
  const foundFacts = db.prepare<[Asked & { kind: number; levels: string }], FoundFactRow>(`
    SELECT person, clock, fact, exact >= ${DAY_KNOWN} AS isExact FROM coded
    WHERE code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND ${soFar}`)
  const measured = db.prepare<[Asked & { kind: number; levels: string; unit: number }], MeasuredRow>(`
    SELECT person, clock, value, comparator, fact FROM coded
    WHERE code ${among('codes')} AND kind = @kind AND level ${among('levels')} AND ${soFar}
      AND unit = @unit AND value IS NOT NULL`)
  const extracts = db.prepare<[{ now: number }], { scope: string; last: number }>(`
    SELECT scope, max(last) AS last FROM (${contacts}) GROUP BY scope`)
  const observed = db.prepare<[{ now: number }], Omit<ObservedRow, 'extract'> & { scope: string }>(`
    SELECT contact.person, sex, birth_clock AS birth, death_clock AS death, deceased, scope, contact.first, contact.last
    FROM (${contacts}) contact JOIN person ON person.id = contact.person
    WHERE described = 1 AND one IS NULL`)
  const extent = db.prepare<[{ now: number }], { first: number | null; last: number | null }>(`
    SELECT min(first) AS first, max(last) AS last FROM (${contacts})`)
  const sources = db.prepare<[{ now: number }], SourcedRow>(`
    SELECT person, min(scope) AS scope, count(*) - 1 AS others FROM (${contacts}) GROUP BY person`)
  const now = () => latestNow(today())

  return {
    found: (asked: { kind: number; codes: readonly number[]; levels: readonly number[] }) =>
      found.all({
        codes: JSON.stringify(asked.codes),
        levels: JSON.stringify(asked.levels),
        kind: asked.kind,
        now: now(),
      }),
    /** The same with the facts that tell it; one of several codes comes with each. */
    foundFacts: (asked: { kind: number; codes: readonly number[]; levels: readonly number[] }) =>
      foundFacts.all({
        codes: JSON.stringify(asked.codes),
        levels: JSON.stringify(asked.levels),
        kind: asked.kind,
        now: now(),
      }),
    measured: (asked: { kind: number; codes: readonly number[]; levels: readonly number[]; unit: number }) =>
      measured.all({
        codes: JSON.stringify(asked.codes),
        levels: JSON.stringify(asked.levels),
        kind: asked.kind,
        unit: asked.unit,
        now: now(),
      }),
    /** The first and the last contact of anybody. Seconds; null where there is none. */
    extent: () => extent.get({ now: now() })!,
    /** Of each person a source that she had contact with, and how many others there are. */
    sources: () => sources.all({ now: now() }),
    /** One row a person, over all of her sources. */
    observed(): ObservedRow[] {
      const reach = new Map(extracts.all({ now: now() }).map(({ scope, last }) => [scope, last]))
      const people = new Map<number, ObservedRow>()
      for (const { scope, ...row } of observed.iterate({ now: now() })) {
        const extract = reach.get(scope)!
        const known = people.get(row.person)
        if (!known) people.set(row.person, { ...row, extract })
        else {
          known.first = Math.min(known.first, row.first)
          known.last = Math.max(known.last, row.last)
          known.extract = Math.max(known.extract, extract)
        }
      }
      return [...people.values()]
    },
  }
}
export type TimelineReader = ReturnType<typeof timelineReader>
