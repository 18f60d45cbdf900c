import { dayOf } from '../../../shared/domain/clock.ts'
import type { Store } from '../open-store.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { isDay, spanAround, type Span } from './span.ts'
import type { ObservedRow } from './timelines.ts'

/** All that is known of one person but what happened to her. Days since 1970-01-01. */
export interface Person {
  readonly person: number
  readonly sex: string
  readonly birthDay: number | undefined
  readonly deathDay: number | undefined
  /** The same as long as they may be: a month or a year, where no more is known. */
  readonly born: Span | undefined
  readonly died: Span | undefined
  /** Said to die on a day that has not come. */
  readonly isToDie: boolean
  readonly deceased: boolean
  /** Her first and her last contact. */
  readonly firstDay: number
  readonly lastDay: number
  /** How far the data of her sources reach. */
  readonly extractDay: number
}

/** Somebody who began, and the day on which she did. */
export interface Began {
  readonly person: Person
  readonly day: number
}

const DAYS_PER_YEAR = 365.25

const personOf = (row: ObservedRow): Person => {
  const seconds = (clock: number) => dayOf(clock * MILLISECONDS)
  return {
    person: row.person,
    sex: row.sex,
    birthDay: row.birth === null ? undefined : dayOf(row.birth),
    deathDay: row.death === null ? undefined : dayOf(row.death),
    born: row.birth === null ? undefined : spanAround(dayOf(row.birth), row.birthExact),
    died: row.death === null ? undefined : spanAround(dayOf(row.death), row.deathExact),
    isToDie: row.isToDie === 1,
    deceased: row.deceased === 1,
    firstDay: seconds(row.first),
    lastDay: seconds(row.last),
    extractDay: seconds(row.extract),
  }
}

/** Whoever has had contact with any source: everybody, or one of them alone. */
export const peopleIn = ({ timelines }: Pick<Store, 'timelines'>, only?: number): Person[] =>
  timelines.observed(only).map(personOf)

/** Age on a day in years; NaN where it is not known. */
export const ageOn = ({ birthDay }: Person, day: number): number =>
  birthDay === undefined ? NaN : (day - birthDay) / DAYS_PER_YEAR

interface AgeAndSex {
  readonly ageYears?: { readonly from?: number | undefined; readonly to?: number | undefined } | undefined
  readonly sex?: string | undefined
}

/**
 * Whether somebody is of an age and sex on a day: unknown where only the month or year of her birth is known, and born
 * on one of its days she would be and on another not.
 */
export function ageAndSexOn(asked: AgeAndSex, person: Person, day: number): boolean | 'unknown' {
  const { born } = person
  if (!born || isDay(born)) return isOfAgeAndSex(asked, person, day)
  const [one, other] = [born.earliest, born.latest].map(birthDay =>
    isOfAgeAndSex(asked, { ...person, birthDay }, day),
  )
  return one === other ? one! : 'unknown'
}

/** An age or a sex that is not recorded meets no condition on it. */
export function isOfAgeAndSex({ ageYears, sex }: AgeAndSex, person: Person, day: number): boolean {
  const age = ageOn(person, day)
  if (ageYears?.from !== undefined && !(age >= ageYears.from)) return false
  if (ageYears?.to !== undefined && !(age < ageYears.to + 1)) return false
  return sex === undefined || person.sex === sex
}
