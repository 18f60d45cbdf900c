import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { Limits } from './budgets.ts'
import { unsealBytes, type Refusal } from './envelope.ts'
import { entryOf, nameOf, type Entry, type RemoteLog } from './log.ts'
import type { Mailbag } from './mailbag.ts'
import type { Patience } from './patience.ts'
import type { Link } from './transports/link.ts'

/** Blocks asked for at once, and envelopes handed in at once. */
const BATCH = 50

/** What is fetched, from whom, and where it goes. */
export interface Fetching {
  readonly remote: RemoteLog
  readonly wanted: readonly Entry[]
  readonly bag: Pick<Mailbag, 'take' | 'askLast'>
  readonly tally: { received: number; refused: Refusal[] }
  readonly stream: Link['stream']
  readonly watch: Patience
  readonly limits: Limits
}

/**
 * Fetches in batches; each is handed in before the next is asked for, so that an interruption loses at most one batch.
 * What is announced and does not come is asked for last in the next meeting, so that it holds up nothing behind it.
 * Faults: `offline` where the connection ends, or where too much of what was announced does not come.
 */
export async function fetchAll({
  remote,
  wanted,
  bag,
  tally,
  stream,
  watch,
  limits,
}: Fetching): Promise<void> {
  const ended = new Promise<never>((_, reject) => {
    stream.once('close', () => reject(new AppError('offline', say('exchange.ended-early'))))
  })
  ended.catch(() => undefined)
  let neverSent = 0
  let batchesLacking = 0
  const refuse = ({ issuer, sequence }: Entry, reason: Refusal['reason']) =>
    tally.refused.push({ issuer, sequence, reason })

  for (let start = 0; start < wanted.length; start += BATCH) {
    const batch = wanted.slice(start, start + BATCH)
    const coming = batch.map(async entry => {
      const block = await remote.get(entry.index)
      if (block) watch.progress()
      return { entry, block }
    })
    for (const each of coming) each.catch(() => undefined) // where the connection ends first, nobody waits for them
    const answers = await Promise.race([Promise.all(coming), ended])
    const came = answers.flatMap(({ entry, block }) =>
      block ? [{ entry, unsealed: unsealBytes(block) }] : [],
    )
    const lacking = answers.filter(({ block }) => !block).map(({ entry }) => entry)
    const isGenuine = ({ entry, unsealed }: (typeof came)[number]) =>
      unsealed.ok && nameOf(entryOf(unsealed.envelope, 0)) === nameOf(entry)
    for (const each of came) {
      if (!each.unsealed.ok) refuse(each.entry, each.unsealed.refusal.reason)
      else if (!isGenuine(each)) refuse(each.entry, say('letters.not-announced'))
    }
    bag.askLast([...lacking, ...came.filter(each => !isGenuine(each)).map(({ entry }) => entry)])
    const genuine = came.flatMap(each =>
      isGenuine(each) && each.unsealed.ok ? [each.unsealed.envelope] : [],
    )
    const { accepted, refused } = await watch.whileBusy(bag.take(genuine))
    tally.received += accepted
    tally.refused.push(...refused)
    await remote.forget(came.map(({ entry }) => entry.index))
    if (lacking.length === 0) continue
    neverSent += lacking.length
    if (++batchesLacking >= limits.batchesLacking) break
  }
  if (neverSent > 0) throw new AppError('offline', say('exchange.never-sent', { letters: neverSent }))
}
