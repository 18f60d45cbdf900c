import { z } from 'zod'
import { letterName, readLetter, type ReadLetter } from './letters/registry.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** No letter is longer: a summary has some 500 characters, a question with forty covariates some tens of thousands. */
export const LONGEST_BODY = 64_000

/**
 * What travels. Valid by itself, without the log that carried it: `signature` is Ed25519 by `issuer` over the canonical
 * JSON of all other members. `body` is the exact approved text, a letter of its kind (docs/formats/envelope.md).
 */
export const envelope = z.strictObject({
  format: z.literal('casebook-envelope/1'),
  kind: letterName,
  issuer: hex(32),
  /** Counts up by one for each issuer; a gap or a repetition is seen. */
  sequence: z.int().nonnegative(),
  body: z.string().max(LONGEST_BODY),
  signature: hex(64),
})
export type Envelope = z.infer<typeof envelope>

/** What an envelope says, or why that cannot be kept. */
export const letterIn = ({ kind, body }: Envelope): ReadLetter => readLetter(kind, body)

export const peer = z.strictObject({
  key: hex(32),
  name: z.string(), // the name this casebook's owner gave the peer
  state: z.enum(['invited', 'joined', 'removed']),
  lastMet: z.string().optional(), // ISO day and minute
  summaries: z.int(),
})
export type Peer = z.infer<typeof peer>
