import type SecretStream from '@hyperswarm/secret-stream'
import type { Envelope } from '../../shared/domain/envelope.ts'

/**
 * One envelope in a log, as a catalogue lists it. `mark` is the beginning of its signature: two envelopes never
 * share all three.
 */
export interface Entry {
  readonly index: number
  readonly issuer: string
  readonly sequence: number
  readonly mark: string
}

/** Hexadecimal signs of a signature that make a mark. */
export const MARK_SIGNS = 16
export const entryOf = (sealed: Envelope, index: number): Entry => ({
  index,
  issuer: sealed.issuer,
  sequence: sealed.sequence,
  mark: sealed.signature.slice(0, MARK_SIGNS),
})
/** Names one envelope whoever holds it. */
export const nameOf = ({ issuer, sequence, mark }: Omit<Entry, 'index'>): string =>
  `${issuer}:${sequence}:${mark}`

/** Somebody else's log, as far as it has been fetched. */
export interface RemoteLog {
  /** One block; fetched only if it is not here yet. Undefined where it does not come in time. */
  get(index: number): Promise<Uint8Array | undefined>
  /** Frees the space of blocks that are kept elsewhere now. */
  forget(indexes: readonly number[]): Promise<void>
  close(): Promise<void>
}

/**
 * This casebook's append-only log of envelopes, its own and those it passes on. It is only the post: every envelope
 * is valid without it, and a lost log is written anew from the store.
 */
export interface PostLog {
  readonly key: string
  entries(): readonly Entry[]
  append(envelopes: readonly Envelope[]): Promise<void>
  /** No longer hands these out. What others have fetched they keep. */
  withdraw(names: ReadonlySet<string>): Promise<void>
  /** Lets the other end of a stream read this log; `onSent` hears which block it fetches. Returns what ends that. */
  serve(stream: SecretStream, onSent: (index: number) => void): () => void
  /** Opens the other end's log. */
  follow(key: string, stream: SecretStream): Promise<RemoteLog>
  close(): Promise<void>
}
