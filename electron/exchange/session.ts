import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import { AppError } from '../../shared/errors.ts'
import { limits as usualLimits, type Limits } from './budgets.ts'
import { systemClock, type Clock } from './clock.ts'
import { identityFrom, type Identity } from './identity.ts'
import { openLog } from './log-folder.ts'
import type { PostLog } from './log.ts'
import { fillMailbag, type Mailbag } from './mailbag.ts'
import { network, type Network } from './network.ts'
import { signedByUs, signOutbox, signSuccession } from './outbox.ts'
import { peerBook, type PeerBook } from './peer-book.ts'

/** How soon a locked store is noticed, so that nothing goes on behind it. */
const HEARTBEAT_MILLISECONDS = 1_000

/** All that runs while the store is open; nothing of it outlives that. */
export interface Session {
  readonly identity: Identity
  readonly bag: Mailbag
  readonly peers: PeerBook
  readonly network: Network
  /** Signs what was approved since, and makes it ready to be fetched. */
  flush(): Promise<void>
}

interface Running extends Session {
  readonly restored: string | null
  close(): Promise<void>
}

export interface Sessions {
  /** The session of the open store; made if need be. Faults: `locked`. */
  current(): Promise<Session & { readonly name: string }>
  close(): Promise<void>
}

/** The bounds that hold for whoever calls, and the time. */
export interface Bounds {
  readonly limits: Limits
  readonly clock: Clock
}
const usual: Bounds = { limits: usualLimits, clock: systemClock }

/** Keeps one session as long as the store is open, under one identity and since one restore. Tests set other bounds. */
export function sessions(
  home: string,
  records: Client<typeof post>,
  log: (line: string) => void,
  bounds: Bounds = usual,
): Sessions {
  let running: Running | undefined
  let last: Promise<unknown> = Promise.resolve()
  let heartbeat: NodeJS.Timeout | undefined

  /** One change of state after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  async function end(): Promise<void> {
    clearInterval(heartbeat)
    const old = running
    running = undefined
    await old?.close()
  }

  async function current(): Promise<Session & { name: string }> {
    try {
      const { seed, name } = await records.identity({})
      const identity = identityFrom(seed)
      const { value: restored } = await records.recall({ name: 'restored' })
      if (running && (running.identity.key !== identity.key || running.restored !== restored)) await end()
      if (running) identity.forget()
      else await begin(identity, restored)
      return { ...running!, name }
    } catch (error) {
      if (error instanceof AppError && error.code === 'locked') await end()
      throw error
    }
  }

  async function begin(identity: Identity, restored: string | null): Promise<void> {
    running = await startSession({ home, identity, restored, records, log, ...bounds })
    heartbeat = setInterval(() => {
      // A call that fails for another reason than a locked store says so to whoever makes the next one.
      inTurn(current).catch((error: unknown) => {
        if (!(error instanceof AppError)) log('heartbeat failed')
      })
    }, HEARTBEAT_MILLISECONDS)
    heartbeat.unref()
  }

  return { current: () => inTurn(current), close: () => inTurn(end) }
}

interface Starting extends Bounds {
  readonly home: string
  readonly identity: Identity
  readonly restored: string | null
  readonly records: Client<typeof post>
  log(line: string): void
}

async function startSession(starting: Starting): Promise<Running> {
  const { home, identity, records, limits } = starting
  const { log: postLog, succeeds } = await openLog(home, identity.logKey, records, limits)
  try {
    if (succeeds !== undefined)
      await signSuccession(identity, records, { log: postLog.key, previousLog: succeeds })
    const bag = await fillMailbag(identity.key, records, postLog, await signedByUs(records))
    return assemble(starting, postLog, bag)
  } catch (error) {
    await postLog.close()
    throw error
  }
}

function assemble(starting: Starting, postLog: PostLog, bag: Mailbag): Running {
  const { identity, restored, records, log, limits, clock } = starting
  const peers = peerBook(identity.key, records)
  let last: Promise<void> = Promise.resolve()
  const flush = () => {
    const next = last.catch(() => undefined).then(async () => bag.add(await signOutbox(identity, records)))
    last = next
    return next
  }
  const net = network({ identity, records, postLog, bag, peers, flush, log, limits, clock })
  return {
    identity,
    restored,
    bag,
    peers,
    flush,
    network: net,
    close: async () => {
      await net.close()
      await postLog.close()
      identity.forget()
    },
  }
}
