import type SecretStream from '@hyperswarm/secret-stream'

/** An encrypted connection to somebody who has been let in. */
export interface Link {
  readonly stream: SecretStream
  /** Key of the other end, proved by the handshake. */
  readonly peer: string
  /** Bytes on the wire so far, encryption and handshake included. */
  bytes(): { readonly in: number; readonly out: number }
  /** Tells of every piece that arrives from now on, in bytes, before it is read. */
  hear(listener: (bytes: number) => void): void
}
