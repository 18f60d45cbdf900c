import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lines, serviceNames } from '../../../electron/host/protocol.ts'
import { house, settings, type End } from '../../fixtures/supervised-house.ts'

const settled = async (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise(resolve => setImmediate(() => resolve(false)))])

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('starting', () => {
  it('gives each process of a service a line of its own to whoever knows what stands behind tickets', () => {
    const desk: End[] = []
    const { launched, now, allReady } = house(port => desk.push(port))
    allReady()
    now('intake').exit(1)
    vi.advanceTimersByTime(100)
    now('intake').say({ kind: 'ready' })
    for (const { told } of launched)
      expect(told[0]?.instruction).toEqual({ kind: 'start', settings: { ...settings, files: 'by-ticket' } })
    const lines = launched.map(each => each.given().filter(line => line.startsWith('call tickets ')))
    expect(lines.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1])
    expect(desk.toSorted()).toEqual(
      lines
        .flat()
        .map(line => line.slice(13).replace('near', 'far'))
        .toSorted(),
    )
  })
  it('starts each service once and tells it its settings first', () => {
    const { launched, services } = house()
    expect(launched.map(each => each.name)).toEqual([...serviceNames])
    for (const { told } of launched)
      expect(told).toEqual([{ instruction: { kind: 'start', settings }, port: undefined }])
    expect(services.states()).toEqual(
      serviceNames.map((name, index) => ({
        name,
        state: 'starting',
        pid: 100 + index,
        restarts: 0,
        lives: 1,
      })),
    )
  })

  it('kills a service that never says it is ready, and starts it again', () => {
    const { now, log, stateOf, launched } = house()
    const first = now('learning')
    const others = launched.filter(each => each !== first)
    for (const name of serviceNames) if (name !== 'learning') now(name).say({ kind: 'ready' })
    vi.advanceTimersByTime(59_999)
    expect(first.killed).toBe(false)
    vi.advanceTimersByTime(1)
    expect(first.killed).toBe(true)
    expect(log).toContain('learning: not ready after 60 s, starting again')
    expect(stateOf('learning').state).toBe('restarting')
    vi.advanceTimersByTime(100)
    expect(now('learning')).not.toBe(first)
    expect(stateOf('learning')).toMatchObject({ state: 'starting', restarts: 1 })
    // Whoever was ready in time stays.
    expect(others.map(each => each.killed)).toEqual([false, false, false])
  })

  it('says nothing of a late start about a service that died before it was ready and is back since', () => {
    const { now, log, launched } = house()
    now('learning').exit(1)
    vi.advanceTimersByTime(100)
    for (const name of serviceNames) now(name).say({ kind: 'ready' })
    vi.advanceTimersByTime(120_000)
    expect(log).toEqual(['learning: stopped with code 1, starting again'])
    expect(launched.some(each => each.killed)).toBe(false)
  })

  it('is ready when every service is, and at once for whoever asks later', async () => {
    const { services, now, allReady } = house()
    const early = services.ready()
    for (const name of serviceNames.slice(1)) now(name).say({ kind: 'ready' })
    expect(await settled(early)).toBe(false)
    allReady()
    expect(await settled(early)).toBe(true)
    expect(await settled(services.ready())).toBe(true)
  })

  it('passes on log lines with the name of their service, and every change of state', () => {
    const { now, log, changes } = house()
    now('intake').say({ kind: 'log', line: 'a place' })
    expect(log).toEqual(['intake: a place'])
    expect(changes).toEqual([])
    now('intake').say({ kind: 'ready' })
    expect(changes).toEqual([{ name: 'intake', state: 'ready', pid: 101, restarts: 0, lives: 1 }])
  })
})

describe('joining', () => {
  const inner = lines.filter(each => each.caller !== 'window' && each.caller !== 'main')

  it('joins both ends of each line once both are ready, in whatever order they are', () => {
    for (const order of [[...serviceNames], serviceNames.toReversed()]) {
      const { launched, now } = house()
      for (const name of order) now(name).say({ kind: 'ready' })
      const given = launched.flatMap(each => each.given().map(words => `${each.name} ${words}`))
      expect(given).toHaveLength(2 * inner.length)
      for (const { contract, caller, server } of inner) {
        const near = given.find(each => each.startsWith(`${caller} call ${contract} `))
        const far = given.find(each => each.startsWith(`${server} serve ${contract} `))
        expect(near?.replace('-near', '').split(' ').at(-1)).toBe(far?.replace('-far', '').split(' ').at(-1))
      }
    }
  })

  it('gives no port before both ends are ready', () => {
    const { launched, now } = house()
    for (const name of ['intake', 'learning', 'exchange'] as const) now(name).say({ kind: 'ready' })
    expect(launched.flatMap(each => each.given())).toEqual([])
  })

  it('a service that comes back is joined anew, and nobody else is', () => {
    const { now, allReady } = house()
    allReady()
    const before = now('learning').given().length
    now('intake').exit(1)
    vi.advanceTimersByTime(100)
    now('intake').say({ kind: 'ready' })
    expect(
      now('intake')
        .given()
        .map(each => each.replace(/ c\d+/, ' c')),
    ).toEqual(['call ingest c-near'])
    expect(
      now('records')
        .given()
        .filter(each => each.startsWith('serve ingest')),
    ).toHaveLength(2)
    expect(now('learning').given()).toHaveLength(before)
  })

  it('opens a port for the window: one end here, the other with the service that serves it', () => {
    const { services, now, allReady } = house()
    allReady()
    const records = now('records').given().length
    const near = services.open('learning')
    expect(now('learning').given().at(-1)).toBe(`serve learning ${near!.replace('near', 'far')}`)
    expect(now('records').given()).toHaveLength(records)
    expect(services.open('patients')).not.toBe(near)
    expect(now('records').given().at(-1)).toMatch(/^serve patients c\d+-far$/)
  })
})

describe('a service that dies', () => {
  /** How long after its death a service is started again. */
  function pauseOf({ launched, now }: ReturnType<typeof house>): number {
    const before = launched.length
    now('learning').exit(7)
    let waited = 0
    while (launched.length === before && waited < 60_000) {
      vi.advanceTimersByTime(50)
      waited += 50
    }
    return waited
  }

  it('is told of, and started again after a tenth of a second, with its settings', () => {
    const { now, changes, log, launched, stateOf, allReady } = house()
    allReady()
    changes.length = 0
    now('learning').exit(7)
    expect(log).toEqual(['learning: stopped with code 7, starting again'])
    expect(changes.map(each => each.state)).toEqual(['restarting'])
    vi.advanceTimersByTime(99)
    expect(launched).toHaveLength(4)
    vi.advanceTimersByTime(1)
    expect(launched).toHaveLength(5)
    expect(stateOf('learning')).toEqual({
      name: 'learning',
      state: 'starting',
      pid: 104,
      restarts: 1,
      lives: 2,
    })
    expect(now('learning').told[0]?.instruction).toEqual({ kind: 'start', settings })
  })

  it('is waited for twice as long after each death in short order, ten seconds at most', () => {
    const world = house()
    const pauses = Array.from({ length: 10 }, () => pauseOf(world))
    expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000])
    expect(world.stateOf('learning').restarts).toBe(10)
  })

  it('starts afresh with short pauses once it has run for half a minute', () => {
    const world = house()
    for (let death = 0; death < 5; death++) pauseOf(world)
    vi.advanceTimersByTime(30_000)
    expect(pauseOf(world)).toBe(3_200)
    vi.advanceTimersByTime(30_001)
    expect(pauseOf(world)).toBe(100)
    expect(pauseOf(world)).toBe(200)
  })

  it('makes everybody not ready until it is back', async () => {
    const { services, now, allReady } = house()
    allReady()
    now('records').exit(1)
    const ready = services.ready()
    vi.advanceTimersByTime(100)
    expect(await settled(ready)).toBe(false)
    now('records').say({ kind: 'ready' })
    expect(await settled(ready)).toBe(true)
  })
})

describe('stopping', () => {
  it('asks every service, and is done when the last has gone; none is started again', async () => {
    const { services, launched, now, allReady, changes } = house()
    allReady()
    changes.length = 0
    const stopped = services.stop()
    for (const { told } of launched) expect(told.at(-1)?.instruction).toEqual({ kind: 'stop' })
    for (const name of serviceNames.slice(1)) now(name).exit(0)
    expect(await settled(stopped)).toBe(false)
    now('records').exit(0)
    expect(await settled(stopped)).toBe(true)
    expect(changes.map(each => each.state)).toEqual(['stopped', 'stopped', 'stopped', 'stopped'])
    vi.advanceTimersByTime(60_000)
    expect(launched).toHaveLength(4)
    expect(launched.map(each => each.killed)).toEqual([false, false, false, false])
  })

  it('ends by force what has not gone after three seconds, and only that', async () => {
    const { services, now, allReady } = house()
    allReady()
    const stopped = services.stop()
    for (const name of serviceNames.slice(1)) now(name).exit(0)
    expect(await settled(stopped)).toBe(false)
    vi.advanceTimersByTime(2_999)
    expect(now('records').killed).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await settled(stopped)).toBe(true)
    expect(serviceNames.map(name => now(name).killed)).toEqual([true, false, false, false])
  })

  it('while a service waits to be started again leaves nothing to come', async () => {
    const { services, launched, now, allReady, stateOf } = house()
    allReady()
    now('learning').exit(1)
    const stopped = services.stop()
    for (const name of ['records', 'intake', 'exchange'] as const) now(name).exit(0)
    expect(await settled(stopped)).toBe(true)
    expect(stateOf('learning').state).toBe('stopped')
    expect(now('learning').told.map(each => each.instruction.kind)).not.toContain('stop')
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(60_000)
    expect(launched).toHaveLength(4)
  })

  it('twice is no harm', async () => {
    const { services, now, allReady } = house()
    allReady()
    const first = services.stop()
    for (const name of serviceNames) now(name).exit(0)
    await first
    expect(await settled(services.stop())).toBe(true)
    expect(now('records').told.filter(each => each.instruction.kind === 'stop')).toHaveLength(1)
  })
})
