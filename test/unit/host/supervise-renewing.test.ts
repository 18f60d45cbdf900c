import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serviceNames } from '../../../electron/host/protocol.ts'
import { house } from '../../fixtures/supervised-house.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('renewing, which one service asks for', () => {
  it('ends every service and starts each again at once, which counts as no death', () => {
    const { now, launched, log, stateOf, allReady } = house()
    allReady()
    const before = serviceNames.map(now)
    now('records').say({ kind: 'renew' })
    for (const each of before) {
      expect(each.told.at(-1)?.instruction).toEqual({ kind: 'stop' })
      each.exit(0)
    }
    expect(launched).toHaveLength(8)
    for (const name of serviceNames)
      expect(stateOf(name)).toMatchObject({ state: 'starting', restarts: 0, lives: 2 })
    allReady()
    expect(stateOf('records')).toMatchObject({ state: 'ready', restarts: 0, lives: 2 })
    expect(log).toEqual([])
  })

  it('kills whoever does not end in time, and waits for nobody twice', () => {
    const { now, launched, allReady } = house()
    allReady()
    const slow = now('learning')
    now('records').say({ kind: 'renew' })
    now('records').say({ kind: 'renew' })
    expect(slow.told.filter(({ instruction }) => instruction.kind === 'stop')).toHaveLength(1)
    vi.advanceTimersByTime(3_000)
    expect(slow.killed).toBe(true)
    expect(now('learning')).not.toBe(slow)
    expect(launched).toHaveLength(8)
  })

  it('hands out no port to whoever is about to go, and one again once she is back', () => {
    const { services, now, allReady } = house()
    allReady()
    now('records').say({ kind: 'renew' })
    expect(services.open('vault')).toBeUndefined()
    for (const name of serviceNames) now(name).exit(0)
    expect(services.open('vault')).toBeUndefined()
    allReady()
    const near = services.open('vault')!
    expect(now('records').given()).toContain(`serve vault ${near.replace('near', 'far')}`)
  })

  it('starts nothing once all shall stop', async () => {
    const { services, now, launched, allReady } = house()
    allReady()
    const stopped = services.stop()
    now('records').say({ kind: 'renew' })
    for (const name of serviceNames) now(name).exit(0)
    await stopped
    expect(launched).toHaveLength(4)
  })
})
