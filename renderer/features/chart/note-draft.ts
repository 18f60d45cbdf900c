import { z } from 'zod'
import { draftOf, setDraft, type Draft } from '../../client/drafts.ts'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'

/** Which note is open in whose chart. */
export const openNote: Draft<{ readonly note?: number | 'new' | undefined }> = {
  name: 'chart.open-note',
  initial: {},
  keep: z.strictObject({ note: z.union([z.int(), z.literal('new')]).optional() }),
}

export const aboutNote = (patient: number, note: number | 'new') => ({ patient, of: note })
export type AboutNote = ReturnType<typeof aboutNote>

/** Takes what was typed. */
export function typed(about: AboutNote, part: Partial<Omit<NoteDraft, 'request'>>): void {
  setDraft(noteDraft, about, { ...part, request: crypto.randomUUID() })
}

/** A text typed elsewhere goes below one's own, so that nothing of either is lost. */
export function addBelow(about: AboutNote, other: NoteDraft): void {
  const { title, text } = draftOf(noteDraft, about)
  const more = [other.title === title ? '' : other.title, other.text].filter(Boolean).join('\n')
  typed(about, { text: text === '' ? more : `${text}\n\n${more}` })
}
