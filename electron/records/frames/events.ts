import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Concept } from '../../../shared/domain/question.ts'
import type { Store } from '../open-store.ts'
import { dayOf } from '../clock.ts'
import type { EventRow } from './columns.ts'

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

/** What a cohort is read from. */
export type Reader = Pick<Store, 'columns' | 'words'>

const codesOf = ({ words }: Reader, { codes }: Concept): number[] =>
  codes.flatMap(({ system, code }) => words.lookUp(system, code) ?? [])
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

/** The day of each result beyond a threshold, by which side of it is asked for. */
const beyond = {
  '<': (threshold: number) => (value: number) => value < threshold,
  '<=': (threshold: number) => (value: number) => value <= threshold,
  '>=': (threshold: number) => (value: number) => value >= threshold,
  '>': (threshold: number) => (value: number) => value > threshold,
} as const

/**
 * Everybody's (or one person's) dated, usable facts of a concept. Undated ones cannot be ordered, so they
 * count for nothing.
 */
export function eventsOf(store: Reader, concept: Concept, only?: number): EventsByPerson {
  if (concept.kind === 'death') return group(store.columns.deaths(only))
  if (concept.value) {
    const { comparator, threshold, unit } = concept.value
    const counts = beyond[comparator](threshold)
    return group(results(store, concept, unit, only).filter(each => counts(each.value)))
  }
  const codes = codesOf(store, concept)
  if (codes.length === 0) return new Map()
  return group(store.columns.coded({ kind: numberOf(concept.kind), codes }, only))
}

/** Dated numeric results of these codes in exactly this unit; a censored result (`<5`) has no number to use. */
export function resultsOf(store: Reader, concept: Concept, unit: string, only?: number): EventsByPerson {
  return group(results(store, concept, unit, only))
}

function results(store: Reader, concept: Concept, unit: string, only?: number): EventRow[] {
  const codes = codesOf(store, concept)
  const unitId = store.words.lookUpUnit(unit)
  return unitId === undefined || codes.length === 0
    ? []
    : store.columns.measured({ unit: unitId, codes }, only)
}

/** Who is in the store (or one person), and from when to when each has a record. */
export function outlines({ columns }: Reader, only?: number): Map<number, Outline> {
  return new Map(
    columns.outlines(only).map(row => [
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
