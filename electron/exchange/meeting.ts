import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { Limits } from './budgets.ts'
import { talk, type Talk } from './catalogue.ts'
import type { Clock } from './clock.ts'
import type { Refusal } from './envelope.ts'
import { fetchAll } from './fetching.ts'
import type { Entry, PostLog, RemoteLog } from './log.ts'
import type { Mailbag } from './mailbag.ts'
import { patience } from './patience.ts'
import type { Link } from './transports/link.ts'

export interface Tally {
  /** Envelopes that the other end fetched. */
  sent: number
  /** Envelopes that were new here and accepted. */
  received: number
  refused: Refusal[]
  /** Where the other end says it can be called. */
  addresses: readonly string[]
  /** The highest number of its own letters that the other end listed; null where it listed none. */
  head: number | null
}

/** Who meets, with what, and for how long at most. */
export interface MeetingParts {
  readonly link: Link
  readonly log: PostLog
  readonly bag: Mailbag
  /** Where this casebook can be called. */
  readonly addresses: readonly string[]
  /** Its reason, where that is an AppError, is what the meeting is rejected with. */
  readonly signal: AbortSignal
  /** Whether this log of the other end's may be followed. */
  mayFollow(log: string): boolean
  readonly limits: Limits
  readonly clock: Clock
}

/**
 * One meeting over an open connection: each lists what it has, and fetches from the other's log what it lacks. Settles
 * once the other end has all that it wanted of ours; rejects where it ends earlier, with the first reason there was.
 */
export async function meet(parts: MeetingParts): Promise<Tally> {
  const { link, log, bag, addresses, signal, limits, clock } = parts
  const { stream } = link
  const tally: Tally = { sent: 0, received: 0, refused: [], addresses: [], head: null }
  let reason: AppError | undefined
  const end = (why: AppError) => {
    reason ??= why
    stream.destroy(reason)
  }
  // What the stream was destroyed with says more than that it was closed.
  stream.once('error', error => {
    if (error instanceof AppError) reason ??= error
  })
  const stop = () => end(signal.reason instanceof AppError ? signal.reason : cancelled())
  if (signal.aborted) {
    stop()
    throw reason ?? cancelled()
  }
  signal.addEventListener('abort', stop, { once: true })
  const watch = patience(limits, clock, why => end(new AppError('offline', why)))
  link.hear(watch.heard)
  const unserve = log.serve(stream, uploads({ tally, most: limits.askedAgain, onStep: watch.progress, end }))
  let remote: RemoteLog | undefined
  try {
    const conversation = talk(stream, watch.progress, limits.catalogueEntries)
    conversation.tell({ log: log.key, addresses, entries: await watch.whileBusy(bag.entries()) })
    const theirs = await conversation.theirs
    // Our own log under another's name: what is freed after reading would be taken from our own.
    if (theirs.log === log.key) throw new AppError('untrusted', say('exchange.no-catalogue'))
    tally.addresses = theirs.addresses
    tally.head = headOf(theirs.entries, link.peer)
    const wanted = (await watch.whileBusy(bag.wanted(theirs.entries))).slice(0, limits.fetchedPerMeeting)
    if (wanted.length > 0) {
      if (!parts.mayFollow(theirs.log)) throw new AppError('untrusted', say('exchange.too-many-logs'))
      remote = await log.follow(theirs.log, stream)
      await fetchAll({ remote, wanted, bag, tally, stream, watch, limits })
    }
    conversation.tellDone()
    await conversation.theyAreDone
    watch.stop()
    await farewell(conversation, limits, clock)
    return tally
  } catch (error) {
    throw reason ?? link.reason() ?? error
  } finally {
    watch.stop()
    signal.removeEventListener('abort', stop)
    unserve()
    stream.destroy()
    await remote?.close()
  }
}

const cancelled = () => new AppError('cancelled', say('fault.cancelled'))

/** The highest number among a peer's own letters. */
const headOf = (entries: readonly Entry[], peer: string): number | null =>
  entries.reduce<number | null>(
    (head, { issuer, sequence }) => (issuer === peer ? Math.max(head ?? 0, sequence) : head),
    null,
  )

interface Uploading {
  readonly tally: Tally
  /** How often blocks may be fetched that were fetched before. */
  readonly most: number
  readonly onStep: () => void
  readonly end: (why: AppError) => void
}

/** Hears of the blocks that the other end fetches: each leads on once, and only so often may one be fetched again. */
function uploads({ tally, most, onStep, end }: Uploading): (index: number) => void {
  const fetched = new Set<number>()
  let again = 0
  return index => {
    if (fetched.has(index)) {
      if (++again > most) end(new AppError('untrusted', say('exchange.asked-again')))
      return
    }
    fetched.add(index)
    tally.sent += 1
    onStep()
  }
}

/** Waits until the other end has heard that we are done; closing earlier could cut off that very word. */
async function farewell(conversation: Talk, limits: Limits, clock: Clock): Promise<void> {
  conversation.tellBye()
  let callOff = () => {}
  await Promise.race([
    conversation.theySayBye,
    new Promise<void>(resolve => {
      callOff = clock.after(limits.farewellMilliseconds, resolve)
    }),
  ])
  callOff()
}
