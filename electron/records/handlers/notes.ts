import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { whenOf } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { lines } from '../kinds/kind.ts'
import type { Store } from '../open-store.ts'
import type { NoteVersion } from '../repositories/notes.ts'
import { personOf } from '../who.ts'
import { labelOf } from './fact-line.ts'
import { keepNote, newestOf } from './keep-note.ts'
import { dayAt, minuteAt } from './moments.ts'
import { toldFromOthers } from './told-from-others.ts'

function movedOf({ moved_to: to, moved_from: from }: NoteVersion): { moved?: 'away' | 'here' } {
  if (to !== null) return { moved: 'away' }
  return from === null ? {} : { moved: 'here' }
}

/** A chart lists no more imported documents than this. */
const IMPORTED = 500

/**
 * Own notes, every version of them, and imported documents beside them. An imported one has its fact's number
 * below zero.
 */
export function noteHandlers(
  store: () => Store,
  requirePerson: (id: number) => { readonly body: string },
): Pick<Handlers<typeof patients>, 'notes' | 'readNote' | 'noteVersions' | 'signNote'> {
  return {
    notes({ patient }) {
      const { notes, charts: chart } = store()
      const own = notes.ofChart(chart.chartOf(patient)).map(each => ({
        note: each.note,
        title: each.title,
        written: minuteAt(each.written, each.offset_minutes),
        own: true,
        versions: each.version,
        status: each.status,
        ...movedOf(each),
      }))
      const imported = chart
        .facts({ person: patient, kind: numberOf('document'), limit: IMPORTED, offset: 0 })
        .rows.map(row => ({
          note: -row.id,
          title: labelOf(row.said),
          written: whenOf(row.said)?.moment ?? dayAt(Date.parse(store().bringing.storedAt(row.id))),
          own: false,
          versions: row.versions,
          status: 'imported' as const,
        }))
      return [...own, ...imported]
    },
    readNote({ note }) {
      if (note > 0) {
        const newest = newestOf(store(), note)
        const { version, title, text, written, offset_minutes: offset, status } = newest
        const when = minuteAt(written, offset)
        return { note, version, title, text, written: when, status, own: true, ...movedOf(newest) }
      }
      const found = store().charts.fact(-note)
      const fact = found && store().referents.complete(found.said)
      if (fact?.kind !== 'document') throw new AppError('not-found', say('store.no-note'))
      return {
        note,
        version: 1,
        title: labelOf(fact),
        text: lines(...fact.attachments.map(each => each.text), ...fact.notes),
        written: whenOf(fact)?.moment ?? dayAt(0),
        status: 'imported',
        own: false,
      }
    },
    noteVersions: ({ note }) =>
      store()
        .notes.versions(note)
        .map(({ version, title, text, written, offset_minutes: offset, person, why }) => ({
          version,
          title,
          text,
          written: minuteAt(written, offset),
          person,
          why,
        })),
    signNote({ requestId, patient, ...note }, { caller }) {
      const { notes, write } = store()
      const known = notes.byRequest(requestId)
      if (known) return known
      const described = toldFromOthers(requirePerson(patient))
      return write(() =>
        keepNote(store(), { ...note, request: requestId, patient, described, person: personOf(caller) }),
      )
    },
  }
}
