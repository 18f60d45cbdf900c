import { randomUUID } from 'node:crypto'
import { BY_HAND, ENTRY_FORM, personName, type SignedEntry } from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import { formOf, keepForm, personOfDraft, withOffset } from './sign-form.ts'

interface Order {
  readonly requestId: string
  readonly entry: string
  readonly patient: number
}
/** The half that strikes what was entered has a request of its own. */
const awayOf = (requestId: string) => `${requestId}-away`

/** The chart an entry stands on today; undefined where nobody describes her any more. */
export function chartOfForm(
  { joins }: Pick<Store, 'joins'>,
  { entry, person }: SignedEntry,
): number | undefined {
  const her = joins.described(person.is === 'known' ? person.identity : personName(entry, BY_HAND))
  return her === undefined ? undefined : joins.chartOf(her)
}

/**
 * Signs that an entry was made for the wrong person: a next version, in which all that it states stands struck, and an
 * entry of the right person that states it. One transaction, so that it is never on both charts, nor on none.
 */
export const signMove = (store: Store, order: Order, writer: string) =>
  store.write(() => moveWithin(store, order, writer))

/** The same within a transaction. `note`: in which it stands on the right chart. */
export function moveWithin(
  store: Store,
  { requestId, entry, patient, note }: Order & Pick<SignedEntry, 'note'>,
  writer: string,
) {
  const { entries, joins, audit, now } = store
  requireOpen('entry', store)
  const [here, away] = [entries.byRequest(requestId), entries.byRequest(awayOf(requestId))]
  if (here && away) return { here: here.import, away: away.import }
  const row = entries.newest(entry)
  if (!row) throw new AppError('not-found', say('store.entry-gone'))
  const before = formOf(row.form)
  if (before.facts.length === 0 || before.movedTo !== undefined)
    throw new AppError('conflict', say('store.nothing-to-move'))
  const [old, chart] = [chartOfForm(store, before), joins.chartOf(patient)]
  if (old === chart) throw new AppError('conflict', say('store.same-chart'))
  const { person, known, described } = personOfDraft(store, { patient: chart })
  const written = withOffset(now())
  const moved: SignedEntry = {
    casebookEntry: ENTRY_FORM,
    entry: randomUUID(),
    version: 1,
    happened: before.happened,
    facts: before.facts,
    person,
    movedFrom: entry,
    ...(note && { note }),
    takenBack: [],
    written,
    writer,
  }
  const struck: SignedEntry = {
    ...before,
    casebookEntry: ENTRY_FORM,
    version: row.version + 1,
    movedTo: moved.entry,
    written,
    writer,
  }
  const strikes = { form: struck, request: awayOf(requestId), known: row.known, described: row.described }
  const numbers = {
    away: keepForm(store, strikes),
    here: keepForm(store, { form: moved, request: requestId, known, described }),
  }
  const other = old ?? 0
  audit.write(say('audit.entry-moved-away', { number: numbers.away, chart: other, other: chart }), writer)
  audit.write(say('audit.entry-moved-here', { number: numbers.here, chart, other }), writer)
  return numbers
}
