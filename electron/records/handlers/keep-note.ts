import type { NoteToSign, SignedNote } from '../../../shared/contract/sign-note.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Values } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { hashOfNote, type NoteVersion } from '../repositories/notes.ts'

/** The newest version of a note. */
export function newestOf({ notes }: Pick<Store, 'notes'>, note: number): NoteVersion {
  const newest = notes.newest(note)
  if (!newest) throw new AppError('not-found', say('store.no-note'))
  return newest
}

interface Kept extends NoteToSign {
  readonly request: string
  readonly patient: number
  /** JSON: what tells her from others. */
  readonly described: string
  /** Who signs. */
  readonly person: string
}

/** Keeps a signed note, with a line in the log; its draft ends with it. Within a transaction. */
export function keepNote(
  store: Store,
  { request, patient, described, person, note, version, title, text, why = '', draft }: Kept,
): SignedNote {
  const { notes, drafts, joins, now, audit } = store
  const before = note === undefined ? undefined : newestOf(store, note)
  if (before && joins.chartOf(before.patient) !== joins.chartOf(patient))
    throw new AppError('not-found', say('store.no-note'))
  if (before?.moved_to) throw new AppError('conflict', say('store.note-moved'))
  if (before && before.version !== version) throw new AppError('conflict', say('store.note-changed'))
  const id = note ?? notes.create(patient)
  const next = (before?.version ?? 0) + 1
  const offsetMinutes = -now().getTimezoneOffset()
  const written = now().getTime() + offsetMinutes * 60_000
  notes.addVersion({
    note: id,
    version: next,
    described,
    request,
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
}

const said = (before: NoteVersion | undefined, what: Values<'audit.note-signed'>) =>
  before?.status === 'final' ? say('audit.note-amended', what) : say('audit.note-signed', what)
