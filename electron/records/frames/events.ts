import { factKinds } from '../../../shared/domain/fact.ts'
import type { Concept } from '../../../shared/domain/question.ts'
import type { ReadableDb } from '../db.ts'
import { UNDATED } from '../repositories/fact-index.ts'
import type { Store } from '../open-store.ts'
import { dayOf } from '../clock.ts'

/** Days on which each person had something, ascending. Values stand beside their days where a concept is measured. */
export interface Events {
  readonly days: readonly number[]
  readonly values: readonly number[]
}
export type EventsByPerson = ReadonlyMap<number, Events>
export const none: Events = { days: [], values: [] }

export interface Outline {
  readonly person: number
  readonly sex: string
  readonly birthDay: number | undefined
  readonly deathDay: number | undefined
  readonly deceased: boolean
  readonly firstDay: number
  readonly lastDay: number
}

interface EventRow {
  person: number
  clock: number
  value: number
}
const group = (rows: Iterable<EventRow>): EventsByPerson => {
  const people = new Map<number, { days: number[]; values: number[] }>()
  for (const { person, clock, value } of rows) {
    let events = people.get(person)
    if (!events) people.set(person, (events = { days: [], values: [] }))
    events.days.push(dayOf(clock))
    events.values.push(value)
  }
  for (const events of people.values()) {
    const order = [...events.days.keys()].toSorted((one, other) => events.days[one]! - events.days[other]!)
    const { days, values } = events
    events.days = order.map(i => days[i]!)
    events.values = order.map(i => values[i]!)
  }
  return people
}

/** Everybody's (or one person's) dated, usable facts of a concept. Undated ones cannot be ordered, so they count for nothing. */
export function eventsOf(
  { db, words }: Pick<Store, 'db' | 'words'>,
  concept: Concept,
  only?: number,
): EventsByPerson {
  if (concept.kind === 'death') return deaths(db, only)
  const codes = concept.codes.flatMap(({ system, code }) => words.lookUp(system, code) ?? [])
  if (codes.length === 0) return new Map()
  if (concept.value) {
    const { comparator, threshold, unit } = concept.value
    const beyond = {
      '<': (x: number) => x < threshold,
      '<=': (x: number) => x <= threshold,
      '>=': (x: number) => x >= threshold,
      '>': (x: number) => x > threshold,
    }[comparator]
    return group(measurements(db, words, codes, unit, only).filter(each => beyond(each.value)))
  }
  return group(
    db
      .prepare<[number, string, number, number | null, number | null], EventRow>(`
    SELECT person, clock, 0 AS value FROM coded
    WHERE kind = ? AND code IN (SELECT value FROM json_each(?)) AND usable = 1 AND clock > ? AND (? IS NULL OR person = ?)`)
      .all(factKinds.indexOf(concept.kind), JSON.stringify(codes), UNDATED, only ?? null, only ?? null),
  )
}

/** Dated numeric results of these codes in exactly this unit; a censored result (`<5`) has no number to use. */
export function resultsOf(
  { db, words }: Pick<Store, 'db' | 'words'>,
  concept: Concept,
  unit: string,
  only?: number,
): EventsByPerson {
  return group(
    measurements(
      db,
      words,
      concept.codes.flatMap(({ system, code }) => words.lookUp(system, code) ?? []),
      unit,
      only,
    ),
  )
}

function measurements(
  db: ReadableDb,
  words: Store['words'],
  codes: readonly number[],
  unit: string,
  only?: number,
): EventRow[] {
  const unitId = words.lookUpUnit(unit)
  if (unitId === undefined || codes.length === 0) return []
  return db
    .prepare<[string, number, number, number | null, number | null], EventRow>(`
    SELECT person, clock, value FROM measured
    WHERE code IN (SELECT value FROM json_each(?)) AND unit = ? AND usable = 1 AND comparator IS NULL AND clock > ? AND (? IS NULL OR person = ?)`)
    .all(JSON.stringify(codes), unitId, UNDATED, only ?? null, only ?? null)
}

const deaths = (db: ReadableDb, only?: number) =>
  group(
    db
      .prepare<[number | null, number | null], EventRow>(
        'SELECT id AS person, death_clock AS clock, 0 AS value FROM person WHERE death_clock IS NOT NULL AND (? IS NULL OR id = ?)',
      )
      .all(only ?? null, only ?? null),
  )

/** Who is in the store, and from when to when each has a record. */
export function outlines(db: ReadableDb, only?: number): Map<number, Outline> {
  const rows = db
    .prepare<
      [number | null, number | null],
      {
        id: number
        sex: string
        birth: number | null
        death: number | null
        deceased: number
        first: number
        last: number
      }
    >(`
    SELECT person.id, sex, birth_clock AS birth, death_clock AS death, deceased, span.first, span.last
    FROM person JOIN (SELECT person, min(start_clock) AS first, max(start_clock) AS last FROM fact WHERE current = 1 AND start_clock IS NOT NULL GROUP BY person) span ON span.person = person.id
    WHERE described = 1 AND (? IS NULL OR person.id = ?)`)
    .all(only ?? null, only ?? null)
  return new Map(
    rows.map(row => [
      row.id,
      {
        person: row.id,
        sex: row.sex,
        deceased: row.deceased === 1,
        birthDay: row.birth === null ? undefined : dayOf(row.birth),
        deathDay: row.death === null ? undefined : dayOf(row.death),
        firstDay: dayOf(row.first),
        lastDay: dayOf(row.last),
      },
    ]),
  )
}
