import { z } from 'zod'
import { draftOf, setDraft, type Draft } from '../../client/drafts.ts'

const keptNote = z.strictObject({
  title: z.string(),
  text: z.string(),
  /** Why a signed one is amended. */
  why: z.string(),
  /** The note and the version of it that this one follows; none where it is new. */
  base: z.strictObject({ note: z.int(), version: z.int() }).optional(),
  /** Under which it is signed: asked twice, because an answer was lost, it is one note. New with every change. */
  request: z.string(),
})

/** A note while it is written. It lies in the store of drafts and nowhere else until it is signed. */
export type NoteDraft = z.infer<typeof keptNote>
export const noteDraft: Draft<NoteDraft> = {
  name: 'chart.note',
  initial: { title: '', text: '', why: '', request: '' },
  keep: keptNote,
}

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
