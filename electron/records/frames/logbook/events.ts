import { dayOf } from '../../../../shared/domain/clock.ts'
import { clavienGrades, logbookCodes } from '../../../../shared/domain/logbook/codes.ts'
import { logbookConcepts } from '../../../../shared/domain/logbook/concepts.ts'
import type { OutcomeEvent } from '../../../../shared/domain/logbook/outcome.ts'
import { foundByCode, foundBySet, type LogbookStore } from './found.ts'

/**
 * What is recorded of each person that may be an outcome of an operation, but for another operation. What has no day
 * of its own lies in no window.
 */
export function eventsOf(store: LogbookStore): Map<number, OutcomeEvent[]> {
  const events = new Map<number, OutcomeEvent[]>()
  const add = (person: number, event: OutcomeEvent) => {
    const hers = events.get(person)
    if (hers) hers.push(event)
    else events.set(person, [event])
  }
  const { infection, stay } = logbookConcepts
  for (const { person, day, isExact } of foundBySet(store, 'condition', infection))
    if (isExact) add(person, { is: 'infection', day })
  for (const { person, day, isExact } of foundBySet(store, 'encounter', stay))
    if (isExact) add(person, { is: 'readmission', day })
  for (const { person, day, isExact } of foundByCode(store, 'observation', logbookCodes.alive))
    if (isExact) add(person, { is: 'well', day })
  for (const grade of clavienGrades)
    for (const { person, day, isExact } of foundByCode(store, 'observation', logbookCodes.clavien[grade]))
      if (isExact) add(person, { is: 'complication', day, grade })
  for (const { person, clock } of store.timelines.deaths()) add(person, { is: 'died', day: dayOf(clock) })
  return events
}
