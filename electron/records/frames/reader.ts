import { meaningOfSet, type ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import type { Store } from '../open-store.ts'
import { happeningsOfEach } from './happenings-of-each.ts'
import { peopleIn, type Began, type Person } from './people.ts'
import {
  codesOfSet,
  happeningsOf,
  noNumbers,
  nothing,
  numbersOf,
  undatedOf,
  type Happenings,
  type Numbers,
} from './read-concepts.ts'
import { recordedOf } from './recorded.ts'
import type { Span } from './span.ts'

/** Where questions are read. */
export type ReadStore = Pick<Store, 'timelines' | 'words' | 'told' | 'charts'>

/**
 * What a cohort is read from: of everybody, or of one person. `people`: of these alone, where they are so few that a
 * seek for each costs less than reading everybody's.
 */
export interface Reader {
  people(): ReadonlyMap<number, Person>
  /** How many codes of the store a set means. */
  codes(set: ConceptSet): number
  happenings(set: ConceptSet, people?: readonly number[]): ReadonlyMap<number, Happenings>
  numbers(set: ConceptSet, unit: string, people?: readonly number[]): ReadonlyMap<number, Numbers>
  /** Of whom a set finds something that nobody dated. */
  undated(set: ConceptSet, people?: readonly number[]): ReadonlySet<number>
}

/** The same of many sets at once: when what each of them means happened to whom, in one read. */
export interface WideReader extends Reader {
  happeningsOfEach(sets: readonly ConceptSet[]): readonly ReadonlyMap<number, readonly Span[]>[]
  /** All that was recorded of them in the year before they began. */
  recorded(asked: Trial, members: readonly Began[]): NonNullable<Frame['recorded']>
}

export const readerOf = (store: ReadStore): WideReader => ({
  people: () => new Map(peopleIn(store).map(each => [each.person, each])),
  codes: set => codesOfSet(store, set).length,
  happenings: (set, people) => happeningsOf(store, set, people),
  numbers: (set, unit, people) => numbersOf(store, set, unit, { whom: people }),
  undated: (set, people) => undatedOf(store, set, people),
  happeningsOfEach: sets => happeningsOfEach(store, sets),
  recorded: (asked, members) => recordedOf(store, asked, members),
})

/** One person's reader, for many questions: what two of them ask alike is read once. */
export function readerOfOne(store: ReadStore, person: number): Reader {
  const people = new Map(peopleIn(store, person).map(each => [each.person, each]))
  const happenings = once((set: ConceptSet) => happeningsOf(store, set, person))
  const numbers = once((set: ConceptSet, unit = '') => numbersOf(store, set, unit, { whom: person }))
  const undated = once((set: ConceptSet) => undatedOf(store, set, person))
  return {
    people: () => people,
    codes: set => codesOfSet(store, set).length,
    happenings: set => happenings(set),
    numbers: (set, unit) => numbers(set, unit),
    undated: set => undated(set),
  }
}

/** Asks once for each meaning of a set, and unit. */
function once<Found>(
  read: (set: ConceptSet, unit?: string) => Found,
): (set: ConceptSet, unit?: string) => Found {
  const known = new Map<string, Found>()
  return (set, unit) => {
    const key = JSON.stringify([meaningOfSet(set), unit])
    let found = known.get(key)
    if (!found) known.set(key, (found = read(set, unit)))
    return found
  }
}

export const happeningsIn = (found: ReadonlyMap<number, Happenings>, person: number): Happenings =>
  found.get(person) ?? nothing
export const numbersIn = (found: ReadonlyMap<number, Numbers>, person: number): Numbers =>
  found.get(person) ?? noNumbers
