import { z } from 'zod'
import { entryDraft } from '../domain/entry.ts'
import { factKind } from '../domain/fact.ts'
import { message } from '../words/message.ts'
import { method } from './define.ts'
import { noteToSign, signedNote } from './sign-note.ts'

const importId = z.int().positive()
/** A fact of an entry by hand. */
export const enteredFact = z.strictObject({
  /** Its key in the entry. */
  key: z.string(),
  fact: z.strictObject({ kind: factKind, id: z.int().positive() }),
  /** The chart on which it stands. */
  patient: z.int().positive(),
  /** Well-formed but implausible, and why. */
  flag: message.optional(),
})

/** The part of `ingest` for entries by hand: only records knows who writes, and on whose chart. */
export const entryMethods = {
  /**
   * Signs a draft: who, when, and whom it is about are added, what it leaves out of its earlier version is taken back,
   * and an import is opened for it. With a request id seen before, answers that form again. `conflict` where the
   * version does not follow on the newest that is here. `note`: the note that states it, signed with it or not at all.
   */
  sign: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      draft: entryDraft,
      note: noteToSign.optional(),
    }),
    output: z.strictObject({ importId, note: signedNote.optional() }),
  }),
  /**
   * Signs, in one transaction, what an entry states for the person it is about, and that it stands struck where it was.
   * `not-found`: no such entry or patient; `conflict`: nothing of it stands any more, or it is hers already. With a
   * request id seen before, answers the same imports again.
   */
  signMove: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      entry: z.string(),
      patient: z.int().positive(),
    }),
    output: z.strictObject({ here: importId, away: importId }),
  }),
  /**
   * Signs, in one transaction, that a note and what its lines stated were written on the wrong chart: there they stand
   * struck, on that of `patient` they stand. `not-found`: no such note or patient; `conflict`: it is hers already, or
   * was moved before. With a request id seen before, answers the same note again. `imports` are still to be stored.
   */
  signMoveNote: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(50),
      note: z.int().positive(),
      patient: z.int().positive(),
    }),
    output: z.strictObject({ note: z.int(), imports: z.array(importId) }),
  }),
  /** Forms that were signed and are not stored yet, as their bytes will be. The process may have ended in between. */
  unstored: method({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ importId, form: z.string() })),
  }),
  /**
   * The facts that an entry brought, and the chart it is written on: null where nobody describes her any more. All of
   * it is stored now.
   */
  entered: method({
    input: z.strictObject({ importId }),
    output: z.strictObject({
      patient: z.int().positive().nullable(),
      facts: z.array(enteredFact),
      setAside: z.array(message),
    }),
  }),
} as const
