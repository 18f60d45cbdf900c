import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type SecretStream from '@hyperswarm/secret-stream'
import { talk } from '../../../electron/exchange/catalogue.ts'
import { limits } from '../../../electron/exchange/budgets.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { entryOf } from '../../../electron/exchange/log.ts'
import { fillMailbag, type Mailbag } from '../../../electron/exchange/mailbag.ts'
import { meet } from '../../../electron/exchange/meeting.ts'
import type { Link } from '../../../electron/exchange/transports/link.ts'
import type { Envelope } from '../../../shared/domain/envelope.ts'
import { fakePost, type FakePost, refusedHere } from '../../fixtures/fake-post.ts'
import { handClock, type HandClock } from '../../fixtures/hand-clock.ts'
import { signed, summaryBody } from '../../fixtures/letters.ts'
import { memoryLog, type MemoryLog, type MemoryLogs } from '../../fixtures/memory-log.ts'
import { streamPair } from '../../fixtures/stream-pair.ts'
import { say } from '../../../shared/words/message.ts'

const keyOf = (seed: number) => identityFrom(new Uint8Array(32).fill(seed)).key
const [anna, berta, stranger] = [1, 2, 3].map(keyOf) as [string, string, string]
const summary = (seed: number, sequence: number): Envelope =>
  signed(seed, keyOf(seed), { kind: 'summary', sequence, body: summaryBody(sequence) })
const many = (count: number) => Array.from({ length: count }, (_, index) => summary(1, index))

interface Side {
  readonly post: FakePost
  readonly log: MemoryLog
  readonly bag: Mailbag
  readonly link: Link
}
let sides: Side[] = []
let logs: MemoryLogs
let clock: HandClock
let streams: readonly [SecretStream, SecretStream]
const key = (letter: string) => letter.repeat(64)

async function side(index: 0 | 1, mine: readonly Envelope[]): Promise<Side> {
  const post = fakePost()
  for (const peer of [anna, berta]) await post.records.keepPeer({ key: peer, name: 'P', state: 'joined' })
  const log = memoryLog(key(index === 0 ? 'a' : 'b'), logs)
  const bag = await fillMailbag(index === 0 ? anna : berta, post.records, log, mine)
  const link = {
    stream: streams[index],
    peer: index === 0 ? berta : anna,
    bytes: () => ({ in: 0, out: 0 }),
    hear: () => undefined,
    reason: () => undefined,
  }
  const made = { post, log, bag, link }
  sides.push(made)
  return made
}
const join = ({ link, log, bag }: Side, addresses: string[] = [], signal = new AbortController().signal) =>
  meet({ link, log, bag, addresses, signal, mayFollow: () => true, limits, clock })

beforeEach(async () => {
  logs = new Map()
  clock = handClock()
  streams = await streamPair()
})
afterEach(() => {
  vi.useRealTimers()
  for (const each of sides) each.post.end()
  for (const each of streams) each.destroy()
  sides = []
})

describe('a meeting', () => {
  it('brings each what the other has, and tells where both can be called', async () => {
    const a = await side(0, [summary(1, 0), summary(1, 1)])
    const b = await side(1, [summary(2, 5)])
    const [one, other] = await Promise.all([join(a, ['10.0.0.1:7']), join(b, ['10.0.0.2:7'])])
    expect(one).toEqual({ sent: 2, received: 1, refused: [], addresses: ['10.0.0.2:7'], head: 5 })
    expect(other).toEqual({ sent: 1, received: 2, refused: [], addresses: ['10.0.0.1:7'], head: 1 })
    expect(a.post.received()).toEqual([summary(2, 5)])
    expect(b.post.received()).toEqual([summary(1, 0), summary(1, 1)])
    expect(streams.map(each => each.destroyed)).toEqual([true, true])
  })

  it('asks for nothing where nothing is new', async () => {
    const a = await side(0, [summary(1, 0)])
    const b = await side(1, [])
    b.post.receive(summary(1, 0))
    await b.bag.take([summary(1, 0)])
    const [, tally] = await Promise.all([join(a), join(b)])
    expect(tally).toMatchObject({ received: 0 })
    expect(a.log.asked).toEqual([])
    expect(b.log.closed()).toBe(0) // no log was followed
  })

  it('fetches fifty at a time, hands them in before it asks for more, and frees what it has handed in', async () => {
    const a = await side(0, many(120))
    const b = await side(1, [])
    const [, tally] = await Promise.all([join(a), join(b)])
    expect(tally.received).toBe(120)
    expect(b.post.deliveries()).toEqual([50, 50, 20])
    expect(b.log.forgotten.toSorted((x, y) => x - y)).toEqual(
      Array.from({ length: 120 }, (_, index) => index),
    )
    expect(b.log.closed()).toBe(1)
  })

  it('takes all that came where an announced letter does not, says so, and asks for that one last', async () => {
    const a = await side(0, many(120))
    const b = await side(1, [])
    a.log.blocks.delete(70)
    const [, failed] = await Promise.allSettled([join(a), join(b)])
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { said: say('exchange.never-sent', { letters: 1 }) },
    })
    expect(b.post.received()).toHaveLength(119)
    expect(b.log.forgotten).not.toContain(70)
    const asked = await b.bag.wanted(a.log.entries())
    expect(asked.map(({ sequence }) => sequence)).toEqual([70])
    expect(b.log.closed()).toBe(1)
    expect(streams.every(each => each.destroyed)).toBe(true)
  })

  it('refuses blocks that are no envelopes, or not those that were listed, and takes their neighbours', async () => {
    const a = await side(0, many(4))
    const b = await side(1, [])
    a.log.blocks.set(1, Buffer.from('Maria Huber, born 1957'))
    a.log.blocks.set(2, Buffer.from(JSON.stringify(summary(1, 99))))
    const [, tally] = await Promise.all([join(a), join(b)])
    expect(tally.received).toBe(2)
    expect(tally.refused).toEqual([
      { issuer: anna, sequence: 1, reason: say('letters.not-json') },
      { issuer: anna, sequence: 2, reason: say('letters.not-announced') },
    ])
    expect(b.post.received()).toEqual([summary(1, 0), summary(1, 3)])
  })

  it('tells what the store refused', async () => {
    const a = await side(0, many(2))
    const b = await side(1, [])
    b.post.refuse(1)
    const [, tally] = await Promise.all([join(a), join(b)])
    expect(tally).toMatchObject({
      received: 1,
      refused: [{ issuer: anna, sequence: 1, reason: refusedHere }],
    })
  })

  it('lists and fetches nothing of strangers', async () => {
    const a = await side(0, [summary(1, 0)])
    await a.log.append([summary(3, 0)])
    const b = await side(1, [])
    await Promise.all([join(a), join(b)])
    expect(a.log.asked).toEqual([0])
    expect(b.post.received().map(each => each.issuer)).not.toContain(stranger)
  })

  it('ends when it is cancelled, before or while it goes on', async () => {
    const a = await side(0, [])
    const cancel = new AbortController()
    const meeting = join(a, [], cancel.signal)
    cancel.abort()
    await expect(meeting).rejects.toThrow()
    expect(streams[0].destroyed).toBe(true)
  })

  it('does not begin where it was cancelled before', async () => {
    const a = await side(0, [summary(1, 0)])
    const b = await side(1, [])
    const [one, other] = await Promise.allSettled([join(a, [], AbortSignal.abort()), join(b)])
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } })
    expect(other.status).toBe('rejected')
    expect(a.log.asked).toEqual([])
    expect(streams[0].destroyed).toBe(true)
  })

  it('leaves nothing behind that waits, hears of blocks, or could be cancelled', async () => {
    const a = await side(0, [summary(1, 0)])
    const b = await side(1, [])
    const signal = new AbortController().signal
    const listened = vi.spyOn(signal, 'addEventListener')
    const left = vi.spyOn(signal, 'removeEventListener')
    const [tally] = await Promise.all([join(a, [], signal), join(b)])
    expect(clock.waiting()).toBe(0)
    a.log.sent(7)
    expect(tally.sent).toBe(1)
    expect(left.mock.calls.map(([event, listener]) => [event, listener])).toEqual(
      listened.mock.calls.map(([event, listener]) => [event, listener]),
    )
  })

  it('waits two seconds for the last word of the other end, not for ever', async () => {
    const a = await side(0, [])
    const other = talk(streams[1])
    other.tell({ log: key('b'), addresses: [], entries: [] })
    other.tellDone()
    let ended = false
    const meeting = join(a).then(tally => {
      ended = true
      return tally
    })
    await other.theySayBye
    await new Promise(setImmediate)
    clock.turn(1_999)
    await new Promise(setImmediate)
    expect([ended, streams[0].destroyed]).toEqual([false, false])
    clock.turn(1)
    expect(await meeting).toMatchObject({ sent: 0, received: 0 })
    expect(streams[0].destroyed).toBe(true)
  })

  it('with somebody who says nothing ends after thirty seconds, and says so', async () => {
    const a = await side(0, [])
    const meeting = join(a)
    await new Promise(setImmediate)
    clock.turn(29_999)
    await new Promise(setImmediate)
    expect(streams[0].destroyed).toBe(false)
    clock.turn(1)
    await expect(meeting).rejects.toMatchObject({
      code: 'offline',
      said: say('exchange.said-nothing', { seconds: 30 }),
    })
  })

  it('refuses a log that is said to be another’s and is its own, and frees nothing of it', async () => {
    const a = await side(0, [summary(1, 0)])
    const other = talk(streams[1])
    other.tell({ log: a.log.key, addresses: [], entries: [entryOf(summary(2, 1), 0)] })
    await expect(join(a)).rejects.toMatchObject({ said: say('exchange.no-catalogue') })
    expect(a.log.forgotten).toEqual([])
  })

  it('says that what came is no catalogue, rather than that the line was cut', async () => {
    const a = await side(0, [])
    const other = talk(streams[1])
    const twice = entryOf(summary(2, 1), 0)
    other.tell({ log: key('b'), addresses: [], entries: [twice, twice] })
    await expect(join(a)).rejects.toMatchObject({ said: say('exchange.no-catalogue') })
  })

  it('fails where the other end never says that it is done', async () => {
    const a = await side(0, [])
    const other = talk(streams[1])
    other.tell({ log: key('b'), addresses: [], entries: [] })
    const meeting = join(a)
    await other.theyAreDone
    streams[1].destroy()
    await expect(meeting).rejects.toMatchObject({ code: 'offline' })
  })

  it('ends when the line is cut while blocks are on their way', async () => {
    const a = await side(0, [])
    const other = talk(streams[1])
    const silent = memoryLog(key('b'), logs)
    silent.blocks.set(0, Buffer.alloc(0))
    const follow = a.log.follow.bind(a.log)
    a.log.follow = async (...words) => ({
      ...(await follow(...words)),
      get: () => {
        streams[1].destroy()
        return new Promise(() => undefined)
      },
    })
    other.tell({ log: key('b'), addresses: [], entries: [entryOf(summary(2, 1), 0)] })
    await expect(join(a)).rejects.toMatchObject({ code: 'offline', said: say('exchange.ended-early') })
  })
})
