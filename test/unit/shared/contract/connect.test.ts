import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { portPair } from '../../../../electron/host/ports.ts'
import { connect, connection } from '../../../../shared/contract/connect.ts'
import type { Port, Wire } from '../../../../shared/contract/wire.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { arrived, invented, PLANTED } from './invented.ts'

/** The far end of a port, played by hand: what the client asks, and whatever a service might answer. */
function desk(): { port: Port; asked: Wire[]; say(message: unknown): void; closed(): boolean; end: Port } {
  const [port, far] = portPair()
  const asked: Wire[] = []
  let closed = false
  far.listen(
    message => {
      asked.push(message as Wire)
    },
    () => {
      closed = true
    },
  )
  return { port, asked, say: message => far.send(message as Wire), closed: () => closed, end: far }
}
const input = { ward: 'A', scale: { grams: 1 } }
const unavailable = (key: 'fault.service-stopped' | 'fault.service-absent') => ({
  code: 'unavailable',
  said: say(key, { contract: 'invented' }),
})
const cancelled = { code: 'cancelled', said: say('fault.cancelled') }
/** How a promise stands once all that is under way has arrived. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.then(
    value => ({ value }),
    ({ code, said, detail }: AppError) => ({ code, said, ...(detail && { detail }) }),
  )
  await arrived()
  return Promise.race([settled, 'waits'])
}
/** A signal that counts who listens to it. */
function countedSignal() {
  const abort = new AbortController()
  const listeners = new Set<unknown>()
  const { signal } = abort
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners.add(args[1])
    add(...args)
  }
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners.delete(args[1])
    remove(...args)
  }
  return { abort, signal, listeners }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('a call', () => {
  it('says its method and input, each with an id of its own', async () => {
    const { port, asked } = desk()
    const client = connect(invented, port)
    void client.weigh(input)
    void client.knock({})
    await arrived()
    expect(asked).toEqual([
      { kind: 'call', id: 1, method: 'weigh', input },
      { kind: 'call', id: 2, method: 'knock', input: {} },
    ])
  })

  it('is settled by the answer with its id, whatever the order', async () => {
    const far = desk()
    const client = connect(invented, far.port)
    const first = client.weigh(input)
    const second = client.weigh(input)
    far.say({ kind: 'done', id: 2, output: { grams: 2 } })
    expect(await stateOf(second)).toEqual({ value: { grams: 2 } })
    expect(await stateOf(first)).toBe('waits')
    far.say({ kind: 'done', id: 1, output: { grams: 1 } })
    expect(await stateOf(first)).toEqual({ value: { grams: 1 } })
  })

  it('fails with the code, the words and the detail of its fault', async () => {
    const far = desk()
    const call = connect(invented, far.port).knock({})
    const fault = { code: 'conflict', said: say('fault.internal'), detail: { row: 3 } }
    far.say({ kind: 'failed', id: 1, fault })
    expect(await stateOf(call)).toEqual(fault)
  })

  it('hears its own progress, and none once it is settled', async () => {
    const far = desk()
    const client = connect(invented, far.port)
    const steps: unknown[] = []
    const call = client.walk({}, { onProgress: step => steps.push(step) })
    const deaf = client.walk({})
    far.say({ kind: 'progress', id: 1, step: { at: 1 } })
    far.say({ kind: 'progress', id: 2, step: { at: 2 } })
    far.say({ kind: 'done', id: 1, output: { steps: 1 } })
    far.say({ kind: 'progress', id: 1, step: { at: 3 } })
    expect(await stateOf(call)).toEqual({ value: { steps: 1 } })
    expect(steps).toEqual([{ at: 1 }])
    expect(await stateOf(deaf)).toBe('waits')
  })

  it('whose progress its caller cannot take fails alone, and is cancelled', async () => {
    const far = desk()
    const client = connect(invented, far.port)
    const mistake = new RangeError(PLANTED)
    const call = client.walk(
      {},
      {
        onProgress: () => {
          throw mistake
        },
      },
    )
    const other = client.knock({})
    far.say({ kind: 'progress', id: 1, step: { at: 1 } })
    await expect(call).rejects.toBe(mistake)
    far.say({ kind: 'done', id: 2, output: null })
    expect(await stateOf(other)).toEqual({ value: null })
    expect(far.asked).toContainEqual({ kind: 'cancel', id: 1 })
  })

  const strange: ReadonlyArray<[what: string, message: unknown]> = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'done'],
    ['a call', { kind: 'call', id: 1, method: 'weigh', input }],
    ['a cancel', { kind: 'cancel', id: 1 }],
    ['an answer to nobody', { kind: 'done', id: 9, output: null }],
    [
      'a fault for nobody',
      { kind: 'failed', id: 9, fault: { code: 'internal', said: say('fault.internal') } },
    ],
    ['progress for nobody', { kind: 'progress', id: 9, step: null }],
    ['a fault without a code', { kind: 'failed', id: 1, fault: {} }],
    ['a kind of its own', { kind: PLANTED, id: 1 }],
  ]
  for (const [what, message] of strange)
    it(`still waits after ${what} came in`, async () => {
      const far = desk()
      const call = connect(invented, far.port).weigh(input)
      await arrived()
      far.say(message)
      expect(await stateOf(call)).toBe('waits')
      far.say({ kind: 'done', id: 1, output: { grams: 1 } })
      expect(await stateOf(call)).toEqual({ value: { grams: 1 } })
    })
})

describe('cancelling', () => {
  it('before anything was asked asks nothing, with a port or without', async () => {
    const far = desk()
    const gone = AbortSignal.abort()
    const link = connection(invented)
    expect(await stateOf(link.client.knock({}, { signal: gone }))).toEqual(cancelled)
    link.attach(far.port)
    expect(await stateOf(link.client.knock({}, { signal: gone }))).toEqual(cancelled)
    expect(far.asked).toEqual([])
  })

  it('while waiting for a port asks nothing once that comes', async () => {
    const far = desk()
    const link = connection(invented)
    const { abort, signal, listeners } = countedSignal()
    const call = link.client.knock({}, { signal })
    const other = link.client.review({})
    abort.abort()
    expect(await stateOf(call)).toEqual(cancelled)
    expect(listeners.size).toBe(0)
    link.attach(far.port)
    expect(await stateOf(other)).toBe('waits')
    expect(far.asked).toEqual([{ kind: 'call', id: 1, method: 'review', input: {} }])
  })

  it('between waiting for a port and asking asks nothing', async () => {
    const far = desk()
    const link = connection(invented)
    const { abort, signal } = countedSignal()
    const call = link.client.knock({}, { signal })
    link.attach(far.port)
    abort.abort()
    expect(await stateOf(call)).toEqual(cancelled)
    expect(far.asked).toEqual([])
  })

  it('while it runs is told to the service, which answers as it likes', async () => {
    const far = desk()
    const client = connect(invented, far.port)
    const { abort, signal } = countedSignal()
    void client.weigh(input)
    const call = client.knock({}, { signal })
    await arrived()
    abort.abort()
    expect(await stateOf(call)).toBe('waits')
    expect(far.asked.slice(2)).toEqual([{ kind: 'cancel', id: 2 }])
    far.say({ kind: 'failed', id: 2, fault: cancelled })
    expect(await stateOf(call)).toEqual(cancelled)
  })

  for (const [how, end] of [
    ['answered', far => far.say({ kind: 'done', id: 1, output: null })],
    ['failed', far => far.say({ kind: 'failed', id: 1, fault: cancelled })],
    ['cut off', far => far.end.close()],
  ] as ReadonlyArray<[string, (far: ReturnType<typeof desk>) => void]>)
    it(`after it was ${how} is told to nobody, and the signal is let go`, async () => {
      const far = desk()
      const { abort, signal, listeners } = countedSignal()
      const call = connect(invented, far.port).knock({}, { signal })
      await arrived()
      expect(listeners.size).toBe(1)
      end(far)
      await stateOf(call)
      expect(listeners.size).toBe(0)
      abort.abort()
      await arrived()
      expect(far.asked).toHaveLength(1)
    })
})

describe('a service that goes and comes back', () => {
  it('leaves what waits unavailable at once, and is called again through its next port', async () => {
    const first = desk()
    const second = desk()
    const link = connection(invented)
    link.attach(first.port)
    const lost = [link.client.weigh(input), link.client.knock({})]
    await arrived()
    first.end.close()
    const stopped = unavailable('fault.service-stopped')
    expect(await Promise.all(lost.map(stateOf))).toEqual([stopped, stopped])
    const later = link.client.knock({})
    expect(await stateOf(later)).toBe('waits')
    link.attach(second.port)
    await arrived()
    second.say({ kind: 'done', id: 1, output: null })
    expect(await stateOf(later)).toEqual({ value: null })
  })

  it('that retires has not begun what it did not answer: the next is asked that, once, and in order', async () => {
    const first = desk()
    const second = desk()
    const link = connection(invented)
    link.attach(first.port)
    const [answered, failed, kept, other] = [
      link.client.knock({}),
      link.client.knock({}),
      link.client.weigh(input),
      link.client.knock({}),
    ]
    const failing = failed.catch(({ said }: AppError) => said)
    await arrived()
    first.say({ kind: 'done', id: 1, output: null })
    first.say({ kind: 'failed', id: 2, fault: { code: 'unavailable', said: say('fault.internal') } })
    first.say({ kind: 'retired' })
    expect(await stateOf(answered)).toEqual({ value: null })
    expect(await failing).toEqual(say('fault.internal'))
    expect([await stateOf(kept), await stateOf(other)]).toEqual(['waits', 'waits'])
    link.attach(second.port)
    await arrived()
    expect(second.asked).toMatchObject([
      { kind: 'call', method: 'weigh', input },
      { kind: 'call', method: 'knock' },
    ])
    second.say({ kind: 'done', id: 1, output: null })
    second.say({ kind: 'done', id: 2, output: null })
    expect([await stateOf(kept), await stateOf(other)]).toEqual([{ value: null }, { value: null }])
  })

  it('is waited for only so long', async () => {
    const link = connection(invented, 500)
    const { signal, listeners } = countedSignal()
    const call = link.client.knock({}, { signal })
    vi.advanceTimersByTime(499)
    expect(await stateOf(call)).toBe('waits')
    vi.advanceTimersByTime(1)
    expect(await stateOf(call)).toEqual(unavailable('fault.service-absent'))
    expect(listeners.size).toBe(0)
  })

  it('a call that ran out of patience is not made when the service comes', async () => {
    const far = desk()
    const link = connection(invented, 500)
    const call = link.client.knock({})
    vi.advanceTimersByTime(500)
    await stateOf(call)
    link.attach(far.port)
    await arrived()
    expect(far.asked).toEqual([])
  })

  it('is waited for ten seconds where nothing else was said', async () => {
    const call = connection(invented).client.knock({})
    vi.advanceTimersByTime(9_999)
    expect(await stateOf(call)).toBe('waits')
    vi.advanceTimersByTime(1)
    expect(await stateOf(call)).toEqual(unavailable('fault.service-absent'))
  })

  it('a new port replaces the old: that one closes, and what it says late is not believed', async () => {
    const first = desk()
    const second = desk()
    const link = connection(invented)
    link.attach(first.port)
    const old = link.client.weigh(input)
    await arrived()
    link.attach(second.port)
    const fresh = link.client.weigh(input)
    first.say({ kind: 'done', id: 1, output: { grams: 1 } })
    expect(await stateOf(old)).toEqual(unavailable('fault.service-stopped'))
    expect(await stateOf(fresh)).toBe('waits')
    expect(first.closed()).toBe(true)
    expect(second.closed()).toBe(false)
    second.say({ kind: 'done', id: 1, output: { grams: 2 } })
    expect(await stateOf(fresh)).toEqual({ value: { grams: 2 } })
  })

  it('the end of a port that was replaced does not end the one in its place', async () => {
    const ends: Array<() => void> = []
    const slow: Port = {
      send: () => undefined,
      listen: (_hear, onClose) => {
        ends.push(onClose)
      },
      close: () => undefined,
    }
    const far = desk()
    const link = connection(invented)
    link.attach(slow)
    link.attach(far.port)
    const call = link.client.knock({})
    ends[0]?.()
    far.say({ kind: 'done', id: 1, output: null })
    expect(await stateOf(call)).toEqual({ value: null })
  })

  it('detached, leaves what waits unavailable and lets later calls wait', async () => {
    const first = desk()
    const link = connection(invented)
    link.detach()
    link.attach(first.port)
    const lost = link.client.knock({})
    await arrived()
    link.detach()
    expect(await stateOf(lost)).toEqual(unavailable('fault.service-stopped'))
    expect(first.closed()).toBe(true)
    const later = link.client.knock({})
    expect(await stateOf(later)).toBe('waits')
    link.attach(desk().port)
    await arrived()
  })

  it('that goes just when a call is made leaves that call unavailable', async () => {
    const far = desk()
    const link = connection(invented)
    link.attach(far.port)
    const call = link.client.knock({})
    link.detach()
    expect(await stateOf(call)).toEqual(unavailable('fault.service-stopped'))
    expect(far.asked).toEqual([])
  })

  it('on a port that nobody replaces is not waited for', async () => {
    const far = desk()
    const client = connect(invented, far.port)
    far.end.close()
    await arrived()
    const call = stateOf(client.knock({}))
    vi.advanceTimersByTime(0)
    expect(await call).toEqual(unavailable('fault.service-absent'))
  })
})
