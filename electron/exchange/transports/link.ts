import type SecretStream from '@hyperswarm/secret-stream'
import type { AppError } from '../../../shared/errors.ts'

/** An encrypted connection to somebody who has been let in. */
export interface Link {
  readonly stream: SecretStream
  /** Key of the other end, proved by the handshake. */
  readonly peer: string
  /** Bytes on the wire so far, encryption and handshake included. */
  bytes(): { readonly in: number; readonly out: number }
  /** Why the transport has ended it; undefined where it did not, or where there is nothing to say. */
  reason(): AppError | undefined
  /** Tells of every piece that arrives from now on, in bytes, before it is read. */
  hear(listener: (bytes: number) => void): void
}
