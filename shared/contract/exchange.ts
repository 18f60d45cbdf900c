import { z } from 'zod'
import { peer } from '../domain/envelope.ts'
import { letterName } from '../domain/letters/registry.ts'
import { most } from '../domain/most.ts'
import { peerNote } from '../domain/peer-log.ts'
import { message } from '../words/message.ts'
import { contract, method, progress } from './define.ts'
import { placeFor } from './place.ts'

const nothing = z.strictObject({})
/** A peer's key, or where she is found. */
const whose = z.string().max(most.nameCharacters)
const met = z.strictObject({
  peer: z.string(),
  name: z.string(),
  sent: z.int(),
  received: z.int(),
  bytesOut: z.int(),
  bytesIn: z.int(),
  problem: message.optional(),
})

/** exchange, to the window: who I am, whom I know, what was sent, and meeting them. */
export const exchange = contract('exchange', {
  identity: method({
    input: nothing,
    output: z.strictObject({
      key: z.string(),
      name: z.string(),
      /** The key in words a person can compare aloud. */ words: z.string(),
    }),
  }),
  rename: method({ input: z.strictObject({ name: z.string().min(1).max(80) }), output: nothing }),
  /**
   * A one-time code that lets one peer in. Holds for `days`; carries this casebook's key and, while
   * listening, its addresses.
   */
  invite: method({
    input: z.strictObject({ name: z.string().min(1).max(80), days: z.int().min(1).max(60) }),
    output: z.strictObject({ code: z.string(), until: z.string() }),
  }),
  /** Takes a code. The inviter learns of it at the first meeting. */
  join: method({
    input: z.strictObject({ code: z.string().max(most.lineCharacters), name: z.string().min(1).max(80) }),
    output: z.strictObject({ peer }),
  }),
  peers: method({
    input: nothing,
    output: z.array(peer.extend(peerNote.omit({ key: true }).shape)),
  }),
  remove: method({ input: z.strictObject({ key: whose }), output: nothing }),
  /** Waits for peers on the network until cancelled or the service stops; answers the port when `stop` is called. */
  listen: method({
    input: z.strictObject({ host: whose, port: z.int().min(0).max(65_535) }),
    output: z.strictObject({ port: z.int() }),
  }),
  stopListening: method({ input: nothing, output: nothing }),
  status: method({
    input: nothing,
    output: z.strictObject({
      listening: z.strictObject({ host: z.string(), port: z.int() }).nullable(),
      waiting: z.int(),
      lastMeeting: z.string().nullable(),
    }),
  }),
  /**
   * Meets every peer whose address is known, or the one at `address` (`host:port`). Offline is an answer, not
   * an error.
   */
  sync: method({
    input: z.strictObject({ address: whose.optional() }),
    output: z.strictObject({ meetings: z.array(met) }),
    progress,
  }),
  /** Writes all own and passed-on envelopes into one file. */
  pack: method({
    input: z.strictObject({ path: placeFor('new-bundle') }),
    output: z.strictObject({ path: z.string(), envelopes: z.int(), bytes: z.int() }),
  }),
  /** Reads a bundle. Envelopes of strangers, tampered or replayed ones are refused one by one, with the reason. */
  unpack: method({
    input: z.strictObject({ path: placeFor('bundle') }),
    output: z.strictObject({
      accepted: z.int(),
      known: z.int(),
      refused: z.array(z.strictObject({ issuer: z.string(), sequence: z.int(), reason: message })),
    }),
  }),
  /** Everything this casebook has ever sent, with the exact bytes. */
  sent: method({
    input: nothing,
    output: z.array(
      z.strictObject({
        sequence: z.int(),
        kind: letterName,
        posted: z.string(),
        body: z.string(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
})
