import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { whenOf } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Values } from '../../../shared/words/message.ts'
import { lines } from '../kinds/kind.ts'
import type { Store } from '../open-store.ts'
import { hashOfNote, type NoteVersion } from '../repositories/notes.ts'
import { personOf } from '../who.ts'
import { labelOf } from './fact-line.ts'
import { dayAt, minuteAt } from './moments.ts'
import { toldFromOthers } from './told-from-others.ts'

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
  function newestOf(note: number): NoteVersion {
    const newest = store().notes.newest(note)
    if (!newest) throw new AppError('not-found', say('store.no-note'))
    return newest
  }

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
        const { version, title, text, written, offset_minutes: offset, status } = newestOf(note)
        return { note, version, title, text, written: minuteAt(written, offset), status, own: true }
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
    signNote({ requestId, patient, note, version, title, text, why = '', draft }, { caller }) {
      const { notes, drafts, joins, write, now, audit } = store()
      const person = personOf(caller)
      const known = notes.byRequest(requestId)
      if (known) return known
      const described = toldFromOthers(requirePerson(patient))
      return write(() => {
        const before = note === undefined ? undefined : newestOf(note)
        if (before && joins.chartOf(before.patient) !== joins.chartOf(patient))
          throw new AppError('not-found', say('store.no-note'))
        if (before && before.version !== version) throw new AppError('conflict', say('store.note-changed'))
        const id = note ?? notes.create(patient)
        const next = (before?.version ?? 0) + 1
        const offsetMinutes = -now().getTimezoneOffset()
        const written = now().getTime() + offsetMinutes * 60_000
        notes.addVersion({
          note: id,
          version: next,
          described,
          request: requestId,
          title,
          text,
          why,
          written,
          offsetMinutes,
          person,
        })
        // In one transaction: what is signed is half typed no more, whenever the power goes.
        if (draft) drafts.drop({ person, ...draft, aside: 0 })
        const hash = hashOfNote({ title, text })
        audit.write(said(before, { note: id, chart: patient, version: next, hash }), person)
        return { note: id, version: next }
      })
    },
  }
}

const said = (before: NoteVersion | undefined, what: Values<'audit.note-signed'>) =>
  before?.status === 'final' ? say('audit.note-amended', what) : say('audit.note-signed', what)
