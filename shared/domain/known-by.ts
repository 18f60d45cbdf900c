import { isoOf } from './iso.ts'
import type { Person } from './patient.ts'

/** The words of a name, in any order and without capitals. */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1)

/** A day of birth as sources write it; undefined where no day is known. */
export const birthDay = ({ birth }: Pick<Person, 'birth'>): string | undefined => {
  const day = birth && isoOf(birth).slice(0, '1980-02-03'.length)
  return day?.length === '1980-02-03'.length ? day : undefined
}

/** Shorter numbers are many people's. */
const LEAST_DIGITS = 4

/** The numbers that she bears and the world knows, as they are written. */
export const numbersOf = ({ identifiers }: Pick<Person, 'identifiers'>): string[] =>
  identifiers.map(each => each.value).filter(value => value.length >= LEAST_DIGITS)

/** How somebody is known by a name with the day of her birth, as 1980-02-03; '' for a name without a word. */
export function knownByName(name: string, day: string): string {
  const words = nameWords(name).toSorted().join(' ')
  return words === '' ? '' : `name ${words} ${day}`
}

/**
 * By what somebody is known again who comes once more, each as one text: what her source calls her, a number that she
 * bears, a name with the day of her birth.
 */
export function knownBy(person: Omit<Person, 'place'>): string[] {
  const day = birthDay(person)
  const names = [person.name, ...person.otherNames]
  const numbers = person.identifiers.filter(({ value }) => value.length >= LEAST_DIGITS)
  return [
    `identity ${person.identity}`,
    ...numbers.map(({ system, value }) => `number ${system ?? ''} ${value}`),
    ...(day === undefined ? [] : names.map(name => knownByName(name, day)).filter(known => known !== '')),
  ]
}
