import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exchange } from '../../../shared/contract/exchange.ts'
import { connection } from '../../../shared/contract/connect.ts'
import { serve } from '../../../shared/contract/serve.ts'
import type { Client } from '../../../shared/contract/define.ts'
import { handlers } from '../../../electron/exchange/handlers.ts'
import { sessions } from '../../../electron/exchange/session.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { fakePost, type FakePost } from '../../fixtures/fake-post.ts'
import { bodyOf, summaryBody } from '../../fixtures/letters.ts'
import { say } from '../../../shared/words/message.ts'

interface Office {
  readonly post: FakePost
  readonly call: Client<typeof exchange>
  readonly home: string
  close(): Promise<void>
}

let root = ''
let offices: Office[] = []
const servers: Server[] = []

/** The exchange service over a channel, on a store that is faked; `post` and `home` may be those of an earlier run. */
function office(post = fakePost(), home = mkdtempSync(path.join(root, 'office-'))): Office {
  const open = sessions(home, post.records, () => undefined)
  const [near, far] = portPair()
  const line = connection(exchange)
  serve(exchange, handlers(home, post.records, open), near, { onFault: () => undefined })
  line.attach(far)
  const made = {
    post,
    home,
    call: line.client,
    close: async () => {
      await open.close()
      near.close()
      far.close()
    },
  }
  offices.push(made)
  return made
}

/** A and B know each other; A listens. Answers A's address. */
async function introduce(a: Office, b: Office): Promise<string> {
  const { port } = await a.call.listen({ host: '127.0.0.1', port: 0 })
  await b.call.join({ code: (await a.call.invite({ name: 'B', days: 1 })).code, name: 'A' })
  return `127.0.0.1:${port}`
}
const meetAt = async (who: Office, address: string) => (await who.call.sync({ address })).meetings[0]!
const bodies = (who: Office) => who.post.received().map(each => each.body)

/** Stands between two casebooks and counts; cuts the line once `most` bytes have gone to the caller. */
function between(address: string, most = Infinity): Promise<{ address: string; heard: () => Buffer }> {
  const chunks: Buffer[] = []
  let bytes = 0
  const server = createServer(caller => {
    const [host, port] = address.split(':') as [string, string]
    const far = connect(Number(port), host)
    const cut = () => {
      caller.destroy()
      far.destroy()
    }
    caller
      .on('error', cut)
      .on('close', cut)
      .on('data', chunk => {
        chunks.push(chunk)
        far.write(chunk)
      })
    far
      .on('error', cut)
      .on('close', cut)
      .on('data', chunk => {
        chunks.push(chunk)
        bytes += chunk.byteLength
        if (bytes > most) cut()
        else caller.write(chunk)
      })
  })
  servers.push(server)
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        heard: () => Buffer.concat(chunks),
      }),
    )
  })
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-office-'))
})
afterEach(async () => {
  for (const each of offices) await each.close()
  for (const each of offices) each.post.end()
  for (const each of servers.splice(0)) each.close()
  offices = []
  rmSync(root, { recursive: true, force: true })
})

describe('two casebooks over the network', () => {
  it('bring each other what was approved, both ways, in one meeting', async () => {
    const [a, b] = [office(), office()]
    a.post.approve(summaryBody(1))
    b.post.approve(summaryBody(2))
    expect(await meetAt(b, await introduce(a, b))).toMatchObject({ sent: 1, received: 1 })
    await expect.poll(() => bodies(a)).toEqual([summaryBody(2)])
    expect(bodies(b)).toEqual([summaryBody(1)])
  })

  it('send nothing a second time', async () => {
    const [a, b] = [office(), office()]
    a.post.approve(summaryBody(1))
    const address = await introduce(a, b)
    expect(await meetAt(b, address)).toMatchObject({ received: 1 })
    expect(await meetAt(b, address)).toMatchObject({ sent: 0, received: 0 })
    expect(bodies(b)).toHaveLength(1)
  })

  it('go on where the line was cut: all arrives, and nothing arrives twice', async () => {
    const [a, b] = [office(), office()]
    const approved = Array.from({ length: 300 }, (_, index) => summaryBody(index))
    for (const body of approved) a.post.approve(body)
    const address = await introduce(a, b)
    const line = await between(address, 150_000)
    const first = await meetAt(b, line.address)
    expect(first.problem).toBeDefined()
    const before = bodies(b).length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(300)
    const second = await meetAt(b, address)
    expect(second).toMatchObject({ received: 300 - before })
    expect(bodies(b).toSorted()).toEqual(approved.toSorted())
  })

  it('show nobody on the line a word of what they say', async () => {
    const [a, b] = [office(), office()]
    a.post.approve(bodyOf.summary)
    const line = await between(await introduce(a, b))
    expect(await meetAt(b, line.address)).toMatchObject({ received: 1 })
    for (const planted of ['5e5e5e5e', 'casebook', 'summary', (await a.call.identity({})).key])
      expect(line.heard().includes(planted)).toBe(false)
  })

  it('let one caller in for one invitation', async () => {
    const [a, b, c] = [office(), office(), office()]
    const { port } = await a.call.listen({ host: '127.0.0.1', port: 0 })
    const { code } = await a.call.invite({ name: 'B', days: 1 })
    for (const each of [b, c]) await each.call.join({ code, name: 'A' })
    expect((await meetAt(b, `127.0.0.1:${port}`)).problem).toBeUndefined()
    expect((await meetAt(c, `127.0.0.1:${port}`)).problem).toEqual(say('exchange.not-that-peer'))
    expect(await a.call.peers({})).toHaveLength(1)
  })

  it('have nothing more to do with each other once one has removed the other', async () => {
    const [a, b] = [office(), office()]
    const address = await introduce(a, b)
    await meetAt(b, address)
    await a.call.remove({ key: (await b.call.identity({})).key })
    a.post.approve(summaryBody(2))
    expect((await meetAt(b, address)).problem).toEqual(say('exchange.not-that-peer'))
    expect(bodies(b)).toEqual([])
  })
})

describe('whoever is not a peer', () => {
  /** Sends bytes to A and answers how many come back until A hangs up. */
  const shout = (address: string, bytes: Uint8Array): Promise<number> =>
    new Promise(resolve => {
      const [host, port] = address.split(':') as [string, string]
      let back = 0
      const socket: Socket = connect(Number(port), host, () => {
        socket.write(bytes)
      })
      socket
        .on('data', chunk => {
          back += chunk.byteLength
        })
        .on('error', () => undefined)
        .on('close', () => resolve(back))
    })

  it.each([
    ['noise', randomBytes(4_000)],
    [
      'a frame that announces sixteen megabytes',
      Buffer.concat([Buffer.from([0xff, 0xff, 0xff]), randomBytes(100)]),
    ],
    ['a web request', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.padEnd(600))],
  ])('gets no byte in answer to %s, and A goes on', async (_, bytes) => {
    const [a, b] = [office(), office()]
    a.post.approve(summaryBody(1))
    const address = await introduce(a, b)
    expect(await shout(address, bytes)).toBe(0)
    expect(await meetAt(b, address)).toMatchObject({ received: 1 })
  })

  it('cannot have an own text carried in by a peer', async () => {
    const [a, b, stranger] = [office(), office(), office()]
    const address = await introduce(a, b)
    stranger.post.approve(summaryBody(1))
    const bundle = path.join(root, 'stranger.casebook')
    await stranger.call.pack({ path: bundle })
    const taken = await b.call.unpack({ path: bundle })
    expect(taken).toMatchObject({ accepted: 0, refused: [{ reason: say('letters.of-a-stranger') }] })
    await meetAt(b, address)
    expect(bodies(a)).toEqual([])
  })
})

describe('a log', () => {
  it('goes on in the folder it was begun in', async () => {
    const first = office()
    first.post.approve(summaryBody(1))
    await first.call.pack({ path: path.join(root, 'one') })
    await first.close()
    const again = office(first.post, first.home)
    again.post.approve(summaryBody(2))
    await again.call.pack({ path: path.join(root, 'two') })
    expect(again.post.sent().map(each => each.sequence)).toEqual([0, 1])
  })

  it('is succeeded by a new one in a copied folder, far from the numbers the original goes on to use', async () => {
    const first = office()
    first.post.approve(summaryBody(1))
    await first.call.pack({ path: path.join(root, 'one') })
    await first.close()
    const copy = path.join(root, 'copy')
    cpSync(first.home, copy, { recursive: true, preserveTimestamps: true })
    const copied = office(first.post, copy)
    copied.post.approve(summaryBody(2))
    const bundle = path.join(root, 'two')
    expect((await copied.call.pack({ path: bundle })).envelopes).toBe(3) // both texts and the notice of succession
    expect(copied.post.sent()[1]!.sequence).toBeGreaterThan(1_000)
  })

  it('never uses a number twice, though one backup is restored twice', async () => {
    const first = office()
    first.post.approve(summaryBody(1))
    await first.call.pack({ path: path.join(root, 'one') })
    const backup = first.post.snapshot()
    const used: number[] = first.post.sent().map(each => each.sequence)
    for (const n of [2, 3]) {
      first.post.restore(backup)
      first.post.approve(summaryBody(n))
      await first.call.pack({ path: path.join(root, `after-${n}`) })
      used.push(first.post.sent().at(-1)!.sequence)
    }
    expect(new Set(used).size).toBe(3)
  })
})

describe('a withdrawn text', () => {
  it('is not handed on any more, neither by who took it back nor by who had it from them', async () => {
    const [a, b] = [office(), office()]
    const row = a.post.approve(summaryBody(1))
    const address = await introduce(a, b)
    await meetAt(b, address)
    a.post.approve('', row)
    await meetAt(b, address)
    for (const each of [a, b]) {
      const bundle = path.join(root, `${each.home.slice(-6)}.casebook`)
      expect((await each.call.pack({ path: bundle })).envelopes).toBe(1) // the withdrawal alone
    }
    expect(await a.call.sent({})).toMatchObject([{ withdrawn: true }, { kind: 'withdrawal' }])
  })
})

describe('a locked casebook', () => {
  it('answers nobody, and stops waiting for peers by itself', async () => {
    const [a, b] = [office(), office()]
    const address = await introduce(a, b)
    a.post.lock(true)
    await expect(a.call.identity({})).rejects.toMatchObject({ code: 'locked' })
    expect((await meetAt(b, address)).problem).toBeDefined()
    a.post.lock(false)
    expect((await a.call.status({})).listening).toBeNull()
  })
})
