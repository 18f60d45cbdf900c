import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handlers } from '../../../electron/exchange/handlers.ts'
import { readInvitation, writeInvitation } from '../../../electron/exchange/invitation.ts'
import { keyWords } from '../../../electron/exchange/key-words.ts'
import { sessions } from '../../../electron/exchange/session.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { connection } from '../../../shared/contract/connect.ts'
import type { Client } from '../../../shared/contract/define.ts'
import { exchange } from '../../../shared/contract/exchange.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { fakePost, type FakePost, refusedHere } from '../../fixtures/fake-post.ts'
import { summaryBody } from '../../fixtures/letters.ts'
import { say } from '../../../shared/words/message.ts'

/** What the window is told, over a channel, with faked stores and real sockets. */
interface Office {
  readonly post: FakePost
  readonly call: Client<typeof exchange>
  readonly lines: string[]
}
let root = ''
let ends: Array<() => Promise<void>> = []
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-window-'))
})
afterEach(async () => {
  for (const end of ends) await end()
  ends = []
  rmSync(root, { recursive: true, force: true })
})

function office(): Office {
  const post = fakePost()
  const lines: string[] = []
  const home = mkdtempSync(path.join(root, 'office-'))
  const open = sessions(home, post.records, line => {
    lines.push(line)
  })
  const [near, far] = portPair()
  const line = connection(exchange)
  serve(exchange, handlers(home, post.records, open), near, { onFault: () => undefined })
  line.attach(far)
  ends.push(async () => {
    await open.close()
    near.close()
    far.close()
    post.end()
  })
  return { post, call: line.client, lines }
}
const stranger = writeInvitation({ key: 'ab'.repeat(32), secret: new Uint8Array(16), addresses: [] })

/** B knows A and A's address; A listens. */
async function pair(): Promise<[Office, Office, string]> {
  const [a, b] = [office(), office()]
  const { port } = await a.call.listen({ host: '127.0.0.1', port: 0 })
  await b.call.join({ code: (await a.call.invite({ name: 'B', days: 1 })).code, name: 'A' })
  return [a, b, `127.0.0.1:${port}`]
}

describe('the window', () => {
  it('is told who this casebook is, in words as well', async () => {
    const { call } = office()
    const { key, name, words } = await call.identity({})
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect([name, words]).toEqual(['Fake', keyWords(key)])
  })

  it('gives the casebook another name', async () => {
    const { call } = office()
    await call.rename({ name: 'Practice on the hill' })
    expect((await call.identity({})).name).toBe('Practice on the hill')
  })

  it('is told whether peers are waited for, what waits to be sent, and when the last meeting was', async () => {
    const [a, b, address] = await pair()
    a.post.approve(summaryBody(1))
    expect(await a.call.status({})).toEqual({
      listening: { host: '127.0.0.1', port: Number(address.split(':')[1]) },
      waiting: 1,
      lastMeeting: null,
    })
    await b.call.sync({})
    const { waiting, lastMeeting } = await b.call.status({})
    expect(waiting).toBe(0)
    expect(Date.parse(lastMeeting!)).toBeGreaterThan(0)
    await a.call.stopListening({})
    expect((await a.call.status({})).listening).toBeNull()
  })

  it('makes invitations that tell where to call while peers are waited for, and only then', async () => {
    const { call } = office()
    expect(readInvitation((await call.invite({ name: 'B', days: 1 })).code).addresses).toEqual([])
    const { port } = await call.listen({ host: '127.0.0.1', port: 0 })
    expect(readInvitation((await call.invite({ name: 'B', days: 1 })).code).addresses).toEqual([
      `127.0.0.1:${port}`,
    ])
  })

  it('cannot make it listen to the internet', async () =>
    expect(office().call.listen({ host: '8.8.8.8', port: 0 })).rejects.toMatchObject({ code: 'bad-request' }))

  it('removes the peer that is named, and no other', async () => {
    const { call } = office()
    const second = writeInvitation({ key: 'cd'.repeat(32), secret: new Uint8Array(16), addresses: [] })
    await call.join({ code: stranger, name: 'Anna' })
    await call.join({ code: second, name: 'Berta' })
    await call.remove({ key: 'cd'.repeat(32) })
    expect(
      (await call.peers({})).map(({ key, name, state }) => [key.slice(0, 2), name, state]).toSorted(),
    ).toEqual([
      ['ab', 'Anna', 'joined'],
      ['cd', 'Berta', 'removed'],
    ])
  })

  it('cannot remove whom nobody knows', async () =>
    expect(office().call.remove({ key: 'ab'.repeat(32) })).rejects.toMatchObject({ code: 'not-found' }))

  it('is told of everything that was sent, with the exact text and what was taken back', async () => {
    const { post, call } = office()
    const row = post.approve(summaryBody(1))
    post.approve(summaryBody(2))
    post.approve('', row)
    await call.pack({ path: path.join(root, 'all') })
    expect(await call.sent({})).toEqual([
      { sequence: 0, kind: 'summary', posted: '2026-01-01', body: summaryBody(1), withdrawn: true },
      { sequence: 1, kind: 'summary', posted: '2026-01-01', body: summaryBody(2), withdrawn: false },
      {
        sequence: 2,
        kind: 'withdrawal',
        posted: '2026-01-01',
        body: '{"format":"casebook-withdrawal/1","withdraws":0}',
        withdrawn: false,
      },
    ])
  })
})

describe('meeting peers', () => {
  it('finds them where their invitation said, and tells how far it has come', async () => {
    const [a, b] = await pair()
    a.post.approve(summaryBody(1))
    b.post.approve(summaryBody(2))
    const progress: unknown[] = []
    const { meetings } = await b.call.sync({}, { onProgress: each => progress.push(each) })
    expect(meetings).toEqual([
      {
        peer: (await a.call.identity({})).key,
        name: 'A',
        sent: 1,
        received: 1,
        bytesIn: expect.any(Number),
        bytesOut: expect.any(Number),
      },
    ])
    expect(Math.min(meetings[0]!.bytesIn, meetings[0]!.bytesOut)).toBeGreaterThan(500)
    expect(progress).toEqual([{ phase: say('exchange.meeting-peers'), done: 0, of: 1 }])
  })

  it('is an answer where nobody is known, nobody’s address is known, or nobody is there', async () => {
    const { call } = office()
    expect(await call.sync({})).toEqual({ meetings: [] })
    expect(await call.sync({ address: '127.0.0.1:1' })).toEqual({ meetings: [] })
    await call.join({ code: stranger, name: 'Anna' })
    expect((await call.sync({})).meetings).toMatchObject([
      { name: 'Anna', sent: 0, received: 0, bytesIn: 0, bytesOut: 0, problem: say('exchange.no-address') },
    ])
    expect((await call.sync({ address: '127.0.0.1:1' })).meetings).toMatchObject([
      { name: 'Anna', problem: say('exchange.nobody-answers') },
    ])
    expect((await call.sync({ address: 'nonsense' })).meetings).toMatchObject([
      { problem: say('exchange.no-address') },
    ])
  })

  it('at one address is told of whom it reached, or that it reached nobody', async () => {
    const [, b, address] = await pair()
    await b.call.join({ code: stranger, name: 'Anna' })
    expect((await b.call.sync({ address })).meetings.map(each => each.name)).toEqual(['A'])
    expect((await b.call.sync({ address: '127.0.0.1:1' })).meetings).toEqual([
      {
        peer: '',
        name: '127.0.0.1:1',
        sent: 0,
        received: 0,
        bytesIn: 0,
        bytesOut: 0,
        problem: say('exchange.no-peer-answers'),
      },
    ])
  })

  it('tries the next place where nobody answers at the first', async () => {
    const [a, b, address] = await pair()
    const { key } = await a.call.identity({})
    b.post.memory()[`addresses:${key}`] = `127.0.0.1:1 nonsense ${address}`
    expect((await b.call.sync({})).meetings[0]!.problem).toBeUndefined()
    // What answered is tried first the next time.
    expect(b.post.memory()[`addresses:${key}`]!.split(' ')[0]).toBe(address)
  })

  it('tells what was refused, and how much', async () => {
    const [a, b] = await pair()
    a.post.approve(summaryBody(1))
    b.post.refuse(0)
    expect((await b.call.sync({})).meetings).toMatchObject([
      { received: 0, problem: say('exchange.some-refused', { refused: 1, first: refusedHere }) },
    ])
  })

  it('ends when it is cancelled once the other has answered, and can be begun again', async () => {
    const [a, b] = await pair()
    const cancel = new AbortController()
    a.post.approve(summaryBody(1))
    // What waits is signed first; at that moment somebody stops waiting.
    const { records } = b.post
    const outbox = records.outbox.bind(records)
    Object.assign(records, {
      outbox: (...given: Parameters<typeof outbox>) => {
        cancel.abort()
        return outbox(...given)
      },
    })
    await expect(b.call.sync({}, { signal: cancel.signal })).rejects.toMatchObject({
      code: 'cancelled',
      said: say('fault.cancelled'),
    })
    expect(b.post.received()).toEqual([])
    expect((await b.call.sync({})).meetings).toMatchObject([{ name: 'A', received: 1 }])
  })

  it('ends when it is cancelled', async () => {
    const [, b] = await pair()
    const cancel = new AbortController()
    const meeting = b.call.sync({}, { signal: cancel.signal })
    cancel.abort()
    await expect(meeting).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('leaves whoever held up the last meeting until the others were met', async () => {
    const [a, b] = await pair()
    const { key } = await a.call.identity({})
    const other = 'ab'.repeat(32)
    await b.post.records.keepPeer({ key: other, name: 'Silent', state: 'joined' })
    const order = async () => (await b.call.sync({})).meetings.map(({ name }) => name)
    for (const [ended, names] of [
      [key, ['Silent', 'A']],
      [other, ['A', 'Silent']],
    ] as const) {
      await b.post.records.met({ key: ended, head: null, ended: say('exchange.broke') })
      expect(await order()).toEqual(names)
      await b.post.records.met({ key: ended, head: null, ended: null })
    }
  })

  it('keeps going back to the peer who was met, and forgets the invitation that is used', async () => {
    const [a, b] = await pair()
    const { key } = await a.call.identity({})
    expect(b.post.memory()[`invited-by:${key}`]).toMatch(/^[0-9a-f]{64}$/)
    await b.call.sync({})
    expect(b.post.memory()[`invited-by:${key}`]).toBe('')
    expect((await b.call.sync({})).meetings[0]!.problem).toBeUndefined()
    expect([a.lines, b.lines]).toEqual([[], []])
  })
})

describe('a file', () => {
  it('lets a newcomer in who shows her invitation in it, and brings what she has sent', async () => {
    const [a, b] = [office(), office()]
    await b.call.join({ code: (await a.call.invite({ name: 'B', days: 1 })).code, name: 'A' })
    b.post.approve(summaryBody(1))
    const file = path.join(root, 'b.casebook')
    const packed = await b.call.pack({ path: file })
    expect(packed).toEqual({ path: file, envelopes: 1, bytes: expect.any(Number) })
    expect(await a.call.unpack({ path: file })).toEqual({ accepted: 1, known: 0, refused: [] })
    expect(await a.call.unpack({ path: file })).toEqual({ accepted: 0, known: 1, refused: [] })
    expect(await a.call.peers({})).toMatchObject([{ name: 'B', state: 'joined' }])
  })

  it('may show invitations of several, and lets her in wherever she has one', async () => {
    const [a, b, c] = [office(), office(), office()]
    for (const [each, name] of [
      [a, 'A'],
      [c, 'C'],
    ] as const)
      await b.call.join({ code: (await each.call.invite({ name: 'B', days: 1 })).code, name })
    b.post.approve(summaryBody(1))
    const file = path.join(root, 'b.casebook')
    await b.call.pack({ path: file })
    for (const each of [a, c]) expect(await each.call.unpack({ path: file })).toMatchObject({ accepted: 1 })
  })

  it('that shows no invitation lets nobody in', async () => {
    const [a, b] = [office(), office()]
    b.post.approve(summaryBody(1))
    const file = path.join(root, 'b.casebook')
    await b.call.pack({ path: file })
    expect(await a.call.unpack({ path: file })).toMatchObject({ accepted: 0, refused: [{ sequence: 0 }] })
    expect(await a.call.peers({})).toEqual([])
  })
})
