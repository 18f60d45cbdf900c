import { bundleFile } from './bundle-file.ts'
import type { Address } from './local-address.ts'
import { tcp } from './tcp.ts'
import type { LiveTransport, Transport } from './transport.ts'

/** Every way that envelopes can travel. */
export const transports = { tcp, bundleFile } as const satisfies Record<string, Transport>

const live: readonly LiveTransport[] = Object.values<Transport>(transports).filter(
  each => each.way === 'live',
)

/** A place that can be called, and how. */
export interface Place {
  readonly transport: LiveTransport
  readonly at: Address
}

/** Who can call what an invitation or a peer gives as a place; undefined where nobody can. */
export function placeIn(text: string): Place | undefined {
  for (const transport of live) {
    const at = transport.readPlace(text)
    if (at) return { transport, at }
  }
  return undefined
}

/** Which transport can wait for callers there. */
export const listenerAt = (at: Address): LiveTransport | undefined => live.find(each => each.mayListenAt(at))
