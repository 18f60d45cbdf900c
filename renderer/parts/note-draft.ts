import { z } from 'zod'
import { NOTE_DRAFT } from '../../shared/contract/drafts.ts'
import type { Draft } from '../client/drafts.ts'

const keptNote = z.strictObject({
  title: z.string(),
  text: z.string(),
  /** Why a signed one is amended. */
  why: z.string(),
  /** The note and the version of it that this one follows; none where it is new. */
  base: z.strictObject({ note: z.int(), version: z.int() }).optional(),
  /** When what its lines state happened, as it was typed; today where nothing is. */
  happened: z.string().optional(),
  /** Under which it is signed: asked twice, because an answer was lost, it is one note. New with every change. */
  request: z.string(),
})

/** A note while it is written. It lies in the store of drafts and nowhere else until it is signed. */
export type NoteDraft = z.infer<typeof keptNote>
export const noteDraft: Draft<NoteDraft> = {
  name: NOTE_DRAFT,
  initial: { title: '', text: '', why: '', request: '' },
  keep: keptNote,
}
