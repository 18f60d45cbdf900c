import { dayOf } from '../../../shared/domain/clock.ts'
import {
  levelsThatCount,
  type ConceptSet,
  type SetCode,
} from '../../../shared/domain/concepts/concept-set.ts'
import { beginningsOf, writingsOf } from '../../../shared/domain/concepts/systems.ts'
import { numberOfLevel } from '../../../shared/domain/facts/levels.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { unconverted } from '../../../shared/domain/facts/value.ts'
import { scoreRanges } from '../../../shared/domain/forms/forms.ts'
import { precisions } from '../../../shared/domain/moment.ts'
import type { Store } from '../open-store.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { toldOnAnotherDay } from './one-instant.ts'
import { isDay, spanAround } from './span.ts'
import type { Whom } from './timelines.ts'
import { toldOnce } from './told-once.ts'

/** What happened to one person, in order: each day on which something began once, and each such month or year. */
export interface Happenings {
  readonly days: readonly number[]
  /** The latest end of what began on that day; NaN where nobody said. */
  readonly ends: readonly number[]
  /** The last day on which it can have begun: the same where the day is known, and not only its month or year. */
  readonly latest: readonly number[]
  /** Whether of some of them the day is not known. */
  readonly isRough: boolean
}
/** Numbers of one person in the order of their times. Each lies from `low` to `high`: the same where it is exact. */
export interface Numbers {
  readonly days: readonly number[]
  /** The last day on which each can have been measured. */
  readonly latest: readonly number[]
  /** Whether of some of them the day is not known. */
  readonly isRough: boolean
  /** The clock of each in seconds; NaN where its source wrote no time of the day. */
  readonly seconds: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}
export const nothing: Happenings = { days: [], ends: [], latest: [], isRough: false }
export const noNumbers: Numbers = {
  days: [],
  latest: [],
  isRough: false,
  seconds: [],
  low: [],
  high: [],
}

/** Where concepts are read. */
export type ConceptStore = Pick<Store, 'timelines' | 'words' | 'told' | 'charts'>

/** The numbers of all codes in the store that a set means. */
export function codesOfSet({ words }: Pick<ConceptStore, 'words'>, set: ConceptSet): number[] {
  const meant = ({ system, code, descendants }: SetCode): number[] =>
    descendants
      ? beginningsOf(system, code).flatMap(each => words.beginningWith(system, each).map(({ id }) => id))
      : writingsOf(system, code).flatMap(each => words.lookUp(system, each) ?? [])
  const included =
    set.include === 'any'
      ? set.kinds.flatMap(kind => words.ofKind(numberOf(kind)))
      : set.include.flatMap(meant)
  const excluded = new Set((set.exclude ?? []).flatMap(meant))
  return [...new Set(included)].filter(each => !excluded.has(each))
}

export const levelNumbers = (set: ConceptSet) => levelsThatCount(set).map(numberOfLevel)
const dayOfSeconds = (seconds: number) => dayOf(seconds * MILLISECONDS)

interface Day {
  readonly day: number
  readonly latest: number
  end: number
}
/** Where something stands among others: a year that begins on a day is not that day, and comes after it. */
const DAYS_OF_A_SPAN = 1_000
const placeOf = (day: number, latest: number) => day * DAYS_OF_A_SPAN + (latest - day)

/** Of whom a set finds something that nobody dated: everybody, or those alone that are asked for. */
export function undatedOf(store: ConceptStore, set: ConceptSet, whom?: Whom): ReadonlySet<number> {
  const codes = codesOfSet(store, set)
  const levels = levelNumbers(set)
  const kinds = codes.length > 0 ? set.kinds : []
  return new Set(
    kinds.flatMap(kind => store.timelines.undated({ kind: numberOf(kind), codes, levels }, whom)),
  )
}

/** What a set finds in each person's record: in everybody's, or in those alone that are asked for. */
export function happeningsOf(store: ConceptStore, set: ConceptSet, whom?: Whom): Map<number, Happenings> {
  const codes = codesOfSet(store, set)
  const levels = levelNumbers(set)
  const people = new Map<number, Map<number, Day>>()
  for (const kind of codes.length > 0 ? set.kinds : []) {
    const rows = store.timelines.found({ kind: numberOf(kind), codes, levels }, whom)
    const again = toldOnAnotherDay(rows, store)
    for (const { person, clock, ended, exact, fact } of rows) {
      if (again.has(fact)) continue
      let days = people.get(person)
      if (!days) people.set(person, (days = new Map()))
      const day = dayOfSeconds(clock)
      const end = ended === null ? NaN : dayOfSeconds(ended)
      const { latest } = spanAround(day, exact)
      const place = placeOf(day, latest)
      const known = days.get(place)
      if (!known) days.set(place, { day, end, latest })
      else if (!(known.end >= end)) known.end = Number.isNaN(end) ? known.end : end
    }
  }
  return new Map([...people].map(([person, days]) => [person, inOrder(days)]))
}

function inOrder(days: ReadonlyMap<number, Day>): Happenings {
  const sorted = [...days].toSorted(([one], [other]) => one - other).map(([, each]) => each)
  return {
    days: sorted.map(({ day }) => day),
    ends: sorted.map(({ end }) => end),
    latest: sorted.map(({ latest }) => latest),
    isRough: sorted.some(({ day, latest }) => latest !== day),
  }
}

/** The least that a number can be off by: what is written as `<20` is certainly below 20. */
const step = (value: number) => Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)

/** Between which numbers a result lies that its source wrote with a comparator. */
const spanOf: Readonly<Record<string, (value: number) => readonly [low: number, high: number]>> = {
  '<': value => [-Infinity, value - step(value)],
  '<=': value => [-Infinity, value],
  '>': value => [value + step(value), Infinity],
  '>=': value => [value, Infinity],
}
const span = (value: number, comparator: string | null) =>
  comparator === null ? ([value, value] as const) : (spanOf[comparator]?.(value) ?? [-Infinity, Infinity])

interface Timed {
  readonly clock: number
  readonly exact: number
  readonly fact: number
  readonly low: number
  readonly high: number
}

/** A score is written without a unit, as one, or as a unit of its own: to sources these are the same. */
const withoutDimension = ['{score}', '1', '']
const unitsFor = (unit: string): readonly string[] =>
  withoutDimension.includes(unit) ? withoutDimension : [unit]

/** What a number under each code of the store can be at all, where it is of a form. */
function rangesIn({ words }: Pick<ConceptStore, 'words'>) {
  const ranges = scoreRanges.flatMap(({ code: { system, code }, least, most }) => {
    const known = words.lookUp(system, code)
    return known === undefined ? [] : [[known, { least, most }] as const]
  })
  return new Map(ranges)
}

/** Of whom numbers are asked, and who is told of each fact whose number is beyond what its form can give. */
interface NumbersAsked {
  readonly whom?: Whom
  readonly onBeyond?: (fact: number) => void
}

/**
 * The numbers of a set in one unit, whatever unit each was written in, where conversion is certain. A total or an
 * answer that its form cannot give is none: it was mistyped, or belongs to another form.
 */
export function numbersOf(
  store: ConceptStore,
  set: ConceptSet,
  unit: string,
  { whom, onBeyond }: NumbersAsked = {},
): Map<number, Numbers> {
  const { words, timelines } = store
  const ranges = rangesIn(store)
  const units = unitsFor(unit).flatMap(each => words.lookUpUnit(each) ?? [])
  const people = new Map<number, Timed[]>()
  const levels = levelNumbers(set)
  for (const code of codesOfSet(store, set)) {
    // Two of these units may be kept as one, which is read once.
    const conversions = new Map(
      units
        .map(each => words.conversion(code, each) ?? { kept: each, slope: 1, intercept: 0 })
        .map(each => [each.kept, each]),
    )
    for (const [conversion, kind] of [...conversions.values()].flatMap(each =>
      set.kinds.map(kind => [each, kind] as const),
    )) {
      const asked = { kind: numberOf(kind), codes: [code], levels, unit: conversion.kept }
      for (const { person, value, comparator, ...row } of toldOnce(timelines.measured(asked, whom), store)) {
        const [low, high] = span(unconverted(value, conversion), comparator)
        const range = ranges.get(code)
        if (range && (low > range.most || high < range.least)) {
          onBeyond?.(row.fact)
          continue
        }
        const timed = { ...row, low, high }
        const hers = people.get(person)
        if (hers) hers.push(timed)
        else people.set(person, [timed])
      }
    }
  }
  return new Map([...people].map(([person, hers]) => [person, asNumbers(hers)]))
}

/** What is no more exact than this has no time of the day. */
const DAY_KNOWN = precisions.indexOf('day')

function asNumbers(hers: readonly Timed[]): Numbers {
  const sorted = hers.toSorted((one, other) => one.clock - other.clock || one.fact - other.fact)
  const spans = sorted.map(({ clock, exact }) => spanAround(dayOfSeconds(clock), exact))
  return {
    days: spans.map(({ earliest }) => earliest),
    latest: spans.map(({ latest }) => latest),
    isRough: spans.some(each => !isDay(each)),
    seconds: sorted.map(({ clock, exact }) => (exact <= DAY_KNOWN ? NaN : clock)),
    low: sorted.map(({ low }) => low),
    high: sorted.map(({ high }) => high),
  }
}
