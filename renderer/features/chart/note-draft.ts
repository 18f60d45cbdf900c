import { saveSoon, saveNow } from '../../client/autosave.ts'
import { draftOf, dropDraft, setDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'

/** A note while it is written. It outlives the view; what the store has of it is told by `saved`. */
export interface NoteDraft {
  /** Undefined as long as nothing was typed. */
  readonly content: { readonly title: string; readonly text: string } | undefined
  /** The note and version under which it lies in the store. */
  readonly place: { readonly note: number; readonly version: number } | undefined
  readonly saved: boolean
  readonly error: unknown
}
export const noteDraft: Draft<NoteDraft> = {
  name: 'chart.note',
  initial: { content: undefined, place: undefined, saved: false, error: undefined },
}

/** Which note is open in whose chart. */
export const openNote: Draft<{ readonly note: number | 'new' | undefined }> = {
  name: 'chart.open-note',
  initial: { note: undefined },
}

export const aboutNote = (patient: number, note: number | 'new') => `${patient} ${note}`

/** What was typed last; where the lock has taken the draft meanwhile, it is saved all the same. */
async function save(patient: number, about: string, typed: NoteDraft): Promise<void> {
  const { content } = typed
  if (!content) return
  const place = draftOf(noteDraft, about).place ?? typed.place
  const isThere = () => draftOf(noteDraft, about).content !== undefined
  try {
    const written = await services.patients.writeNote({
      requestId: crypto.randomUUID(),
      patient,
      ...content,
      status: 'draft',
      ...place,
    })
    const now = draftOf(noteDraft, about).content
    if (isThere()) setDraft(noteDraft, about, { place: written, saved: now === content, error: undefined })
  } catch (error) {
    if (isThere()) setDraft(noteDraft, about, { error })
  }
}

/** Takes what was typed, and saves it after a second's rest. */
export function typed(patient: number, about: string, part: Partial<NoteDraft>): void {
  setDraft(noteDraft, about, { ...part, saved: false })
  const now = draftOf(noteDraft, about)
  saveSoon(about, () => save(patient, about, now))
}

/** One looks elsewhere: what was typed is saved at once. */
export const leave = (about: string): Promise<void> => saveNow(about)

/** Begins another note: the one before lies in the store. One that could not be saved yet stays. */
export function beginNote(patient: number): void {
  const about = aboutNote(patient, 'new')
  if (draftOf(noteDraft, about).saved) dropDraft(noteDraft, about)
  setDraft(openNote, patient, { note: 'new' })
}
