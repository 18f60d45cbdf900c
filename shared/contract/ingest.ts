import { z } from 'zod'
import { citation } from '../domain/citation.ts'
import { factKind, place } from '../domain/fact.ts'
import { factBatch } from '../domain/facts/batch.ts'
import { person } from '../domain/patient.ts'
import { recipe } from '../domain/recipe.ts'
import { referent, retraction } from '../domain/referent.ts'
import { message, term } from '../words/message.ts'
import { contract, method, progress } from './define.ts'
import { entryMethods } from './ingest-entry.ts'
import { erasingMethods } from './ingest-erasing.ts'
import { peopleMethods } from './ingest-people.ts'
import { packedBlock, waitingMethods } from './ingest-waiting.ts'

const importId = z.int().positive()
const sourceId = z.int().positive()
const counts = z.record(factKind, z.int())

/** What an import brings, named as the door it goes through. */
export const brings = z.enum(['files', 'invented-practice'])
export type Brings = z.infer<typeof brings>

/** Read but not kept as a fact: a kind of resource Casebook does not know. Kept in the source and counted. */
const other = z.strictObject({ type: z.string(), n: z.int() })
/** What could not be read: where, why, and what would mend it. Never a value from the file. */
export const rejected = z.strictObject({ place, reason: message, remedy: message })
/** What a run of entries turned out to be. */
const found = {
  people: z.array(person),
  facts: factBatch,
  referents: z.array(referent),
  retractions: z.array(retraction),
  /** Published works, which are of nobody here; absent where there are none. */
  citations: z.array(citation).optional(),
}
/** The name of the question where files come from; the clinician answers it once for a source. */
export const WHERE_FROM = 'source'
/** Who read a source: the format's reader and its version, which decides whether reading again could find more. */
const reader = z.strictObject({ id: z.string().min(1), version: z.int().positive() })
/**
 * What the reader knew beside the bytes: the source it came from, in which ids are unique, and what the clinician
 * answered about it.
 */
const situation = {
  scope: z.string().min(1),
  answers: z.record(z.string(), z.string()),
  /** The day on which it first came, such as 2026-11-29. */
  received: z.iso.date(),
}
export const sourceTotals = z.strictObject({
  read: z.int(),
  stored: z.int(),
  quarantined: z.int(),
  known: z.int(),
})

/** records, to intake: the only way facts get into the store. */
export const ingest = contract('ingest', {
  /**
   * Whether this casebook takes such a thing in; `refused` with the reason where it does not. Asked before anything
   * is read.
   */
  admit: method({ input: z.strictObject({ brings }), output: z.strictObject({}) }),
  /** Opens an import, of what this casebook admits. With a request id seen before, answers that import again. */
  begin: method({
    input: z.strictObject({ requestId: z.string(), label: term, brings }),
    output: z.strictObject({ importId }),
  }),
  /**
   * Announces a source by the hash of its bytes. `state` says whether it is `new`, was begun and not finished
   * (`partial`: continue with the entry after `entriesDone`), or is `done` (nothing left to do). Reader and situation
   * are answered as they were when the source first came: what is continued is continued in the same situation.
   */
  source: method({
    input: z.strictObject({
      importId,
      path: z.string(),
      sha256: z.string(),
      format: z.string(),
      reader,
      ...situation,
    }),
    output: z.strictObject({
      sourceId,
      state: z.enum(['new', 'partial', 'done']),
      entriesDone: z.int(),
      /** So many bytes, from the beginning, are kept. */
      bytesKept: z.int(),
      reader,
      ...situation,
    }),
  }),
  /**
   * The sources that files came from before: by their bytes, or by people whom a source calls the same and describes
   * alike (`identity` without its source). Each once, sorted; none where nothing of it has come.
   */
  scopesOf: method({
    input: z.strictObject({
      sha256s: z.array(z.string()),
      people: z.array(
        z.strictObject({ identity: z.string(), name: z.string().optional(), birth: z.number().optional() }),
      ),
    }),
    output: z.strictObject({ scopes: z.array(z.string()) }),
  }),
  /**
   * Keeps the source's unpacked bytes, block by block, in order, packed with zstd. They are stored with the facts that
   * come after them, or when the source is finished.
   */
  keepBytes: method({
    input: z.strictObject({ sourceId, ...packedBlock }),
    output: z.strictObject({}),
  }),
  /**
   * One transaction: people, facts and rejects of a run of entries, from how far the source was to how far it is now.
   * A run that is stored already changes nothing; one that does not follow on what is stored is a `conflict`, so that
   * several may be under way and none is lost.
   */
  store: method({
    input: z.strictObject({
      importId,
      sourceId,
      entriesBefore: z.int(),
      entriesDone: z.int(),
      ...found,
      others: z.array(other),
      rejects: z.array(rejected),
    }),
    output: sourceTotals,
  }),
  /** Everything has been read; `bytes` is how many unpacked bytes that was, `keptSha256` their hash. */
  finishSource: method({
    /** `entriesDone`: how far it was read; where less of it is stored, it is not done, and the import goes on later. */
    input: z.strictObject({
      importId,
      sourceId,
      bytes: z.int(),
      keptSha256: z.string(),
      entriesDone: z.int(),
    }),
    output: sourceTotals,
  }),
  /**
   * Takes back the announcement of a source of which nothing was stored, because it turned out not to be readable. One
   * that waited waits on.
   */
  forget: method({ input: z.strictObject({ importId, sourceId }), output: z.strictObject({}) }),
  /** The import ends before its files do: cancelled, or failed. The same files again go on with it. */
  interrupt: method({ input: z.strictObject({ importId }), output: z.strictObject({}) }),
  /** Closes the import; answers what the store gained. */
  finish: method({
    input: z.strictObject({ importId }),
    output: z.strictObject({
      patients: z.int(),
      facts: counts,
      quarantined: z.int(),
      /** People whom it brought although somebody who is called so was erased here. */
      erasedAgain: z.int(),
      /** Results of which an earlier import of the same table tells another value of the same day. */
      otherwise: z.array(z.strictObject({ importId, facts: z.int() })),
      rejects: z.array(z.strictObject({ path: z.string(), position: z.string(), reason: message })),
    }),
    progress,
  }),
  /**
   * Removes exactly what an import brought: facts that another import also brought stay. In steps, between which others
   * are served; cancelled, it ends after the step under way, and goes on when it is called again. Answers what went
   * this time.
   */
  undo: method({
    input: z.strictObject({ importId }),
    output: z.strictObject({ patients: z.int(), facts: z.int() }),
    progress,
  }),
  /** The kept bytes of quarantined entries, for another try. */
  quarantined: method({
    input: z.strictObject({ ids: z.array(z.int()) }),
    output: z.array(
      z.strictObject({
        id: z.int(),
        importId,
        sourceId,
        place,
        bytes: z.instanceof(Uint8Array),
      }),
    ),
  }),
  /** What is known of a source that has been read. */
  sourceRow: method({
    input: z.strictObject({ sourceId }),
    output: z.strictObject({
      path: z.string(),
      format: z.string(),
      reader,
      ...situation,
      /** Why the file itself ended too early, where it did. */
      cutShort: message.optional(),
    }),
  }),
  /** Sources that this reader read to their end in another version, in the order they came. */
  readByOtherVersions: method({
    input: z.strictObject({ reader }),
    output: z.array(z.strictObject({ sourceId, path: z.string(), version: z.int() })),
  }),
  /** The kept bytes of a source; none beyond its end. */
  keptBytes: method({
    input: z.strictObject({ sourceId, offset: z.int().nonnegative(), length: z.int().positive() }),
    output: z.strictObject({ bytes: z.instanceof(Uint8Array) }),
  }),
  /** Up to so many facts, drawn at random, with the bytes that said them and what the store says they mean. */
  factsToReadBack: method({
    input: z.strictObject({ facts: z.int().min(1).max(10_000) }),
    output: z.array(
      z.strictObject({
        sourceId,
        place,
        identity: z.instanceof(Uint8Array),
        hash: z.instanceof(Uint8Array),
      }),
    ),
  }),
  /** Begins to read a source again. What an earlier reading that was not finished found is not waited for. */
  beginReading: method({
    input: z.strictObject({ sourceId }),
    output: z.strictObject({ readingId: z.int().positive() }),
  }),
  /** One transaction: what a run of entries is found to be this time. */
  storeReading: method({
    input: z.strictObject({
      readingId: z.int().positive(),
      sourceId,
      ...found,
      rejects: z.array(rejected),
    }),
    output: z.strictObject({}),
  }),
  /**
   * Everything has been read again: what this reading did not find goes, what it found instead takes its place in every
   * import that had it, and the source is now one that this version of the reader read.
   */
  finishReading: method({
    input: z.strictObject({
      readingId: z.int().positive(),
      sourceId,
      version: z.int().positive(),
      read: z.int(),
      others: z.array(other),
    }),
    output: z.strictObject({ added: z.int(), superseded: z.int(), quarantined: z.int() }),
  }),
  /**
   * Stores what a quarantined entry turned out to be after all, and takes it out of quarantine, unless it is about
   * somebody whom nobody has described yet.
   */
  mend: method({
    input: z.strictObject({ id: z.int(), ...found }),
    output: z.strictObject({ isPlaced: z.boolean() }),
  }),
  /** What was said once of tables, whole. */
  recipes: method({ input: z.strictObject({}), output: z.array(recipe) }),
  ...waitingMethods,
  ...entryMethods,
  ...peopleMethods,
  ...erasingMethods,
})
