import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { unconverted } from '../../../shared/domain/facts/value.ts'
import type { Concept } from '../../../shared/domain/question.ts'
import type { Store } from '../open-store.ts'
import { dayOf } from '../../../shared/domain/clock.ts'
import type { EventRow, OutlineRow, Whom } from './columns.ts'
import { toldOnce } from './told-once.ts'

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

/** Where events are read. */
type Columns = Pick<Store, 'columns' | 'words' | 'told'>

const codesOf = ({ words }: Pick<Columns, 'words'>, { codes }: Concept): number[] =>
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
    // As they come of one code, they are in order.
    if (events.days.every((day, i) => i === 0 || events.days[i - 1]! <= day)) continue
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
 * What a cohort is read from: of everybody, or of one person. `people`: of these alone, where they are so few that a
 * seek for each costs less than reading everybody's.
 */
export interface Reader {
  /** Dated, usable facts of a concept. Undated ones cannot be ordered, so they count for nothing. */
  events(concept: Concept, people?: readonly number[]): EventsByPerson
  /** Dated numeric results of these codes, in this unit; a censored result (`<5`) has no number to use. */
  results(concept: Concept, unit: string, people?: readonly number[]): EventsByPerson
  /** Who is in the store, and from when to when each has a record. */
  outlines(): ReadonlyMap<number, Outline>
}

export function readerOf({ columns, words, told }: Columns, only?: number): Reader {
  /** In the unit that is asked for, whatever unit each was written in, where conversion is certain. */
  const rows = (concept: Concept, unit: string, whom: Whom): EventRow[] => {
    const asked = words.lookUpUnit(unit)
    if (asked === undefined) return []
    return codesOf({ words }, concept).flatMap(code => {
      const conversion = words.conversion(code, asked)
      if (!conversion) return toldOnce(columns.measured({ unit: asked, codes: [code] }, whom), { told })
      return toldOnce(columns.measured({ unit: conversion.kept, codes: [code] }, whom), { told }).map(
        row => ({ ...row, value: unconverted(row.value, conversion) }),
      )
    })
  }
  return {
    events(concept, people) {
      const whom = only ?? people
      if (concept.kind === 'death') return group(columns.deaths(only))
      if (concept.value) {
        const { comparator, threshold, unit } = concept.value
        const counts = beyond[comparator](threshold)
        return group(rows(concept, unit, whom).filter(each => counts(each.value)))
      }
      const codes = codesOf({ words }, concept)
      if (codes.length === 0) return new Map()
      return group(columns.coded({ kind: numberOf(concept.kind), codes }, whom))
    },
    results: (concept, unit, people) => group(rows(concept, unit, only ?? people)),
    outlines: () => new Map(columns.outlines(only).map(row => [row.id, outlineOf(row)])),
  }
}

/** One person's reader, for many questions: what two of them ask alike is read once. */
export function readerOfOne(store: Columns, person: number): Reader {
  const reader = readerOf(store, person)
  const known = new Map<string, EventsByPerson>()
  const outlines = reader.outlines()
  return {
    ...reader,
    events(concept) {
      // All that decides which events count; a label does not.
      const key = JSON.stringify([
        concept.kind,
        concept.codes.map(each => [each.system, each.code]),
        concept.value,
      ])
      let events = known.get(key)
      if (!events) known.set(key, (events = reader.events(concept)))
      return events
    },
    outlines: () => outlines,
  }
}

const outlineOf = (row: OutlineRow): Outline => ({
  person: row.id,
  sex: row.sex,
  deceased: row.deceased === 1,
  birthDay: row.birth === null ? undefined : dayOf(row.birth),
  deathDay: row.death === null ? undefined : dayOf(row.death),
  firstDay: dayOf(row.first),
  lastDay: dayOf(row.last),
})
