import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import { letterIn, type Envelope } from '../../shared/domain/envelope.ts'
import { letters } from '../../shared/domain/letters/registry.ts'
import { say } from '../../shared/words/message.ts'
import type { Refusal } from './envelope.ts'
import { limits } from './budgets.ts'
import { fewNames } from './few-names.ts'
import { entryOf, nameOf, type Entry, type PostLog } from './log.ts'

/** Envelopes handed to the store at once. */
const DELIVERY = 100

type Numbered = Pick<Envelope, 'issuer' | 'sequence'>

/** A letter's own order: what was signed first is handed in first. */
function byIssuerAndSequence(one: Numbered, other: Numbered): number {
  if (one.issuer === other.issuer) return one.sequence - other.sequence
  return one.issuer < other.issuer ? -1 : 1
}

export interface Taken {
  accepted: number
  known: number
  refused: Refusal[]
}

/** Everything this casebook holds that may travel: what it signed, and what peers signed and it accepted. */
export interface Mailbag {
  /** Ready to be passed on: without what was withdrawn, and from nobody who is not a peer (any more). */
  envelopes(): Promise<Envelope[]>
  /** The same as the log lists it. */
  entries(): Promise<Entry[]>
  /**
   * What of somebody's log is worth fetching: from peers, not here yet, not withdrawn. In the order in which each
   * issuer signed it, and last what did not come before.
   */
  wanted(entries: readonly Entry[]): Promise<Entry[]>
  /** These were announced, and something else came or nothing: from now on they are asked for last. */
  askLast(entries: readonly Entry[]): void
  /** Own envelopes, just signed and kept. */
  add(envelopes: readonly Envelope[]): Promise<void>
  /**
   * Takes envelopes whose signatures hold; strangers' are refused, the rest go to the store, which checks them
   * again.
   */
  take(envelopes: readonly Envelope[]): Promise<Taken>
}

/** Fills the bag from the store, and makes the log hold the same. */
export async function fillMailbag(
  ownKey: string,
  records: Client<typeof post>,
  log: PostLog,
  own: readonly Envelope[],
): Promise<Mailbag> {
  const held = new Map<string, Envelope>()
  const withdrawn = new Set<string>() // issuer:sequence
  const refusedBefore = fewNames(limits.namesRemembered) // not asked for again while this bag lasts
  const askedLast = fewNames(limits.namesRemembered)

  const name = (sealed: Envelope) => nameOf(entryOf(sealed, 0))
  const place = ({ issuer, sequence }: { issuer: string; sequence: number }) => `${issuer}:${sequence}`
  const isPeer = async () => {
    const joined = new Set(
      (await records.peers({})).filter(each => each.state === 'joined').map(each => each.key),
    )
    return (issuer: string) => issuer === ownKey || joined.has(issuer)
  }

  /** Whether its issuer took it back. A withdrawal stays, though another one names it. */
  const isGone = (sealed: Envelope) => letters[sealed.kind].withdrawable && withdrawn.has(place(sealed))

  async function hold(envelopes: readonly Envelope[]): Promise<void> {
    const logged = new Set(log.entries().map(nameOf))
    for (const sealed of envelopes) {
      const read = letterIn(sealed)
      if (!read.ok) continue // kept by an earlier version, which looked less closely
      held.set(name(sealed), sealed)
      const target = read.letter.takesBack
      if (target !== undefined) withdrawn.add(place({ issuer: sealed.issuer, sequence: target }))
    }
    const gone = [...held.values()].filter(isGone).map(name)
    for (const each of gone) held.delete(each)
    // In the log of an earlier run there may be what is held no more.
    await log.withdraw(new Set([...logged].filter(each => !held.has(each))))
    await log.append(envelopes.filter(each => held.has(name(each)) && !logged.has(name(each))))
  }

  await hold([...own, ...(await records.received({}))])

  // One change after the other: two meetings at once must not hand in or log the same envelope twice.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const next = last.then(change)
    last = next.catch(() => undefined)
    return next
  }

  async function deliver(envelopes: readonly Envelope[]): Promise<Taken> {
    const peer = await isPeer()
    const taken: Taken = { accepted: 0, known: 0, refused: [] }
    const fresh: Envelope[] = []
    for (const sealed of envelopes) {
      if (!peer(sealed.issuer))
        taken.refused.push({
          issuer: sealed.issuer,
          sequence: sealed.sequence,
          reason: say('letters.of-a-stranger'),
        })
      else if (sealed.issuer === ownKey || held.has(name(sealed)) || isGone(sealed)) taken.known += 1
      else fresh.push(sealed)
    }
    fresh.sort(byIssuerAndSequence)
    for (let start = 0; start < fresh.length; start += DELIVERY) {
      const batch = fresh.slice(start, start + DELIVERY)
      const { accepted, known, refused } = await records.deliver({ envelopes: batch })
      taken.accepted += accepted
      taken.known += known
      taken.refused.push(...refused)
      const not = new Set(refused.map(place))
      for (const sealed of batch) if (not.has(place(sealed))) refusedBefore.add(name(sealed))
      await hold(batch.filter(each => !not.has(place(each))))
    }
    return taken
  }

  return {
    envelopes: async () => {
      const peer = await isPeer()
      return [...held.values()].filter(each => peer(each.issuer))
    },
    entries: async () => {
      const peer = await isPeer()
      return log.entries().filter(each => peer(each.issuer))
    },
    wanted: async entries => {
      const peer = await isPeer()
      const fresh = entries.filter(
        entry =>
          entry.issuer !== ownKey &&
          peer(entry.issuer) &&
          !held.has(nameOf(entry)) &&
          !withdrawn.has(place(entry)) &&
          !refusedBefore.has(nameOf(entry)),
      )
      const isLast = (entry: Entry) => askedLast.has(nameOf(entry))
      const inOrder = fresh.toSorted(byIssuerAndSequence)
      return [...inOrder.filter(each => !isLast(each)), ...inOrder.filter(isLast)]
    },
    askLast: entries => {
      for (const each of entries) askedLast.add(nameOf(each))
    },
    add: envelopes => inTurn(() => hold(envelopes)),
    take: envelopes => inTurn(() => deliver(envelopes)),
  }
}
