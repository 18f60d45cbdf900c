import { z } from 'zod'
import { most } from '../domain/most.ts'

const name = z.string().max(most.nameCharacters)

/** A note as it is signed: a new one, or where `note` is given the next version of it, which amends `version`. */
export const noteToSign = z.strictObject({
  note: z.int().optional(),
  version: z.int().optional(),
  title: z.string().max(200),
  text: z.string().max(200_000),
  /** Why it is amended. */
  why: z.string().max(2_000).optional(),
  /** One's own draft, named as in `drafts`, that ends with it. */
  draft: z.strictObject({ name, about: name }).optional(),
})
export type NoteToSign = z.infer<typeof noteToSign>

export const signedNote = z.strictObject({ note: z.int(), version: z.int() })
export type SignedNote = z.infer<typeof signedNote>
