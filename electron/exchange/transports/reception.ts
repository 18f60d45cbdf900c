import { isIPv4, isIPv6 } from 'node:net'
import type { Limits } from '../budgets.ts'

/** Somebody who calls and has not been let in yet. */
export interface Caller {
  /** The first message shows the key of a joined peer: from now on it takes a place of that peer, not of strangers. */
  isPeer(key: string): void
  /** Let in, or gone: it waits here no longer. */
  leave(): void
}

export interface Reception {
  /** Gives a caller a place; whoever must give way for it is hung up on. */
  greet(host: string, hangUp: () => void): Caller
  /** How many wait who have not named a peer's key, and how many addresses are remembered. */
  counts(): { readonly strangers: number; readonly addresses: number }
}

interface Place {
  readonly hangUp: () => void
  readonly number: number
}
interface Address {
  readonly open: Set<Place>
  /** Calls it may still make at its present pace, and when that was reckoned. */
  calls: number
  at: number
}

/**
 * Who may wait before it is known who calls. Nobody is refused a place: the newest is heard, and one of the address
 * that holds most of them gives way, the oldest first. A peer needs its place for one round trip, until its first
 * message shows its key; from then on no stranger can take it. Whoever only sits there loses its place to the next one.
 * `now`: milliseconds that never go back.
 */
export function reception(limits: Limits, now: () => number): Reception {
  /** In the order of their last calls. */
  const addresses = new Map<string, Address>()
  const ofPeers = new Map<string, Set<Place>>()
  let strangers = 0
  let greeted = 0

  function addressOf(host: string): Address {
    const name = networkOf(host)
    const known = addresses.get(name) ?? { open: new Set(), calls: limits.callsPerMinute, at: now() }
    addresses.delete(name)
    addresses.set(name, known)
    const minutes = (now() - known.at) / 60_000
    known.calls = Math.min(limits.callsPerMinute, known.calls + minutes * limits.callsPerMinute)
    known.at = now()
    return known
  }

  /** Forgets whoever called longest ago and has nobody waiting; those who wait are few. */
  function forget(): void {
    for (const [name, { open }] of addresses) {
      if (addresses.size <= limits.rememberedAddresses) return
      if (open.size === 0) addresses.delete(name)
    }
  }

  /** The address that holds most places; of several, the one whose oldest has waited longest. */
  function fullest(): Address {
    const oldest = ({ open }: Address) => [...open][0]?.number ?? Infinity
    return [...addresses.values()].reduce((most, each) =>
      each.open.size > most.open.size || (each.open.size === most.open.size && oldest(each) < oldest(most))
        ? each
        : most,
    )
  }

  function giveWay(places: Set<Place>): void {
    const [oldest] = places
    if (!oldest) return
    places.delete(oldest)
    oldest.hangUp()
  }

  return {
    counts: () => ({ strangers, addresses: addresses.size }),
    greet: (host, hangUp) => {
      const address = addressOf(host)
      const isHurried = address.calls < 1
      address.calls = Math.max(0, address.calls - 1)
      const most = isHurried ? limits.hurriedAtOnce : limits.strangersPerAddress
      if (address.open.size >= most || strangers >= limits.strangersAtOnce) {
        giveWay(address.open.size >= most ? address.open : fullest().open)
        strangers -= 1
      }
      const place: Place = { hangUp, number: greeted++ }
      address.open.add(place)
      strangers += 1
      forget()

      let peer: string | undefined
      const leave = () => {
        if (address.open.delete(place)) strangers -= 1
        const places = peer === undefined ? undefined : ofPeers.get(peer)
        if (places?.delete(place) && places.size === 0) ofPeers.delete(peer!)
      }
      return {
        leave,
        isPeer: key => {
          if (!address.open.has(place)) return // it has given way meanwhile
          leave()
          peer = key
          const places = ofPeers.get(key) ?? new Set()
          ofPeers.set(key, places)
          if (places.size >= limits.handshakesPerPeer) giveWay(places)
          places.add(place)
        },
      }
    },
  }
}

/**
 * What one machine can call from: an IPv4 address, or the first 64 bits of an IPv6 address, since each machine has all
 * the rest. Within the link (fe80::/10) all machines share those; they are told apart by the whole address.
 */
export function networkOf(host: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(host)?.[1]
  if (mapped !== undefined) return mapped
  if (isIPv4(host) || !isIPv6(host)) return host
  const [head = '', tail] = host.split('%')[0]!.toLowerCase().split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':')).map(each => each.padStart(4, '0'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const whole = [
    ...before,
    ...Array.from({ length: 8 - before.length - after.length }, () => '0000'),
    ...after,
  ]
  return /^fe[89ab]/.test(whole[0]!) ? whole.join(':') : whole.slice(0, 4).join(':')
}
