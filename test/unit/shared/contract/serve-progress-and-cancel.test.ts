import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallContext } from '../../../../shared/contract/define.ts'
import type { Wire } from '../../../../shared/contract/wire.ts'
import type { Fault } from '../../../../shared/errors.ts'
import { arrived, PLANTED, rawDesk } from './invented.ts'

const asked = { ward: 'A', scale: { grams: 5 } }
const faultOf = (heard: readonly Wire[]): Fault | undefined =>
  heard.flatMap(each => (each.kind === 'failed' ? [each.fault] : []))[0]
const internal = { code: 'internal', said: { key: 'fault.internal', values: {} } }
/** What a handler of a broken service would return: the compiler is told that it is as agreed. */
const unagreed = (value: unknown) => value as never

describe('progress', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const walk = async (steps: (report: (step: { at: number; phase?: string }) => void) => void) => {
    const desk = rawDesk({
      walk: (_input, { report }) => {
        steps(report)
        return { steps: 1 }
      },
    })
    return { desk, heard: await desk.call('walk', {}) }
  }
  const at = (id: number, ...places: number[]) =>
    places.map(each => ({ kind: 'progress', id, step: { at: each } }))
  const done = { kind: 'done', id: 1, output: { steps: 1 } }

  it('passes on the first step at once and the last one before the answer', async () => {
    const { heard } = await walk(report => {
      for (let step = 0; step < 50; step++) report({ at: step })
    })
    expect(heard).toEqual([...at(1, 0, 49), done])
  })

  it('passes on at most ten steps a second', async () => {
    const { heard } = await walk(report => {
      for (let step = 0; step < 1_000; step++) {
        report({ at: step })
        vi.advanceTimersByTime(1)
      }
    })
    expect(heard).toEqual([...at(1, 0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 999), done])
  })

  it('passes on the first step of a phase at once, since what follows may hold up everything', async () => {
    const { heard } = await walk(report => {
      report({ at: 1, phase: 'reading' })
      report({ at: 2, phase: 'reading' })
      report({ at: 3, phase: 'checking' })
      report({ at: 4, phase: 'checking' })
    })
    const step = (place: number, phase: string) => ({ kind: 'progress', id: 1, step: { at: place, phase } })
    expect(heard).toEqual([step(1, 'reading'), step(3, 'checking'), step(4, 'checking'), done])
  })

  it('passes on ten more a second at most, however often the phase changes', async () => {
    const { heard } = await walk(report => {
      for (let at = 0; at < 1_000; at++) {
        report({ at, phase: `phase ${at}` })
        vi.advanceTimersByTime(1)
      }
    })
    const told = heard.filter(({ kind }) => kind === 'progress').length
    expect(told).toBeGreaterThan(10)
    expect(told).toBeLessThanOrEqual(22)
  })

  it('says nothing twice: a step that was passed on is not held for the end', async () => {
    const { heard } = await walk(report => {
      report({ at: 1 })
      report({ at: 2 })
      vi.advanceTimersByTime(100)
      report({ at: 3 })
    })
    expect(heard).toEqual([...at(1, 1, 3), done])
  })

  const wrong: ReadonlyArray<[what: string, step: unknown]> = [
    ['a stray field', { at: 1, name: PLANTED }],
    ['a wrong type', { at: PLANTED }],
    ['nothing', undefined],
  ]
  for (const [what, step] of wrong)
    it(`with ${what} does not leave, and the call fails`, async () => {
      const first = await walk(report => report(unagreed(step)))
      expect(first.heard).toEqual([{ kind: 'failed', id: 1, fault: internal }])
      const held = await walk(report => {
        report({ at: 1 })
        report(unagreed(step))
      })
      expect(held.heard).toEqual([...at(1, 1), { kind: 'failed', id: 1, fault: internal }])
    })

  it('of a method that tells none does not leave, and the call fails', async () => {
    const desk = rawDesk({
      weigh: ({ scale }, { report }) => {
        report(unagreed({ name: PLANTED }))
        return scale
      },
    })
    const heard = await desk.call('weigh', asked)
    expect(faultOf(heard)?.code).toBe('internal')
    expect(JSON.stringify(heard)).not.toContain(PLANTED)
    expect(heard).toHaveLength(1)
  })

  for (const [ending, end] of [
    ['answered', () => ({ steps: 1 })],
    ['failed', () => Promise.reject(new Error())],
  ] as const)
    it(`after a call has ${ending} is heard by nobody`, async () => {
      let late: CallContext<{ at: number }>['report'] | undefined
      const desk = rawDesk({
        walk: (_input, { report }) => {
          late = report
          return end()
        },
      })
      const heard = await desk.call('walk', {})
      vi.advanceTimersByTime(1_000)
      late?.({ at: 9 })
      await arrived()
      expect(desk.heard).toEqual(heard)
      expect(heard).toHaveLength(1)
    })
})

describe('cancelling', () => {
  /** Calls that run until they are cancelled, and the signal of each. */
  const patient = () => {
    const signals: AbortSignal[] = []
    const desk = rawDesk({
      knock: (_input, { signal }) => {
        signals.push(signal)
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        })
      },
    })
    return {
      ...desk,
      signals,
      start: (id: number) => desk.send({ kind: 'call', id, method: 'knock', input: {} }),
    }
  }
  const cancelled = { code: 'cancelled', said: { key: 'fault.cancelled', values: {} } }

  it('reaches the signal of the call that is meant, and no other', async () => {
    const desk = patient()
    desk.start(1)
    desk.start(2)
    await arrived()
    desk.send({ kind: 'cancel', id: 2 })
    await arrived()
    expect(desk.signals.map(each => each.aborted)).toEqual([false, true])
    expect(desk.heard).toEqual([{ kind: 'failed', id: 2, fault: cancelled }])
  })

  it('a call that is unknown, or has ended, does nothing', async () => {
    const desk = rawDesk()
    desk.send({ kind: 'cancel', id: 99 })
    await desk.call('knock', {})
    desk.send({ kind: 'cancel', id: 1 })
    await arrived()
    expect(desk.heard).toEqual([{ kind: 'done', id: 1, output: null }])
    expect(desk.faults).toEqual([])
  })

  it('a port that closes cancels all that runs on it', async () => {
    const desk = patient()
    desk.start(1)
    desk.start(2)
    await arrived()
    desk.port.close()
    await arrived()
    expect(desk.signals.map(each => each.aborted)).toEqual([true, true])
  })

  it('an id that still runs cannot be taken by a second call: the first stays cancellable', async () => {
    const desk = patient()
    desk.start(1)
    await arrived()
    desk.start(1)
    await arrived()
    expect(desk.signals).toHaveLength(1)
    expect(desk.heard).toEqual([])
    expect(desk.faults.map(each => each.place)).toEqual(['invented'])
    desk.port.close()
    await arrived()
    expect(desk.signals[0]?.aborted).toBe(true)
  })
})
