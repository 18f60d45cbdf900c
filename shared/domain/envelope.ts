import { z } from 'zod'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

export const envelopeKind = z.enum(['summary', 'question', 'withdrawal', 'succession'])

/**
 * What travels. Valid by itself, without the log that carried it: `signature` is Ed25519 by `issuer` over the canonical
 * JSON of all other members. `body` is the exact approved text.
 */
export const envelope = z.strictObject({
  format: z.literal('casebook-envelope/1'),
  kind: envelopeKind,
  issuer: hex(32),
  /** Counts up by one for each issuer; a gap or a repetition is seen. */
  sequence: z.int().nonnegative(),
  body: z.string().max(64_000),
  signature: hex(64),
})
export type Envelope = z.infer<typeof envelope>

export const withdrawalBody = z.strictObject({
  format: z.literal('casebook-withdrawal/1'),
  withdraws: z.int().nonnegative(),
}) // sequence of the summary
export const peer = z.strictObject({
  key: hex(32),
  name: z.string(), // the name this casebook's owner gave the peer
  state: z.enum(['invited', 'joined', 'removed']),
  lastMet: z.string().optional(), // ISO day and minute
  summaries: z.int(),
})
export type Peer = z.infer<typeof peer>

/** Says that this casebook's earlier log ended, because its folder was copied or restored; sequences go on at or above `from`. */
export const successionBody = z.strictObject({
  format: z.literal('casebook-succession/1'),
  log: hex(32),
  previousLog: hex(32),
  from: z.int().nonnegative(),
})
