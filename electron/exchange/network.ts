import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import type { Peer } from '../../shared/domain/envelope.ts'
import { AppError } from '../../shared/errors.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { attendance } from './attendance.ts'
import type { Limits } from './budgets.ts'
import type { Clock } from './clock.ts'
import type { Identity } from './identity.ts'
import { noProof } from './invitation.ts'
import type { PostLog } from './log.ts'
import type { Mailbag } from './mailbag.ts'
import { meet, type Tally } from './meeting.ts'
import type { PeerBook } from './peer-book.ts'
import type { Link } from './transports/link.ts'
import type { Address } from './transports/local-address.ts'
import { listenerAt, placeIn } from './transports/registry.ts'
import type { Listener, LiveTransport } from './transports/transport.ts'

/** Under this name it is remembered when the last meeting was. */
export const LAST_MEETING = 'last-meeting'

export interface Met {
  peer: string
  name: string
  sent: number
  received: number
  bytesOut: number
  bytesIn: number
  problem?: Message
}

export interface Network {
  listening(): Address | null
  listen(at: Address): Promise<number>
  stopListening(): Promise<void>
  /** Where this casebook can be called now. */
  ownAddresses(): string[]
  /** Calls one peer at the places given, until one answers. A peer who is not there is an answer, not an error. */
  call(peer: Peer, places: readonly string[], signal: AbortSignal): Promise<Met>
  close(): Promise<void>
}

export interface NetworkParts {
  readonly identity: Identity
  readonly records: Client<typeof post>
  readonly postLog: PostLog
  readonly bag: Mailbag
  readonly peers: PeerBook
  flush(): Promise<void>
  log(line: string): void
  /** The bounds that hold, and the time; tests set others. */
  readonly limits: Limits
  readonly clock: Clock
}

/** Meets peers: waits for them, and calls them. Everything open is closed with the session. */
export function network(parts: NetworkParts): Network {
  const { identity, records, postLog, bag, peers, flush, log, limits, clock } = parts
  let waiting: { readonly listener: Listener; readonly transport: LiveTransport } | undefined
  const closing = new AbortController()
  const meetings = new Set<Promise<unknown>>()
  const attending = attendance(limits, clock)

  const ownAddresses = () => (waiting ? waiting.transport.placesOf(waiting.listener.address) : [])

  /** Holds one meeting and keeps what it taught, also where it ended early. */
  async function hold(link: Link, name: string, signal: AbortSignal): Promise<Met> {
    const met: Met = { peer: link.peer, name, sent: 0, received: 0, bytesOut: 0, bytesIn: 0 }
    const meeting = flush().then(async () => {
      const tally = await meet({
        link,
        log: postLog,
        bag,
        addresses: ownAddresses(),
        signal: AbortSignal.any([signal, closing.signal]),
        mayFollow: key => attending.mayFollow(link.peer, key),
        limits,
        clock,
      })
      await learn(link.peer, tally)
      Object.assign(
        met,
        { sent: tally.sent, received: tally.received },
        tally.refused.length > 0 && {
          problem: say('exchange.some-refused', {
            refused: tally.refused.length,
            first: tally.refused[0]!.reason,
          }),
        },
      )
    })
    meetings.add(meeting)
    try {
      await meeting
    } catch (error) {
      if (signal.aborted && !(signal.reason instanceof AppError))
        throw new AppError('cancelled', say('fault.cancelled'))
      met.problem = problemOf(error)
      if (!closing.signal.aborted) await records.met({ key: link.peer, head: null, ended: met.problem })
    } finally {
      meetings.delete(meeting)
      link.stream.destroy()
    }
    const { in: bytesIn, out: bytesOut } = link.bytes()
    return { ...met, bytesIn, bytesOut }
  }

  /** A peer that called: of its meetings the oldest gives way where there are too many. */
  async function receive(link: Link): Promise<Met> {
    const superseded = new AbortController()
    const leave = attending.begin(link.peer, reason => superseded.abort(new AppError('offline', reason)))
    try {
      return await hold(link, '', superseded.signal)
    } finally {
      leave()
    }
  }

  async function learn(peer: string, { addresses, head }: Tally): Promise<void> {
    await records.met({ key: peer, head, ended: null })
    await records.remember({ name: LAST_MEETING, value: new Date().toISOString() })
    await peers.introduced(peer)
    await peers.learnAddresses(peer, addresses)
  }

  async function stopListening(): Promise<void> {
    const old = waiting
    waiting = undefined
    await old?.listener.close()
  }

  return {
    listening: () => waiting?.listener.address ?? null,
    ownAddresses,
    stopListening,
    listen: async at => {
      const transport = listenerAt(at)
      if (!transport) throw new AppError('bad-request', say('exchange.near-only'))
      await stopListening()
      const listener = await transport.listen(at, {
        identity,
        admit: ({ key, proof, occasion }) => peers.admit(key, proof, occasion),
        isPeer: async key => (await peers.joined()).some(each => each.key === key),
        mayMeet: attending.mayMeet,
        limits,
        onLink: link => {
          receive(link).then(
            met => {
              if (met.problem) log('a meeting ended early')
            },
            () => {
              log('a meeting was stopped')
            },
          )
        },
      })
      waiting = { listener, transport }
      return listener.address.port
    },
    call: async (peer, places, signal) => {
      const met: Met = { peer: peer.key, name: peer.name, sent: 0, received: 0, bytesOut: 0, bytesIn: 0 }
      const any = AbortSignal.any([signal, closing.signal])
      const introduce = await peers.introduction(peer.key)
      for (const place of places) {
        const found = placeIn(place)
        if (!found) continue
        try {
          const link = await found.transport.dial(found.at, {
            identity,
            peer: peer.key,
            prove: introduce ?? noProof,
            signal: any,
            limits,
          })
          await peers.learnAddresses(peer.key, [place])
          return await hold(link, peer.name, signal)
        } catch (error) {
          if (signal.aborted) throw error
          met.problem = problemOf(error)
        }
      }
      return { ...met, problem: met.problem ?? say('exchange.no-address') }
    },
    close: async () => {
      closing.abort()
      await stopListening()
      await Promise.allSettled(meetings)
    },
  }
}

/** What went wrong on the way. */
function problemOf(error: unknown): Message {
  return error instanceof AppError ? error.said : say('exchange.broke')
}
