import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whenAlone } from '../../../electron/main/when-alone.ts'

const MINUTE_MILLISECONDS = 60_000

describe('a machine that is left alone', () => {
  let idleSeconds = 0
  let power = new EventEmitter() as EventEmitter & { getSystemIdleTime(): number }
  let locks = 0
  beforeEach(() => {
    vi.useFakeTimers()
    idleSeconds = 0
    locks = 0
    power = Object.assign(new EventEmitter(), { getSystemIdleTime: () => idleSeconds })
    whenAlone(power, () => {
      locks++
    })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(['suspend', 'lock-screen'])('locks at once on %s', event => {
    power.emit(event)
    expect(locks).toBe(1)
  })
  it('locks after ten minutes, once, and again when somebody was there in between', () => {
    idleSeconds = 599
    vi.advanceTimersByTime(MINUTE_MILLISECONDS)
    expect(locks).toBe(0)
    idleSeconds = 600
    vi.advanceTimersByTime(MINUTE_MILLISECONDS)
    idleSeconds = 4_000
    vi.advanceTimersByTime(60 * MINUTE_MILLISECONDS)
    expect(locks).toBe(1)
    idleSeconds = 0
    vi.advanceTimersByTime(MINUTE_MILLISECONDS)
    idleSeconds = 600
    vi.advanceTimersByTime(MINUTE_MILLISECONDS)
    expect(locks).toBe(2)
  })
})
