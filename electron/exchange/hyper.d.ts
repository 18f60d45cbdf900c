/**
 * The little of these libraries that exchange uses; they ship no types. Read from their sources at the pinned
 * versions.
 */

declare module '@hyperswarm/secret-stream' {
  import type { Duplex } from 'node:stream'
  export interface KeyPair {
    publicKey: Uint8Array
    secretKey: Uint8Array
  }
  /** Encrypted both ways; a write arrives as one `data` event. */
  export default class SecretStream {
    constructor(
      isInitiator: boolean,
      rawStream: Duplex,
      options: { keyPair: KeyPair; remotePublicKey?: Uint8Array; pattern: 'IK' },
    )
    readonly remotePublicKey: Uint8Array | null
    readonly handshakeHash: Uint8Array | null
    readonly destroyed: boolean
    on(event: 'connect' | 'close' | 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'data', listener: (message: Uint8Array) => void): this
    once(event: 'connect' | 'handshake' | 'close', listener: () => void): this
    once(event: 'error', listener: (error: Error) => void): this
    once(event: 'data', listener: (message: Uint8Array) => void): this
    /** Holds back what arrives until somebody listens for `data` again. */
    pause(): void
    write(message: Uint8Array): boolean
    end(): void
    destroy(error?: Error): void
  }
}

declare module 'protomux' {
  import type SecretStream from '@hyperswarm/secret-stream'
  export interface Encoding<T> {
    preencode(state: EncodingState, value: T): void
    encode(state: EncodingState, value: T): void
    decode(state: EncodingState): T
  }
  export interface EncodingState {
    start: number
    end: number
    buffer: Uint8Array
  }
  export interface Message<T> {
    send(value: T): boolean
  }
  export interface Channel {
    addMessage<T>(options: { encoding: Encoding<T>; onmessage: (value: T) => void }): Message<T>
    open(): void
    close(): void
  }
  export default class Protomux {
    static from(stream: SecretStream): Protomux
    createChannel(options: { protocol: string; onclose?: () => void }): Channel | null
  }
}

declare module 'hypercore' {
  import type SecretStream from '@hyperswarm/secret-stream'
  export interface RemotePeer {
    readonly stream: SecretStream
  }
  export default interface Hypercore {
    readonly key: Uint8Array
    readonly length: number
    ready(): Promise<void>
    /** `length`: of the log, right after these blocks. */
    append(blocks: Uint8Array[]): Promise<{ readonly length: number }>
    has(index: number): Promise<boolean>
    get(index: number, options?: { wait?: boolean; timeout?: number }): Promise<Uint8Array | null>
    clear(start: number, end?: number): Promise<unknown>
    replicate(stream: SecretStream): unknown
    on(event: 'upload', listener: (index: number, byteLength: number, from: RemotePeer) => void): this
    on(event: 'conflict' | 'verification-error', listener: (...details: unknown[]) => void): this
    close(): Promise<void>
  }
}

declare module 'corestore' {
  import type Hypercore from 'hypercore'
  export default class Corestore {
    constructor(folder: string, options: { primaryKey: Uint8Array; unsafe: true })
    ready(): Promise<void>
    get(options: { name: string } | { key: Uint8Array }): Hypercore
    close(): Promise<void>
  }
}

declare module 'hypercore-crypto' {
  const crypto: { keyPair(seed: Uint8Array): { publicKey: Uint8Array; secretKey: Uint8Array } }
  export default crypto
}
