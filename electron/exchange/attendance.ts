import { say, type Message } from '../../shared/words/message.ts'
import type { Limits } from './budgets.ts'
import type { Clock } from './clock.ts'

const MINUTE = 60_000

/** Who of the peers that call is met, each with a share of its own. */
export interface Attendance {
  /** Whether this peer, who has just called, may be met; no where it calls too often. */
  mayMeet(key: string): boolean
  /** Whether this log of the peer's may be followed: one that was before, or one of a few. */
  mayFollow(key: string, log: string): boolean
  /** A meeting begins; where its peer has too many, `end` of the oldest is called. Returns what says it is over. */
  begin(key: string, end: (reason: Message) => void): () => void
}

interface Attending {
  calls: number
  at: number
  readonly logs: Set<string>
  readonly meetings: Set<(reason: Message) => void>
}

/** Keys are those of joined peers, whom a person has let in: there is no need to forget them. */
export function attendance(limits: Limits, clock: Clock): Attendance {
  const peers = new Map<string, Attending>()
  const of = (key: string): Attending => {
    const known = peers.get(key)
    if (known) return known
    const fresh = {
      calls: limits.callsPerPeerPerMinute,
      at: clock.now(),
      logs: new Set<string>(),
      meetings: new Set<never>(),
    }
    peers.set(key, fresh)
    return fresh
  }

  return {
    mayMeet: key => {
      const peer = of(key)
      const more = ((clock.now() - peer.at) / MINUTE) * limits.callsPerPeerPerMinute
      peer.calls = Math.min(limits.callsPerPeerPerMinute, peer.calls + more)
      peer.at = clock.now()
      if (peer.calls < 1) return false
      peer.calls -= 1
      return true
    },
    mayFollow: (key, log) => {
      const { logs } = of(key)
      if (logs.size < limits.logsPerPeer) logs.add(log)
      return logs.has(log)
    },
    begin: (key, end) => {
      const { meetings } = of(key)
      const [oldest] = meetings
      if (oldest && meetings.size >= limits.meetingsPerPeer) {
        meetings.delete(oldest)
        oldest(say('exchange.called-anew'))
      }
      meetings.add(end)
      return () => {
        meetings.delete(end)
      }
    },
  }
}
