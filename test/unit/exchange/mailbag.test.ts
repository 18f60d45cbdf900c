import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { entryOf, nameOf } from '../../../electron/exchange/log.ts'
import { fillMailbag } from '../../../electron/exchange/mailbag.ts'
import type { Envelope } from '../../../shared/domain/envelope.ts'
import { fakePost, type FakePost, refusedHere } from '../../fixtures/fake-post.ts'
import { bodyOf, signed, summaryBody } from '../../fixtures/letters.ts'
import { memoryLog } from '../../fixtures/memory-log.ts'
import { say } from '../../../shared/words/message.ts'

const keyOf = (seed: number) => identityFrom(new Uint8Array(32).fill(seed)).key
const [own, anna, berta, stranger] = [1, 2, 3, 4].map(keyOf) as [string, string, string, string]
const seeds = new Map([own, anna, berta, stranger].map((key, index) => [key, index + 1]))

const summary = (key: string, sequence: number, number = sequence): Envelope =>
  signed(seeds.get(key)!, key, { kind: 'summary', sequence, body: summaryBody(number) })
const withdrawal = (key: string, sequence: number, withdraws: number): Envelope =>
  signed(seeds.get(key)!, key, {
    kind: 'withdrawal',
    sequence,
    body: bodyOf.withdrawal.replace('3', String(withdraws)),
  })

let post: FakePost
beforeEach(() => {
  post = fakePost()
})
afterEach(() => post.end())

/** A bag over a store in which Anna and Berta are peers. */
async function bag(mine: readonly Envelope[] = [], log = memoryLog('log')) {
  for (const [key, name] of [
    [anna, 'Anna'],
    [berta, 'Berta'],
  ] as const)
    await post.records.keepPeer({ key, name, state: 'joined' })
  return { bag: await fillMailbag(own, post.records, log, mine), log }
}
const numbers = (envelopes: readonly Envelope[]) => envelopes.map(each => each.sequence)

describe('a mailbag', () => {
  it('holds what was signed here and what was accepted from peers, and its log the same', async () => {
    post.receive(summary(anna, 7))
    const { bag: filled, log } = await bag([summary(own, 1)])
    expect(await filled.envelopes()).toEqual([summary(own, 1), summary(anna, 7)])
    expect((await filled.entries()).map(({ issuer, sequence }) => [issuer, sequence])).toEqual([
      [own, 1],
      [anna, 7],
    ])
    expect(log.appended.flat()).toEqual([summary(own, 1), summary(anna, 7)])
  })

  it('does not write into its log what is there already', async () => {
    const log = memoryLog('log')
    await log.append([summary(own, 1)])
    await bag([summary(own, 1), summary(own, 2)], log)
    expect(log.appended).toEqual([[summary(own, 1)], [summary(own, 2)]])
  })

  it('passes on nothing that is no letter, though the store has kept it', async () => {
    const rumour = signed(2, anna, { kind: 'succession', sequence: 8, body: '"Maria Huber, born 1957"' })
    post.receive(rumour, summary(anna, 7))
    const { bag: filled, log } = await bag()
    expect(await filled.envelopes()).toEqual([summary(anna, 7)])
    expect(log.appended.flat()).toEqual([summary(anna, 7)])
  })

  it('passes on nothing of somebody who is no peer any more', async () => {
    post.receive(summary(anna, 7), summary(berta, 8))
    const { bag: filled } = await bag([summary(own, 1)])
    await post.records.keepPeer({ key: anna, name: 'Anna', state: 'removed' })
    expect(numbers(await filled.envelopes())).toEqual([1, 8])
    expect((await filled.entries()).map(each => each.sequence)).toEqual([1, 8])
  })

  it('takes own envelopes as they are signed', async () => {
    const { bag: filled, log } = await bag()
    await filled.add([summary(own, 1)])
    expect(await filled.envelopes()).toEqual([summary(own, 1)])
    expect(log.entries()).toEqual([entryOf(summary(own, 1), 0)])
  })
})

describe('a letter that was taken back', () => {
  it.each([
    ['before', [withdrawal(anna, 9, 7), summary(anna, 7)]],
    ['after', [summary(anna, 7), withdrawal(anna, 9, 7)]],
  ])('is not passed on, whether the withdrawal came %s it; the withdrawal is', async (_, order) => {
    const { bag: filled } = await bag()
    for (const each of order) await filled.take([each])
    expect(numbers(await filled.envelopes())).toEqual([9])
    expect((await filled.entries()).map(each => each.sequence)).toEqual([9])
  })

  it('is handed out no more by a log that an earlier run has filled', async () => {
    const log = memoryLog('log')
    await log.append([summary(own, 1)])
    await bag([summary(own, 1), withdrawal(own, 2, 1)], log)
    expect(log.entries().map(each => each.sequence)).toEqual([2])
  })

  it('was its issuer’s: nobody takes back what another has signed', async () => {
    const { bag: filled } = await bag()
    await filled.take([summary(anna, 7), withdrawal(berta, 9, 7)])
    expect(numbers(await filled.envelopes())).toEqual([7, 9])
  })

  it('stays taken back: a withdrawal that is itself named by another is passed on', async () => {
    const { bag: filled } = await bag()
    await filled.take([summary(anna, 7), withdrawal(anna, 9, 7)])
    await filled.take([withdrawal(anna, 10, 9)])
    expect(numbers(await filled.envelopes())).toEqual([9, 10])
    expect((await filled.entries()).map(each => each.sequence)).toEqual([9, 10])
  })

  it('counts as known when it comes again', async () => {
    const { bag: filled } = await bag()
    await filled.take([withdrawal(anna, 9, 7)])
    expect(await filled.take([summary(anna, 7)])).toEqual({ accepted: 0, known: 1, refused: [] })
  })
})

describe('what is brought', () => {
  it('is accepted from peers, known the second time, refused from strangers', async () => {
    const { bag: filled } = await bag()
    const brought = [summary(anna, 7), summary(stranger, 8), summary(own, 1)]
    const refused = [{ issuer: stranger, sequence: 8, reason: say('letters.of-a-stranger') }]
    expect(await filled.take(brought)).toEqual({ accepted: 1, known: 1, refused })
    expect(await filled.take(brought)).toEqual({ accepted: 0, known: 2, refused })
    expect(post.received()).toEqual([summary(anna, 7)])
  })

  it('is handed to the store by issuer and in the order in which it was signed, a hundred at a time', async () => {
    const { bag: filled } = await bag()
    const all = [berta, anna].flatMap(key =>
      Array.from({ length: 101 }, (_, index) => summary(key, 100 - index)),
    )
    await filled.take(all)
    const order = [anna, berta]
      .toSorted()
      .flatMap(key => Array.from({ length: 101 }, (_, index) => [key, index]))
    expect(post.received().map(({ issuer, sequence }) => [issuer, sequence])).toEqual(order)
    expect(post.deliveries()).toEqual([100, 100, 2])
  })

  it('is handed in once, though two meetings bring it at once', async () => {
    const { bag: filled } = await bag()
    const taken = await Promise.all([filled.take([summary(anna, 7)]), filled.take([summary(anna, 7)])])
    expect(taken.map(each => each.accepted)).toEqual([1, 0])
    expect(post.received()).toHaveLength(1)
  })

  it('is taken though what was brought before could not be handed in', async () => {
    const { bag: filled } = await bag()
    post.lock(true)
    await expect(filled.take([summary(anna, 7)])).rejects.toMatchObject({ code: 'locked' })
    post.lock(false)
    expect(await filled.take([summary(anna, 7)])).toMatchObject({ accepted: 1 })
  })

  it('is not kept or asked for again where the store refuses it, and its neighbours are kept', async () => {
    post.refuse(8)
    const { bag: filled } = await bag()
    const taken = await filled.take([summary(anna, 7), summary(anna, 8), summary(anna, 9)])
    expect(taken).toEqual({
      accepted: 2,
      known: 0,
      refused: [{ issuer: anna, sequence: 8, reason: refusedHere }],
    })
    expect(numbers(await filled.envelopes())).toEqual([7, 9])
    expect(await filled.wanted([entryOf(summary(anna, 8), 0)])).toEqual([])
  })
})

describe('an entry of somebody’s log', () => {
  it('is wanted from a peer, unless it is here, taken back, or our own', async () => {
    const { bag: filled } = await bag()
    await filled.take([summary(anna, 7), withdrawal(anna, 9, 6)])
    const asked = [
      [summary(anna, 8), true],
      [summary(berta, 7), true],
      [summary(anna, 7), false],
      [summary(anna, 6), false],
      [summary(own, 5), false],
      [summary(stranger, 8), false],
      // Another letter under the same number: the store will say that it was used before.
      [summary(anna, 7, 99), true],
    ] as const
    const wanted = await filled.wanted(asked.map(([each], index) => entryOf(each, index)))
    expect(wanted.map(({ index }) => index).toSorted()).toEqual(
      asked.flatMap(([, isWanted], index) => (isWanted ? [index] : [])),
    )
  })

  it('is asked for in the order in which its issuer signed it, and last where it did not come before', async () => {
    const { bag: filled } = await bag()
    const entries = [14, 11, 13, 12].map((sequence, index) => entryOf(summary(anna, sequence), index))
    const order = async () => (await filled.wanted(entries)).map(({ sequence }) => sequence)
    expect(await order()).toEqual([11, 12, 13, 14])
    filled.askLast([entries[3]!])
    expect(await order()).toEqual([11, 13, 14, 12])
  })

  it('is named by issuer, sequence and the first sixteen signs of its signature', () => {
    const sealed = summary(anna, 7)
    expect(nameOf(entryOf(sealed, 3))).toBe(`${anna}:7:${sealed.signature.slice(0, 16)}`)
    expect(entryOf(sealed, 3).index).toBe(3)
  })
})
