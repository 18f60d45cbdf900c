import { wordsOf, type Value } from '../../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { asaClassOf, type AsaClass } from '../../../../shared/domain/logbook/asa.ts'
import { logbookCodes } from '../../../../shared/domain/logbook/codes.ts'
import { foundByCode, type LogbookStore } from './found.ts'

/** A class is of an operation where it was found on its day, or so many days before it. */
const ASA_DAYS = 90

/** Where its source says it: in the value, or in a code that stands for the class. */
function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'text' || value?.kind === 'quantity') return value.text
  return value?.kind === 'code' ? wordsOf(value.concept) : undefined
}

/** The ASA class of each person's operation on a day: the latest that is in time. */
export function asaReader(store: LogbookStore): (person: number, day: number) => AsaClass | undefined {
  const people = Map.groupBy(foundByCode(store, 'observation', logbookCodes.asa), ({ person }) => person)
  return (person, operated) => {
    const inTime = (people.get(person) ?? []).filter(
      ({ day }) => day <= operated && day >= operated - ASA_DAYS,
    )
    for (const { fact } of inTime.toSorted((one, other) => other.day - one.day || other.fact - one.fact)) {
      const { value } = store.charts.fact(fact)!.said as SaidOf<'observation'> // found by kind in the same snapshot
      const found = asaClassOf(textOf(value) ?? '')
      if (found !== undefined) return found
    }
    return undefined
  }
}
