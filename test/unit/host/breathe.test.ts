import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { breather } from '../../../electron/host/breathe.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})
const signal = new AbortController().signal

describe('long work that breathes', () => {
  it('goes on at once until its time has passed, then lets others in', async () => {
    const breathe = breather(signal, 16)
    vi.advanceTimersByTime(15)
    expect(breathe()).toBeUndefined()
    vi.advanceTimersByTime(1)
    let others = false
    setImmediate(() => {
      others = true
    })
    await breathe()
    expect(others).toBe(true)
  })

  it('counts anew after each breath', async () => {
    const breathe = breather(signal, 16)
    vi.advanceTimersByTime(16)
    await breathe()
    expect(breathe()).toBeUndefined()
    vi.advanceTimersByTime(16)
    expect(breathe()).toBeInstanceOf(Promise)
  })

  it('breathes sixty times a second where nothing else was said', () => {
    const breathe = breather(signal)
    vi.advanceTimersByTime(15)
    expect(breathe()).toBeUndefined()
    vi.advanceTimersByTime(1)
    expect(breathe()).toBeInstanceOf(Promise)
  })

  it('a cancel that came meanwhile lands with the next breath, with its reason', async () => {
    const abort = new AbortController()
    const breathe = breather(abort.signal, 16)
    const reason = new DOMException('enough', 'AbortError')
    abort.abort(reason)
    expect(breathe()).toBeUndefined()
    vi.advanceTimersByTime(16)
    await expect(breathe()).rejects.toBe(reason)
  })

  it('a cancel that comes while others are let in lands with that same breath', async () => {
    const abort = new AbortController()
    const breathe = breather(abort.signal, 16)
    vi.advanceTimersByTime(16)
    setImmediate(() => abort.abort())
    await expect(breathe()).rejects.toMatchObject({ name: 'AbortError' })
  })
})
