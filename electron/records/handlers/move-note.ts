import type { SignedEntry } from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import { keepNote, newestOf } from './keep-note.ts'
import { moveWithin } from './move-entry.ts'
import { formOf, personOfDraft } from './sign-form.ts'

interface Order {
  readonly requestId: string
  readonly note: number
  readonly patient: number
}

/** Entries of a chart that a note's lines stated, by their names; those that state nothing any more are none. */
function entriesOf({ entries, joins }: Store, note: number, chart: number): SignedEntry[] {
  const names = joins.onChart(chart).flatMap(person => entries.about(joins.identityOf(person) ?? ''))
  return [...new Set(names)]
    .flatMap(name => entries.newest(name) ?? [])
    .map(({ form }) => formOf(form))
    .filter(form => form.note?.note === note && form.facts.length > 0 && form.movedTo === undefined)
}

/** Signs that a note was written on the wrong chart: struck there with what it stated, all of it on the right one. */
export function signMoveNote(store: Store, { requestId, note, patient }: Order, person: string) {
  const { notes, entries, joins, audit, write } = store
  const known = notes.byRequest(requestId)
  if (known) {
    const halves = entries.ofRequests(`${requestId}-e`)
    return { note: known.note, imports: halves }
  }
  const before = newestOf(store, note)
  const [old, chart] = [joins.chartOf(before.patient), joins.chartOf(patient)]
  if (before.moved_to !== null) throw new AppError('conflict', say('store.note-moved'))
  if (old === chart) throw new AppError('conflict', say('store.same-chart'))
  const { described } = personOfDraft(store, { patient: chart })
  const stated = entriesOf(store, note, old)
  if (stated.length > 0) requireOpen('entry', store)
  return write(() => {
    const { title, text } = before
    const moved = keepNote(store, { request: requestId, patient: chart, described, person, title, text })
    notes.move({ from: note, to: moved.note })
    audit.write(say('audit.note-moved', { note: moved.note, chart, from: note, other: old }), person)
    const imports = stated.flatMap(({ entry }, at) => {
      const order = { requestId: `${requestId}-e${at}`, entry, patient: chart, note: moved }
      const { here, away } = moveWithin(store, order, person)
      return [here, away]
    })
    return { note: moved.note, imports }
  })
}
