import type { Envelope } from '../../../shared/domain/envelope.ts'
import type { Refusal } from '../envelope.ts'
import type { Identity } from '../identity.ts'
import type { Limits } from '../budgets.ts'
import type { Link } from './link.ts'
import type { Address } from './local-address.ts'

/** Decides about a caller: `proof` is what it sent first, bound to this connection by `occasion`. */
export type Admit = (caller: { key: string; proof: Uint8Array; occasion: Uint8Array }) => Promise<boolean>

export interface Listener {
  readonly address: Address
  close(): Promise<void>
}

/** Who waits for callers, whom it lets in, and what it does with them. */
export interface Host {
  readonly identity: Identity
  admit: Admit
  /** Whether this is the key of a joined peer, to whom places are kept. */
  isPeer(key: string): Promise<boolean>
  /** Whether somebody who is let in may be met now; who calls too often is told so. */
  mayMeet(key: string): boolean
  onLink(link: Link): void
  /** The bounds that hold; tests set smaller ones. */
  readonly limits: Limits
}

/** Who calls whom. `prove` makes what shows an invitation. */
export interface Caller {
  readonly identity: Identity
  readonly peer: string
  prove(occasion: Uint8Array): Uint8Array
  readonly signal: AbortSignal
  readonly limits: Limits
}

/** A way between two casebooks that are both there: one waits, the other calls, and they talk. */
export interface LiveTransport {
  readonly way: 'live'
  /** Reads a place as invitations write it; undefined where it is not one of this transport's that may be called. */
  readPlace(text: string): Address | undefined
  /** How peers can write a listener that is bound there. */
  placesOf(bound: Address): string[]
  mayListenAt(at: Address): boolean
  /** Faults: `conflict` where the place is taken, `bad-request` where there is none. */
  listen(at: Address, host: Host): Promise<Listener>
  /**
   * Faults: `offline`, also where the peer wants to be called less often; `untrusted` where the other end is not that
   * peer or does not let us in; `cancelled`.
   */
  dial(at: Address, caller: Caller): Promise<Link>
}

export interface Introduction {
  readonly to: string
  readonly proof: string
}
/** What was carried. Envelopes' signatures hold; what was refused says why. */
export interface Carried {
  readonly packer: string
  readonly introductions: readonly Introduction[]
  readonly envelopes: readonly Envelope[]
  readonly refused: readonly Refusal[]
}

/** A way that needs nobody at the other end: all is written down in one place, and read there later. */
export interface CarriedTransport {
  readonly way: 'carried'
  /** What an introduction is bound to, in place of a connection. */
  readonly occasion: Uint8Array
  /** Writes all of it or nothing; answers the bytes. Faults: `unreadable-source`, `disk-full`. */
  write(path: string, content: Packed): Promise<number>
  /** Faults: `unreadable-source` where it is nothing of this kind, `untrusted` where its head was changed. */
  read(path: string): Promise<Carried>
}
export interface Packed {
  readonly identity: Identity
  readonly envelopes: readonly Envelope[]
  readonly introductions: readonly Introduction[]
}

export type Transport = LiveTransport | CarriedTransport
