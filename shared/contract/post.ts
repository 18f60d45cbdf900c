import { z } from 'zod'
import { envelope, peer } from '../domain/envelope.ts'
import { letterName } from '../domain/letters/registry.ts'
import { peerNote } from '../domain/peer-log.ts'
import { message } from '../words/message.ts'
import { contract, method } from './define.ts'

const hash = z.string().length(64)

/** records, to exchange: approved texts out, verified envelopes in. No word here can ask for a chart. */
export const post = contract('post', {
  /** This casebook's Ed25519 seed, made when the store was made. Exchange holds it only while the store is open. */
  identity: method({
    input: z.strictObject({}),
    output: z.strictObject({ seed: z.instanceof(Uint8Array), name: z.string() }),
  }),
  rename: method({ input: z.strictObject({ name: z.string().min(1).max(80) }), output: z.strictObject({}) }),
  /** Approved and not yet posted, oldest first. `withdraws` names the outbox row that a withdrawal takes back. */
  outbox: method({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        outbox: z.int(),
        kind: letterName,
        body: z.string(),
        withdraws: z.int().optional(),
      }),
    ),
  }),
  /** The signed envelope of an outbox row; kept, so that a lost log can be rebuilt. */
  posted: method({ input: z.strictObject({ outbox: z.int(), envelope }), output: z.strictObject({}) }),
  /** Every envelope this casebook has signed, in sequence, with the day it was posted. */
  sent: method({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ outbox: z.int(), posted: z.string(), envelope })),
  }),
  /**
   * Hands in envelopes whose signatures exchange has checked. Schema, sequence and duplicates are checked
   * again here.
   */
  deliver: method({
    input: z.strictObject({ envelopes: z.array(envelope).max(1_000) }),
    output: z.strictObject({
      accepted: z.int(),
      known: z.int(),
      refused: z.array(z.strictObject({ issuer: z.string(), sequence: z.int(), reason: message })),
    }),
  }),
  /** Envelopes of others that may be passed on. */
  received: method({ input: z.strictObject({}), output: z.array(envelope) }),
  peers: method({ input: z.strictObject({}), output: z.array(peer) }),
  keepPeer: method({
    input: z.strictObject({
      key: z.string(),
      name: z.string(),
      state: z.enum(['invited', 'joined', 'removed']),
    }),
    output: z.strictObject({}),
  }),
  /**
   * A peer was met. `head`: the highest number of its own letters that it listed; null where it listed none. `ended`:
   * why the meeting ended before both were done; null where they were.
   */
  met: method({
    input: z.strictObject({
      key: z.string(),
      head: z.int().nonnegative().nullable(),
      ended: message.nullable(),
    }),
    output: z.strictObject({}),
  }),
  /** What is to be said of each peer beside its letters: how the last meeting ended, and what its numbers show. */
  peerNotes: method({ input: z.strictObject({}), output: z.array(peerNote) }),
  /** Open invitations: the hash of a one-time secret, and until when it holds. */
  invitations: method({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ secretHash: hash, name: z.string(), until: z.string() })),
  }),
  keepInvitation: method({
    input: z.strictObject({ secretHash: hash, name: z.string(), until: z.string() }),
    output: z.strictObject({}),
  }),
  useInvitation: method({
    input: z.strictObject({ secretHash: hash }),
    output: z.strictObject({ ok: z.boolean() }),
  }),
  /** Small state of the log (its key, its folder's fingerprint), by name. */
  recall: method({
    input: z.strictObject({ name: z.string() }),
    output: z.strictObject({ value: z.string().nullable() }),
  }),
  remember: method({
    input: z.strictObject({ name: z.string(), value: z.string() }),
    output: z.strictObject({}),
  }),
})
