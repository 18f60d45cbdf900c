import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { limits } from '../../../electron/exchange/budgets.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import type { Link } from '../../../electron/exchange/transports/link.ts'
import { tcp } from '../../../electron/exchange/transports/tcp.ts'
import { say } from '../../../shared/words/message.ts'
import type { Admit, Listener } from '../../../electron/exchange/transports/transport.ts'

/** Specification: docs/formats/envelope.md, section On the wire. */
const [host, caller] = [1, 2].map(value => identityFrom(new Uint8Array(32).fill(value))) as [
  ReturnType<typeof identityFrom>,
  ReturnType<typeof identityFrom>,
]
const proof = Buffer.alloc(32, 5)
const here = { host: '127.0.0.1', port: 0 }

let listeners: Listener[] = []
let servers: Server[] = []
let sockets: Socket[] = []
let links: Link[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const each of links) each.stream.destroy()
  for (const each of sockets) each.destroy()
  for (const each of listeners) await each.close()
  for (const each of servers) each.close()
  listeners = []
  servers = []
  sockets = []
  links = []
})

async function listen(admit: Admit = async () => true, at = here, mayMeet = (_key: string) => true) {
  const arrived: Link[] = []
  const listener = await tcp.listen(at, {
    identity: host,
    admit,
    isPeer: async key => key === caller.key,
    mayMeet,
    limits,
    onLink: link => {
      link.stream.on('error', () => undefined)
      arrived.push(link)
      links.push(link)
    },
  })
  listeners.push(listener)
  return { at: listener.address, arrived, listener }
}
interface Dialling {
  readonly peer?: string
  readonly signal?: AbortSignal
  readonly prove?: (occasion: Uint8Array) => Uint8Array
}
async function dial(at: { host: string; port: number }, more: Dialling = {}) {
  const link = await tcp.dial(at, {
    identity: caller,
    peer: more.peer ?? host.key,
    prove: more.prove ?? (() => proof),
    signal: more.signal ?? new AbortController().signal,
    limits,
  })
  links.push(link)
  return link
}
/** A server that does with each caller what it is told. */
const serverThat = (does: (socket: Socket) => void): Promise<{ host: string; port: number }> =>
  new Promise(resolve => {
    const server = createServer(socket => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      does(socket)
    }).listen(0, '127.0.0.1', () =>
      resolve({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
    )
    servers.push(server)
  })
const rawCall = (port: number): Promise<Socket> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', () => undefined)
    sockets.push(socket)
  })
const hungUp = (socket: Socket) =>
  new Promise<void>(resolve => {
    socket.resume().on('close', () => resolve())
  })

describe('a call', () => {
  it('that is let in links both ends, each under the key that the other has proved', async () => {
    const asked: Array<Parameters<Admit>[0]> = []
    const { at, arrived } = await listen(async who => {
      asked.push(who)
      return true
    })
    let proven: Uint8Array | undefined
    const link = await dial(at, { prove: occasion => ((proven = occasion), proof) })
    await expect.poll(() => arrived.length).toBe(1)
    expect([link.peer, arrived[0]!.peer]).toEqual([host.key, caller.key])
    expect(asked).toHaveLength(1)
    expect(asked[0]!.key).toBe(caller.key)
    expect(Buffer.from(asked[0]!.proof)).toEqual(proof)
    // Both ends know the connection by the same name, so that a proof made for one holds at the other.
    expect(Buffer.from(asked[0]!.occasion)).toEqual(Buffer.from(link.stream.handshakeHash!))
    expect(Buffer.from(proven!)).toEqual(Buffer.from(link.stream.handshakeHash!))
    expect(asked[0]!.occasion.byteLength).toBeGreaterThanOrEqual(32)
  })

  it('counts what went over the wire, both ways', async () => {
    const { at, arrived } = await listen()
    const link = await dial(at)
    const { in: before, out } = link.bytes()
    expect(before).toBeGreaterThan(32)
    expect(out).toBeGreaterThan(32)
    arrived[0]!.stream.write(Buffer.alloc(1_000))
    link.stream.on('data', () => undefined)
    await expect.poll(() => link.bytes().in).toBeGreaterThan(before + 1_000)
  })

  it('holds back what the host says at once until somebody listens', async () => {
    const { at, arrived } = await listen()
    const link = await dial(at)
    arrived[0]!.stream.write(Buffer.from('good day'))
    await new Promise(resolve => setTimeout(resolve, 20))
    const heard = new Promise<string>(resolve =>
      link.stream.once('data', bytes => resolve(Buffer.from(bytes).toString())),
    )
    expect(await heard).toBe('good day')
  })

  it('holds back what the caller says at once until somebody listens', async () => {
    const { at, arrived } = await listen(async () => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return true
    })
    const stream = new SecretStream(true, connect(at.port, at.host), {
      keyPair: caller.channelKeys,
      remotePublicKey: Buffer.from(host.key, 'hex'),
      pattern: 'IK',
    })
    links.push({
      stream,
      peer: host.key,
      bytes: () => ({ in: 0, out: 0 }),
      hear: () => undefined,
      reason: () => undefined,
    })
    stream.once('connect', () => {
      stream.write(proof)
      stream.write(Buffer.from('good day'))
    })
    await expect.poll(() => arrived.length).toBe(1)
    await new Promise(resolve => setTimeout(resolve, 20))
    const heard = new Promise<string>(resolve =>
      arrived[0]!.stream.once('data', bytes => resolve(Buffer.from(bytes).toString())),
    )
    expect(await heard).toBe('good day')
  })

  it('may be followed by a long frame once it is let in, in both directions', async () => {
    const { at, arrived } = await listen()
    const link = await dial(at)
    await expect.poll(() => arrived.length).toBe(1)
    const lengths: number[] = []
    for (const each of [link.stream, arrived[0]!.stream])
      each.on('data', bytes => lengths.push(bytes.byteLength))
    for (const each of [link.stream, arrived[0]!.stream]) each.write(Buffer.alloc(100_000))
    await expect.poll(() => lengths).toEqual([100_000, 100_000])
  })

  it.each([
    ['is not let in', async () => false],
    ['cannot be judged', async () => Promise.reject(new Error('locked'))],
  ])('that %s gets no link', async (_, admit) => {
    const { at, arrived } = await listen(admit)
    await expect(dial(at)).rejects.toMatchObject({
      code: 'untrusted',
      said: say('exchange.not-that-peer'),
    })
    expect(arrived).toEqual([])
  })

  it('for somebody else is not answered', async () => {
    const { at, arrived } = await listen()
    await expect(dial(at, { peer: identityFrom(new Uint8Array(32).fill(9)).key })).rejects.toMatchObject({
      code: 'untrusted',
    })
    expect(arrived).toEqual([])
  })

  it('to where nobody listens finds nobody', async () => {
    const { at, listener } = await listen()
    await listener.close()
    await expect(dial(at)).rejects.toMatchObject({
      code: 'offline',
      said: say('exchange.nobody-answers'),
    })
  })

  it.each([
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['says good-bye', (socket: Socket) => socket.end()],
    [
      'speaks another language',
      (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(20)),
    ],
    ['announces a long frame', (socket: Socket) => socket.write(Buffer.from([255, 255, 255]))],
  ])('to something that %s is not trusted', async (_, does) => {
    await expect(dial(await serverThat(does))).rejects.toMatchObject({ code: 'untrusted' })
  })

  it.each([
    ['another byte', Buffer.of(3)],
    ['two bytes', Buffer.of(1, 1)],
  ])('that is answered with %s instead of the welcome is not trusted', async (_, answer) => {
    const at = await serverThat(socket => {
      const stream = new SecretStream(false, socket, { keyPair: host.channelKeys, pattern: 'IK' })
      stream.on('error', () => undefined)
      stream.once('data', () => stream.write(answer))
    })
    await expect(dial(at)).rejects.toMatchObject({ code: 'untrusted' })
  })

  it('that is cancelled ends, before it begins or while it waits', async () => {
    const at = await serverThat(() => undefined)
    const cancelled = { code: 'cancelled', said: say('fault.cancelled') }
    await expect(dial(at, { signal: AbortSignal.abort() })).rejects.toMatchObject(cancelled)
    expect(sockets).toEqual([])
    const cancel = new AbortController()
    const call = dial(at, { signal: cancel.signal })
    await expect.poll(() => sockets.length).toBe(1)
    const gone = hungUp(sockets[0]!)
    cancel.abort()
    await expect(call).rejects.toMatchObject(cancelled)
    await gone
  })

  it('that is let in is its caller’s: cancelling the call does not end it any more', async () => {
    const { at } = await listen()
    const cancel = new AbortController()
    const link = await dial(at, { signal: cancel.signal })
    cancel.abort()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(link.stream.destroyed).toBe(false)
  })
})

describe('whoever says nothing', () => {
  /** Lets sockets do their work while the clock stands still. */
  const until = async (arrived: () => boolean) => {
    while (!arrived()) await new Promise(resolve => setImmediate(resolve))
  }
  it('is hung up on after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { at } = await listen()
    const socket = await rawCall(at.port)
    let ended = false
    const gone = hungUp(socket).then(() => {
      ended = true
    })
    await until(() => vi.getTimerCount() > 0)
    vi.advanceTimersByTime(9_999)
    expect(ended).toBe(false)
    vi.advanceTimersByTime(1)
    await gone
  })

  it('is waited for no longer once it has spoken: a call that was let in goes on after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { at, arrived } = await listen()
    const link = await dial(at)
    await until(() => arrived.length > 0)
    vi.advanceTimersByTime(60_000)
    for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
    expect([link.stream.destroyed, arrived[0]!.stream.destroyed]).toEqual([false, false])
  })

  it('is called for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let ended = false
    const at = await serverThat(() => undefined)
    const call = dial(at).catch((error: unknown) => {
      ended = true
      return error
    })
    await until(() => sockets.length > 0)
    vi.advanceTimersByTime(9_999)
    await new Promise(resolve => setImmediate(resolve))
    expect(ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await call).toMatchObject({ code: 'untrusted' })
  })
})

describe('a listener', () => {
  it('says where it is bound, and on a port that is taken that it is', async () => {
    const { at } = await listen()
    expect(at).toEqual({ host: '127.0.0.1', port: expect.any(Number) })
    expect(at.port).toBeGreaterThan(0)
    await expect(listen(undefined, at)).rejects.toMatchObject({
      code: 'conflict',
      said: say('exchange.port-taken'),
    })
  })

  it('cannot be bound to an address that is not of this machine', async () =>
    expect(listen(undefined, { host: '10.255.255.254', port: 0 })).rejects.toMatchObject({
      code: 'bad-request',
      said: say('exchange.cannot-listen'),
    }))

  it('hangs up on everybody when it is closed', async () => {
    const { at, arrived, listener } = await listen()
    const link = await dial(at)
    await expect.poll(() => arrived.length).toBe(1)
    const gone = [
      hungUp(await rawCall(at.port)),
      new Promise<void>(resolve => link.stream.once('close', () => resolve())),
    ]
    await listener.close()
    await Promise.all(gone)
  })

  it('lets a peer in though strangers of its address hold all their places: the oldest gives way', async () => {
    const { at } = await listen()
    const waiting: Socket[] = []
    for (let count = 0; count < limits.strangersPerAddress; count++) waiting.push(await rawCall(at.port))
    const gone = hungUp(waiting[0]!)
    await dial(at)
    await gone
    expect(waiting.slice(1).every(each => !each.destroyed)).toBe(true)
  })

  it('tells a peer that calls too often to call later, and nobody else anything', async () => {
    const { at, arrived } = await listen(undefined, here, () => false)
    await expect(dial(at)).rejects.toMatchObject({
      code: 'offline',
      said: say('exchange.called-too-often'),
    })
    expect(arrived).toEqual([])
  })

  it('does not count as strangers those whom it has let in', async () => {
    const { at, arrived } = await listen()
    for (let count = 0; count < 40; count++) await dial(at)
    await expect.poll(() => arrived.length).toBe(40)
  })
})
