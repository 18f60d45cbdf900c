import { z } from 'zod'
import { message } from '../words/message.ts'
import { method } from './define.ts'

const importId = z.int().positive()
const sourceId = z.int().positive()
/** What is known of the file beside its bytes, for whoever reads it one day. */
const came = {
  scope: z.string().min(1),
  answers: z.record(z.string(), z.string()),
  received: z.iso.date(),
}

/** The part of `ingest` for files that nobody reads yet: kept as they came, byte for byte. */
/** Some bytes of a file, packed with zstd: where they stand in it, and how many they are unpacked. */
export const packedBlock = {
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  packed: z.instanceof(Uint8Array),
}

export const waitingMethods = {
  /**
   * Announces a file that nobody reads. `state`: `begun` where its bytes are to follow from the beginning, `kept` where
   * nothing is to be done; `read` where a reader has read it, and `half-read` where one has begun to.
   */
  wait: method({
    input: z.strictObject({
      importId,
      path: z.string(),
      /** Of the file as given. */
      sha256: z.string(),
      /** In bytes, as given. */
      size: z.int().nonnegative(),
      /** What it is, and what it came packed in, as in `pdf+gzip`. */
      format: z.string(),
      what: message,
      reason: message,
      /** Whether its bytes follow; else nothing but what stands here is kept. */
      keeps: z.boolean(),
      ...came,
    }),
    output: z.strictObject({ sourceId, state: z.enum(['begun', 'kept', 'read', 'half-read']) }),
  }),
  /** Keeps the bytes of a waiting file as given, block by block, in order; compressed and encrypted. */
  keepWaiting: method({
    input: z.strictObject({ sourceId, ...packedBlock }),
    output: z.strictObject({}),
  }),
  /** All its bytes are kept: only now it counts. */
  finishWaiting: method({ input: z.strictObject({ sourceId }), output: z.strictObject({}) }),
  /** The files whose bytes wait for a reader, in the order they came, each with the first import that brought it. */
  waitingFiles: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({ sourceId, importId, path: z.string(), sha256: z.string(), size: z.int(), ...came }),
    ),
  }),
  /** The kept bytes of a waiting file, as given; none beyond its end. */
  waitingBytes: method({
    input: z.strictObject({ sourceId, offset: z.int().nonnegative(), length: z.int().positive() }),
    output: z.strictObject({ bytes: z.instanceof(Uint8Array) }),
  }),
  /** By which name a patient who is here is known. `not-found` where she is not. */
  nameOfPatient: method({
    input: z.strictObject({ patient: z.int().positive() }),
    output: z.strictObject({ identity: z.string() }),
  }),
  /** What waited has been tried: what was read about somebody whom nobody describes is set aside. */
  settleWaiting: method({ input: z.strictObject({}), output: z.strictObject({}) }),
} as const
