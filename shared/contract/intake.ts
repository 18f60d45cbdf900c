import { z } from 'zod'
import { gone } from '../domain/erasure.ts'
import { entryDraft, newPerson } from '../domain/entry.ts'
import { factKind } from '../domain/fact.ts'
import { moment } from '../domain/moment.ts'
import { MOST_PARTS, part } from '../domain/part.ts'
import { sex } from '../domain/patient.ts'
import { fault } from '../errors.ts'
import { message, term } from '../words/message.ts'
import { contract, method, progress } from './define.ts'
import { fileReport } from './file-report.ts'
import { enteredFact } from './ingest-entry.ts'
import { most } from '../domain/most.ts'
import { placeFor } from './place.ts'
import { noteToSign, signedNote } from './sign-note.ts'
import { tableMethods } from './intake-tables.ts'
import { reportMethods } from './intake-reports.ts'
import { noteMethods } from './intake-notes.ts'
import { variantMethods } from './intake-variants.ts'
import { saidOfTwo, takenApart } from './ingest-people.ts'

/** How many pairs were joined without asking, and how many wait for a person to decide. */
const matched = z.strictObject({ joined: z.int(), open: z.int() })
const person = z.int().positive()
const requestId = z.string().max(most.nameCharacters)

export const importReport = z.strictObject({
  importId: z.int(),
  files: z.array(fileReport),
  totals: z.strictObject({ patients: z.int(), facts: z.record(factKind, z.int()), quarantined: z.int() }),
  quarantine: z.array(
    z.strictObject({
      path: z.string(),
      position: z.string(),
      reason: message,
    }),
  ),
  /** People whom it brought although somebody who is called so was erased here. */
  erasedAgain: z.int(),
  /** Results of which an earlier import of the same table tells another value of the same day: both stand. */
  otherwise: z.array(z.strictObject({ importId: z.int(), facts: z.int() })),
  /** Resources kept as source only, by type. */
  others: z.record(z.string(), z.int()),
  seconds: z.number(),
  /** Null where people have not been compared with those of other sources yet; the next import does. */
  matched: matched.nullable(),
})
export const undone = z.strictObject({ patients: z.int(), facts: z.int() })
export const job = z.strictObject({
  job: z.int(),
  label: term,
  /** The import that is taken out; null where one is brought in. */
  undoes: z.int().nullable(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  progress,
  file: z.string(),
  quarantined: z.int(),
  report: importReport.nullable(),
  /** What an undo took out, once it has. */
  gone: undone.nullable(),
  fault: fault.nullable(),
})

/** How somebody who is here is like whom one is about to register, the surest first. */
export const likenesses = ['number', 'name', 'birth'] as const
export const namesake = z.strictObject({
  patient: person,
  name: z.string(),
  birth: moment.optional(),
  sex,
  identifier: z.string().optional(),
  /** `birth`: born on the same day, with a similar name. */
  likeness: z.enum(likenesses),
})
export type Namesake = z.infer<typeof namesake>

/**
 * intake, to the window: reading what the user gives. Imports, and undoing them, are jobs: they outlive the view that
 * began them.
 */
export const intake = contract('intake', {
  start: method({
    input: z.strictObject({
      requestId,
      paths: z.array(placeFor('import')).min(1).max(most.files),
      /** What these files' formats leave open, by the question's name; kept with each file and heeded ever after. */
      answers: z
        .record(z.string().max(most.nameCharacters), z.string().max(most.lineCharacters))
        .refine(answers => Object.keys(answers).length <= most.answers)
        .optional(),
    }),
    output: z.strictObject({ job: z.int() }),
  }),
  /** An invented practice with a known truth, made on this machine. */
  startDemonstration: method({
    input: z.strictObject({ requestId, seed: z.int(), patients: z.int().min(10).max(20_000) }),
    output: z.strictObject({ job: z.int() }),
  }),
  jobs: method({ input: z.strictObject({}), output: z.array(job) }),
  /** Follows a job to its end. Cancelling this call stops the watching, not the job. */
  watch: method({ input: z.strictObject({ job: z.int() }), output: job, progress: job }),
  cancel: method({ input: z.strictObject({ job: z.int() }), output: z.strictObject({}) }),
  /**
   * Tries quarantined entries again. `newer` of those that stay were put there by a newer version, which alone
   * tries.
   */
  retry: method({
    input: z.strictObject({ ids: z.array(z.int()).min(1).max(most.rows) }),
    output: z.strictObject({ stored: z.int(), stillQuarantined: z.int(), newer: z.int() }),
    progress,
  }),
  /**
   * Files that another version of their reader read: an `older` one may be read again, and what this version
   * understands better takes the place of what was there; what a `newer` one read is left as it is.
   */
  readByOtherVersions: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({ source: z.int(), path: z.string(), readBy: z.enum(['older', 'newer']) }),
    ),
  }),
  /** Reads stored files again, from the bytes that were kept. Refuses what a newer version read. */
  readAgain: method({
    input: z.strictObject({ sources: z.array(z.int()).min(1).max(most.rows) }),
    output: z.array(
      z.strictObject({
        source: z.int(),
        path: z.string(),
        added: z.int(),
        superseded: z.int(),
        quarantined: z.int(),
      }),
    ),
    progress,
  }),
  /**
   * Reads, from the bytes that were kept, every waiting file that this version has a reader for. Each waits no more and
   * belongs to the import that brought it.
   */
  readWaiting: method({
    input: z.strictObject({}),
    output: z.strictObject({ files: z.array(fileReport), stillWaiting: z.int() }),
    progress,
  }),
  /**
   * Opens a waiting file that is closed by a passphrase, and reads what is inside as if it had come so; it waits no
   * more. The passphrase is kept nowhere. Faults: `wrong-passphrase`; `unreadable-source` where nothing of it is read,
   * and it waits on; `not-found` where no such file waits.
   */
  openSealed: method({
    input: z.strictObject({ source: z.int(), passphrase: z.string().min(1).max(1_000) }),
    output: fileReport,
    progress,
  }),
  /**
   * Signs what was entered by hand, and stores it as an import of one small source. `impossible` where something of it
   * cannot be: then nothing is signed. `setAside`: what of it could not be stored, and why. A request id seen before is
   * answered as it was then; `conflict` where another version of the entry came first. `note` is the note in which it
   * was written: both are signed in one transaction.
   */
  enter: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      draft: entryDraft,
      note: noteToSign.optional(),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('entered'),
        importId: z.int(),
        /** The chart it stands on; null where nobody describes her any more. */
        patient: person.nullable(),
        facts: z.array(enteredFact),
        setAside: z.array(message),
        note: signedNote.optional(),
      }),
      z.strictObject({
        kind: z.literal('impossible'),
        /** Where in the draft, such as `facts.2.unit`; why; and what would mend it. */
        faults: z.array(z.strictObject({ place: z.string(), reason: message, remedy: message })).min(1),
      }),
    ]),
  }),
  /**
   * Moves an entry by hand that was made for the wrong person: what it states is struck on her chart and stands on that
   * of `patient`. Undoing both imports, the newer first, undoes it. A request id seen before is answered alike.
   */
  moveEntry: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(50),
      entry: z.string().max(most.nameCharacters),
      patient: person,
    }),
    output: z.strictObject({ here: z.int(), away: z.int() }),
  }),
  /**
   * Moves a note that was written on the wrong chart, with what its lines stated: there both stand struck, and on the
   * chart of `patient` they stand. A request id seen before is answered alike.
   */
  moveNote: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(50),
      note: z.int().positive(),
      patient: person,
    }),
    output: z.strictObject({ note: z.int(), entries: z.int() }),
  }),
  /**
   * Who is here already and may be whom somebody is about to register: the likeliest first, a few of many. By what is
   * typed so far; cancelled by the next letter.
   */
  namesakes: method({
    input: newPerson
      .pick({ birth: true, sex: true, identifiers: true })
      .extend({ name: z.string().max(500) }),
    output: z.array(namesake),
    progress,
  }),
  /**
   * Reads so many facts once more, drawn at random, each from its own bytes, and looks whether they mean what the store
   * says: one more check beside those of records.
   */
  readBack: method({
    input: z.strictObject({ facts: z.int().min(1).max(10_000).default(500) }),
    output: z.strictObject({ name: message, ok: z.boolean(), finding: message }),
    progress,
  }),
  /**
   * What became of every part of a stored file: of each section of a document, of each kind of segment in messages.
   * Reckoned from the kept bytes whenever it is asked, by the reader itself. `parts`: null where its format has none,
   * or a newer version read it; `isCut` where there are more than are told.
   */
  partsOfFile: method({
    input: z.strictObject({ source: z.int() }),
    output: z.strictObject({
      path: z.string(),
      parts: z.array(part).max(MOST_PARTS).nullable(),
      isCut: z.boolean(),
    }),
  }),
  ...tableMethods,
  ...variantMethods,
  ...reportMethods,
  ...noteMethods,
  /** Compares everybody who has not been compared yet: what an import that ended too early left undone. */
  matchPeople: method({ input: z.strictObject({}), output: matched, progress }),
  /**
   * What the clinician says of two people, by their own numbers, and all that follows from it. It stands against
   * whatever comes later, until she says something else.
   */
  answerPair: method({
    input: saidOfTwo,
    output: z.strictObject({}),
  }),
  /** Takes somebody from the chart on which she stands with others: she is none of them. */
  takeApart: method({
    input: z.strictObject({ person }),
    output: takenApart,
  }),
  /**
   * Takes out exactly what an import brought, in steps. Cancelled, the import is half undone: what is gone is gone, the
   * same again goes on, and its files can come again.
   */
  startUndo: method({
    input: z.strictObject({ requestId, importId: z.int() }),
    output: z.strictObject({ job: z.int() }),
  }),
  /** The same job, waited for; cancelling this call cancels it. */
  undo: method({
    input: z.strictObject({ importId: z.int() }),
    output: undone,
    progress,
  }),
  /**
   * Looks through all kept files for the person on this chart, so that it can be said what goes with her; changes
   * nothing. Answers the number under which records knows it (`safekeeping.erasureReceipt`). `gone`: somebody who has
   * no chart, because her import was undone, and whose bytes lie in a file that others share. Faults: `not-found` where
   * nothing of her is; `conflict` where she has a chart.
   */
  lookForErasing: method({
    input: z
      .strictObject({ patient: person.optional(), gone: gone.optional() })
      .refine(whom => (whom.patient === undefined) !== (whom.gone === undefined), 'one of the two'),
    output: z.strictObject({ number: z.int() }),
    progress,
  }),
})
export type ImportReport = z.infer<typeof importReport>
export type FileReport = z.infer<typeof fileReport>
export type WhomToErase = z.infer<typeof intake.methods.lookForErasing.input>
export type Job = z.infer<typeof job>
