import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import type { AsaClass } from '../../../../shared/domain/logbook/asa.ts'
import { outcomeOf, type OutcomeEvent, type OutcomeKnown } from '../../../../shared/domain/logbook/outcome.ts'
import { asaReader } from './asa.ts'
import { eventsOf } from './events.ts'
import type { LogbookStore } from './found.ts'
import { operationsOf, type Told } from './operations.ts'

/** A line of the logbook. */
export interface Operation extends Told {
  readonly asa: AsaClass | undefined
  readonly outcome: OutcomeKnown
}

const unknown: OutcomeKnown = { state: 'missing', events: [], wellDay: undefined }

/** The operations of one person with what became of them. `hers`: in the order of their days. */
function withOutcomes(hers: readonly Told[], events: readonly OutcomeEvent[], today: number) {
  // Another operation may be a return to theatre.
  const returns = hers.filter(({ isExact }) => isExact).map(({ day }) => ({ is: 'return', day }) as const)
  return hers.map((told, at) => ({
    ...told,
    // Of which day the 30 are counted nobody knows.
    outcome: told.isExact
      ? outcomeOf({ day: told.day, nextDay: hers[at + 1]?.day, events: [...events, ...returns], today })
      : unknown,
  }))
}

/** Every operation in the record, or of one person alone, the newest first. `today`: ISO day. */
export async function readLogbook(
  store: LogbookStore,
  {
    today,
    alone,
    breathe,
  }: { readonly today: string; readonly alone?: number; breathe(): Promise<void> | undefined },
): Promise<Operation[]> {
  const operations = await operationsOf(store, breathe, alone)
  if (operations.size === 0) return []
  const events = eventsOf(store)
  await breathe()
  const asaOf = asaReader(store)
  const all = [...operations].flatMap(([person, hers]) =>
    withOutcomes(hers, events.get(person) ?? [], dayNumber(today)).map(told => ({
      ...told,
      asa: asaOf(person, told.day),
    })),
  )
  return all.toSorted((one, other) => other.day - one.day || one.person - other.person)
}
