import { wordsOf, whenOf } from '../../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { logbookConcepts } from '../../../../shared/domain/logbook/concepts.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { foundBySet, type LogbookStore } from './found.ts'

/** All that was done to a person on one day, which measures count as one operation. Days since 1970-01-01. */
export interface Told {
  readonly person: number
  readonly day: number
  /** As exact as its source wrote it: where only the month or year is known, `day` is the first of it. */
  readonly on: Moment
  readonly isExact: boolean
  /** What was done, each as its source calls it. */
  readonly what: readonly string[]
  /** The first of the facts that tell it. */
  readonly fact: number
  /** As what whoever did it did it, where its source says. */
  readonly role: string | undefined
}

/** By what two sources that call it the same are known to. */
export const folded = (name: string): string => name.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en')

function roleIn({ parties }: SaidOf<'procedure'>): string | undefined {
  return parties.find(({ role, as }) => role === 'performer' && as !== undefined)?.as
}

interface Found {
  readonly facts: number[]
  isExact: boolean
}

function toldOf(
  { charts }: LogbookStore,
  { person, day, facts, isExact }: Found & Pick<Told, 'person' | 'day'>,
): Told {
  const all = facts.map(id => charts.fact(id)!.said as SaidOf<'procedure'>) // found by kind in the same snapshot
  const names = new Map(all.map(({ concept }) => wordsOf(concept)).map(name => [folded(name), name.trim()]))
  const roles = all.map(roleIn)
  return {
    person,
    day,
    on: whenOf(all[0]!)!.moment, // it was found by its time
    isExact,
    what: [...names.values()],
    fact: facts[0]!,
    role: roles.find(each => each !== undefined),
  }
}

/** The operations of each person, or of one alone, each person's in the order of their days. */
export async function operationsOf(
  store: LogbookStore,
  breathe: () => Promise<void> | undefined,
  alone?: number,
): Promise<Map<number, Told[]>> {
  const people = new Map<number, Map<number, Found>>()
  for (const { person, day, fact, isExact } of foundBySet(store, 'procedure', logbookConcepts.operation)) {
    if (alone !== undefined && person !== alone) continue
    const days = people.get(person) ?? new Map<number, Found>()
    people.set(person, days)
    const known = days.get(day)
    if (!known) days.set(day, { facts: [fact], isExact })
    else {
      known.facts.push(fact)
      known.isExact ||= isExact
    }
  }
  const told = new Map<number, Told[]>()
  for (const [person, days] of people) {
    await breathe()
    const inOrder = [...days].toSorted(([one], [other]) => one - other)
    told.set(
      person,
      inOrder.map(([day, found]) => toldOf(store, { person, day, ...found })),
    )
  }
  return told
}
