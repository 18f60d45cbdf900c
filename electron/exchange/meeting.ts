import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { talk, type Talk } from './catalogue.ts'
import { unsealBytes, type Refusal } from './envelope.ts'
import { entryOf, nameOf, type Entry, type PostLog, type RemoteLog } from './log.ts'
import type { Mailbag } from './mailbag.ts'
import type { Link } from './transports/link.ts'

/** Blocks asked for at once, and envelopes handed in at once. */
const BATCH = 50
/** The rest waits for the next meeting. */
const MOST_FETCHED = 20_000
/** A meeting that takes longer is ended; the next goes on where it stopped. */
const MEETING_MILLISECONDS = 600_000
/** How long the last bytes may take after both have said that they are done. */
const FAREWELL_MILLISECONDS = 2_000

export interface Tally {
  /** Envelopes that the other end fetched. */
  sent: number
  /** Envelopes that were new here and accepted. */
  received: number
  refused: Refusal[]
  /** Where the other end says it can be called. */
  addresses: readonly string[]
}

/**
 * One meeting over an open connection: each lists what it has, and fetches from the other's log what it lacks. Settles
 * once the other end has all that it wanted of ours; rejects where it ends earlier.
 */
export async function meet(
  link: Link,
  log: PostLog,
  bag: Mailbag,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Tally> {
  const { stream } = link
  const tally: Tally = { sent: 0, received: 0, refused: [], addresses: [] }
  const cancelled = new AppError('cancelled', say('fault.cancelled'))
  const stop = () => stream.destroy(cancelled)
  if (signal.aborted) {
    stop()
    throw cancelled
  }
  const late = setTimeout(stop, MEETING_MILLISECONDS)
  signal.addEventListener('abort', stop, { once: true })
  const unserve = log.serve(stream, () => {
    tally.sent += 1
  })
  const conversation = talk(stream)
  let remote: RemoteLog | undefined
  try {
    conversation.tell({ log: log.key, addresses, entries: await bag.entries() })
    const theirs = await conversation.theirs
    tally.addresses = theirs.addresses
    const wanted = theirs.entries.filter(await bag.wanted()).slice(0, MOST_FETCHED)
    if (wanted.length > 0) {
      remote = await log.follow(theirs.log, stream)
      await fetchAll(remote, wanted, bag, tally, stream)
    }
    conversation.tellDone()
    await conversation.theyAreDone
    await farewell(conversation)
    return tally
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', stop)
    unserve()
    stream.destroy()
    await remote?.close()
  }
}

/**
 * Fetches in batches; each is handed in before the next is asked for, so that an interruption loses at most one
 * batch.
 */
async function fetchAll(
  remote: RemoteLog,
  wanted: readonly Entry[],
  bag: Mailbag,
  tally: Tally,
  stream: Link['stream'],
): Promise<void> {
  const ended = new Promise<never>((_, reject) => {
    stream.once('close', () => reject(new AppError('offline', say('exchange.ended-early'))))
  })
  ended.catch(() => undefined)
  for (let start = 0; start < wanted.length; start += BATCH) {
    const batch = wanted.slice(start, start + BATCH)
    const blocks = await Promise.race([Promise.all(batch.map(each => remote.get(each.index))), ended])
    const opened = blocks.map((block, index) => ({ unsealed: unsealBytes(block), entry: batch[index]! }))
    const genuine = opened.flatMap(({ unsealed, entry }) =>
      unsealed.ok && nameOf(entryOf(unsealed.envelope, 0)) === nameOf(entry) ? [unsealed.envelope] : [],
    )
    for (const { unsealed, entry } of opened) {
      if (!unsealed.ok)
        tally.refused.push({ ...unsealed.refusal, issuer: entry.issuer, sequence: entry.sequence })
      else if (!genuine.includes(unsealed.envelope))
        tally.refused.push({
          issuer: entry.issuer,
          sequence: entry.sequence,
          reason: say('letters.not-announced'),
        })
    }
    const { accepted, refused } = await bag.take(genuine)
    tally.received += accepted
    tally.refused.push(...refused)
    await remote.forget(batch.map(each => each.index))
  }
}

/** Waits until the other end has heard that we are done; closing earlier could cut off that very word. */
async function farewell(conversation: Talk): Promise<void> {
  conversation.tellBye()
  let late: NodeJS.Timeout | undefined
  await Promise.race([
    conversation.theySayBye,
    new Promise(resolve => {
      late = setTimeout(resolve, FAREWELL_MILLISECONDS)
    }),
  ])
  clearTimeout(late)
}
