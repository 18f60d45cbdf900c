import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { numberedPort, type ForkMessage, type NumberedPort } from '../../../electron/host/numbered-port.ts'
import { findParent } from '../../../electron/host/parent.ts'
import { threadPort } from '../../../electron/host/ports.ts'
import type { Instruction, Notice } from '../../../electron/host/protocol.ts'
import { runService, type OwnProcess, type ServiceHost } from '../../../electron/host/service.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { serve } from '../../../shared/contract/serve.ts'
import type { Port } from '../../../shared/contract/wire.ts'
import { inElectronShape } from '../../fixtures/electron-port.ts'
import { begin, forked, other, PLANTED } from '../../fixtures/forked-service.ts'

/** A service's process in which nothing really ends, with its supervisor's end beside it. */
interface Seat {
  readonly own: OwnProcess
  /** Everything that the service did to the outside, in order: `ready`, a line of its log, `exit 0`. */
  readonly seen: string[]
  /** What befalls the process. */
  befall(event: string, error?: unknown): void
  tell(instruction: Instruction): void
  /** Our end of a port that is given to it. */
  give(contract: string, role: 'serve' | 'call'): Port
}

function seatOf(channel: (own: EventEmitter, onNotice: (notice: Notice) => void) => Channel): Seat {
  const seen: string[] = []
  const own = new EventEmitter()
  const { members, tell, give } = channel(own, notice =>
    seen.push(notice.kind === 'log' ? notice.line : notice.kind),
  )
  const exit = (code: number) => seen.push(`exit ${code}`)
  return {
    own: Object.assign(own, { exit, ...members }),
    seen,
    befall: (event, error) => own.emit(event, error),
    tell,
    give,
  }
}
interface Channel extends Pick<Seat, 'tell' | 'give'> {
  readonly members: Partial<OwnProcess>
}

const seats: Readonly<Record<string, () => Seat>> = {
  'forked by plain Node': () =>
    seatOf((own, onNotice) => {
      const ports = new Map<number, NumberedPort>()
      const say = (message: ForkMessage) => own.emit('message', structuredClone(message))
      return {
        members: {
          send: message => {
            if ('notice' in message) onNotice(message.notice)
            else if ('wire' in message) ports.get(message.port)?.deliver(structuredClone(message.wire))
            else if ('closed' in message) ports.get(message.port)?.shut()
          },
        },
        tell: instruction => say({ instruction }),
        give: (contract, role) => {
          const number = ports.size + 1
          const near = numberedPort(number, say, () => undefined)
          ports.set(number, near)
          say({ instruction: { kind: 'give', contract, role }, port: number })
          return near.port
        },
      }
    }),
  'of Electron': () =>
    seatOf((_own, onNotice) => {
      const parent = new EventEmitter()
      const say = (data: Instruction, ports: unknown[] = []) => parent.emit('message', { data, ports })
      return {
        members: {
          parentPort: Object.assign(parent, { postMessage: (notice: unknown) => onNotice(notice as Notice) }),
        },
        tell: say,
        give: (contract, role) => {
          const { port1, port2 } = new MessageChannel()
          open.push(port1)
          say({ kind: 'give', contract, role }, [inElectronShape(port2)])
          return threadPort(port1)
        },
      }
    }),
}
const open: Array<{ close(): void }> = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})
const settings = (home = 'works') =>
  ({ kind: 'start', settings: { home, version: '1', files: 'by-path' } }) as const
const turn = () => new Promise(resolve => setImmediate(resolve))
const onFault = () => undefined

for (const [platform, seat] of Object.entries(seats))
  describe(`a service ${platform}`, () => {
    it('is ready once it has been set up with its settings, and not before', async () => {
      const { own, seen, tell } = seat()
      let goOn: () => void = () => undefined
      let given: ServiceHost['settings'] | undefined
      runService(host => {
        given = host.settings
        return new Promise<void>(resolve => {
          goOn = resolve
        })
      }, own)
      expect(given).toBeUndefined()
      tell(settings())
      await turn()
      expect(given).toEqual({ home: 'works', version: '1', files: 'by-path' })
      expect(seen).toEqual([])
      goOn()
      await turn()
      expect(seen).toEqual(['ready'])
    })

    it('answers what was asked before it was up, as whoever its session says is there', async () => {
      const { own, tell, give } = seat()
      runService(begin, own)
      tell(settings())
      const client = connect(forked, give('forked', 'serve'))
      expect(await client.who({})).toEqual({ role: 'clinician' })
    })

    it('knows of nobody where it keeps no session', async () => {
      const { own, tell, give } = seat()
      const nothing = () => null
      runService(host => {
        host.offer(forked, {
          who: (_input, { caller }) => ({ role: caller.actor?.role ?? null }),
          carry: ({ bytes }) => ({ bytes, compiled: null }),
          relay: ({ n }) => ({ n }),
          wait: nothing,
          fail: nothing,
        })
      }, own)
      tell(settings())
      expect(await connect(forked, give('forked', 'serve')).who({})).toEqual({ role: null })
    })

    it('asks another service on the port it is given for that', async () => {
      const { own, tell, give } = seat()
      runService(begin, own)
      tell(settings())
      const client = connect(forked, give('forked', 'serve'))
      serve(other, { double: ({ n }) => ({ n: 2 * n }) }, give('other', 'call'), { onFault })
      expect(await client.relay({ n: 21 })).toEqual({ n: 42 })
    })

    it('hears that a port of its own was closed, and stops what was asked there', async () => {
      const { own, seen, tell, give } = seat()
      runService(begin, own)
      tell(settings())
      const port = give('forked', 'serve')
      const client = connect(forked, port)
      const waiting = client.wait({})
      await client.who({})
      port.close()
      await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
      await vi.waitFor(() => expect(seen).toEqual(['ready', 'cancelled']))
    })

    it('answers what asked it to begin anew, lets go of its ports, and only then says so', async () => {
      const { own, seen, tell, give } = seat()
      runService(host => {
        host.offer(other, {
          double({ n }) {
            host.renew()
            return { n: 2 * n }
          },
        })
      }, own)
      tell(settings())
      const client = connect(other, give('other', 'serve'))
      expect(await client.double({ n: 21 })).toEqual({ n: 42 })
      await vi.waitFor(() => expect(seen).toEqual(['ready', 'renew']))
      await expect(client.double({ n: 1 })).rejects.toMatchObject({ code: 'unavailable' })
    })

    it('takes no harm from a port or a message that is for nobody', async () => {
      const { own, seen, befall, tell, give } = seat()
      runService(begin, own)
      tell(settings())
      give('nobody', 'serve')
      give('nobody', 'call')
      tell({ kind: 'give', contract: 'forked', role: 'serve' }) // and no port with it
      for (const stray of [{}, { port: 99, wire: {} }, { port: 99, closed: true }]) befall('message', stray)
      await turn()
      expect(await connect(forked, give('forked', 'serve')).who({})).toEqual({ role: 'clinician' })
      expect(seen).toEqual(['ready'])
    })

    it('logs the place of a fault that nobody meant, without its words, and none that was meant', async () => {
      const { own, seen, tell, give } = seat()
      runService(begin, own)
      tell(settings())
      const client = connect(forked, give('forked', 'serve'))
      await expect(client.fail({ how: 'meant' })).rejects.toMatchObject({ code: 'refused' })
      const abort = new AbortController()
      const waiting = client.wait({}, { signal: abort.signal })
      await client.who({})
      abort.abort()
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
      expect(seen).toEqual(['ready', 'cancelled']) // its own line: the service says that it was cancelled
      await expect(client.fail({ how: 'unmeant' })).rejects.toMatchObject({ code: 'internal' })
      await expect(client.fail({ how: 'unforeseen' })).rejects.toMatchObject({ code: 'internal' })
      expect(seen.slice(2)).toEqual([
        expect.stringMatching(/^forked\.fail: RangeError \| .*forked-service\.ts:\d+/),
        expect.stringMatching(/^forked\.fail: DataError \| /),
      ])
      expect(seen.join()).not.toContain(PLANTED)
    })

    it('ends what it began last first, each before the next, and only then its process', async () => {
      const { own, seen, tell } = seat()
      runService(begin, own)
      tell(settings())
      await turn()
      tell({ kind: 'stop' })
      await turn()
      expect(seen).toEqual(['ready', 'last begun, first ended', 'first begun, last ended', 'exit 0'])
    })

    it('that cannot start says where, ends, and leaves nobody waiting', async () => {
      const { own, seen, tell, give } = seat()
      runService(begin, own)
      tell(settings('cannot start'))
      const client = connect(forked, give('forked', 'serve'))
      await expect(client.who({})).rejects.toMatchObject({ code: 'unavailable' })
      await vi.waitFor(() => expect(seen).toEqual([expect.stringMatching(/^start: RangeError \|/), 'exit 1']))
      expect(seen.join()).not.toContain(PLANTED)
    })

    it('that cannot end what it began says where, and has failed', async () => {
      const { own, seen, tell } = seat()
      runService(begin, own)
      tell(settings('cannot stop'))
      await turn()
      tell({ kind: 'stop' })
      await turn()
      expect(seen).toEqual(['ready', expect.stringMatching(/^stop: RangeError \|/), 'exit 1'])
    })

    for (const [event, told] of [
      ['uncaughtException', 'uncaught'],
      ['unhandledRejection', 'unhandled'],
    ] as const)
      it(`dies of an error that nobody caught (${told}), once it has said where`, async () => {
        const { own, seen, befall } = seat()
        runService(begin, own)
        befall(event, new RangeError(PLANTED))
        const line = expect.stringMatching(new RegExp(`^${told}: RangeError \\| .*service\\.test\\.ts:\\d+`))
        expect(seen).toEqual([line]) // the line is under way before the process ends
        await turn()
        expect(seen).toEqual([line, 'exit 1'])
        expect(seen.join()).not.toContain(PLANTED)
      })

    it('does not outlive its supervisor with the store open', () => {
      const { own, seen, befall } = seat()
      runService(begin, own)
      befall('disconnect')
      expect(seen).toEqual(['exit 0'])
    })
  })

it('a service that nobody started for the house refuses to run', () => {
  const byHand = { on: () => undefined }
  expect(() => findParent(byHand)).toThrow(
    expect.objectContaining({
      code: 'internal',
      said: expect.objectContaining({ key: 'fault.not-by-hand' }),
    }),
  )
})
