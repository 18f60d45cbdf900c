import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../shared/domain/random.ts'
import {
  poissonCriticalValue,
  poissonLogLikelihoodRatio,
  poissonSignalProbability,
} from '../../../../../electron/learning/stats/sequential/maxsprt-poisson.ts'
import { watchPoisson } from '../../../../../electron/learning/stats/sequential/watch-poisson.ts'

const valueOf = (expectedEvents: number, alpha: number, minimumEvents = 1) => {
  const found = poissonCriticalValue({ expectedEvents, minimumEvents }, alpha)
  if (found.kind !== 'fitted') throw new Error(found.reason)
  return found.value
}

describe('MaxSPRT for Poisson counts', () => {
  it.each([
    [1, 2.853937],
    [1.5, 2.964971],
    [2, 3.046977],
    [5, 3.297183],
    [10, 3.467952],
  ])(
    'critical value with %d expected events and alpha 0.05 is %d (Kulldorff et al. 2011, table 1)',
    (expected, value) => {
      expect(valueOf(expected, 0.05)).toBeCloseTo(value, 6)
    },
  )

  it('with one event at most in reach the probability is known: the first event before s(1)', () => {
    // s(2) lies beyond what is expected, so only the first event can come in time.
    const expectedEvents = 0.05
    const s1 = 0.02
    const value = poissonLogLikelihoodRatio(1, s1)
    const s2AfterEnd = poissonLogLikelihoodRatio(2, expectedEvents) > value
    expect(s2AfterEnd).toBe(true)
    // Signals: an event by s1, or none by s1 and then two by the end.
    const rest = expectedEvents - s1
    const exact = 1 - Math.exp(-s1) + Math.exp(-s1) * (1 - Math.exp(-rest) * (1 + rest))
    expect(poissonSignalProbability({ expectedEvents, minimumEvents: 1 }, value)).toBeCloseTo(exact, 14)
  })

  it('the value found is signalled with probability alpha, also far out and with a minimum of events', () => {
    for (const [expectedEvents, minimumEvents, alpha] of [
      [0.5, 1, 0.05],
      [30, 4, 0.01],
      [8, 2, 1e-7],
    ] as const) {
      expect(
        poissonSignalProbability(
          { expectedEvents, minimumEvents },
          valueOf(expectedEvents, alpha, minimumEvents),
        ) / alpha,
      ).toBeCloseTo(1, 9)
    }
  })

  it('rises with what is expected, falls with alpha and with the minimum of events', () => {
    const rising = [1, 3, 10, 40].map(expected => valueOf(expected, 0.05))
    const falling = [1, 2, 4, 8].map(minimum => valueOf(10, 0.05, minimum))
    rising.slice(1).forEach((value, k) => {
      expect(value).toBeGreaterThan(rising[k]!)
    })
    falling.slice(1).forEach((value, k) => {
      expect(value).toBeLessThan(falling[k]!)
    })
    expect(valueOf(10, 0.01)).toBeGreaterThan(valueOf(10, 0.05))
  })

  it('as often as simulated surveillance signals without any excess', () => {
    const random = createRandom(17)
    const surveillance = { expectedEvents: 6, minimumEvents: 2 }
    const value = valueOf(6, 0.05, 2)
    let signals = 0
    const runs = 20_000
    for (let run = 0; run < runs; run++) {
      let time = 0
      for (let events = 1; ; events++) {
        time += random.exponential()
        if (time > surveillance.expectedEvents) break
        if (events >= surveillance.minimumEvents && poissonLogLikelihoodRatio(events, time) >= value) {
          signals++
          break
        }
      }
    }
    expect(Math.abs(signals / runs - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / runs))
  })

  it('says so where so many events can hardly come', () => {
    expect(poissonCriticalValue({ expectedEvents: 0.01, minimumEvents: 3 }, 0.05)).toEqual({
      kind: 'not-estimable',
      reason: 'never-so-probable',
    })
    expect(poissonCriticalValue({ expectedEvents: 0.001, minimumEvents: 1 }, 0.05)).toEqual({
      kind: 'not-estimable',
      reason: 'never-so-probable',
    })
  })

  it('the log likelihood ratio is 0 below expectation, infinite for what was not expected at all', () => {
    expect(poissonLogLikelihoodRatio(3, 3)).toBe(0)
    expect(poissonLogLikelihoodRatio(0, 0)).toBe(0)
    expect(poissonLogLikelihoodRatio(2, 0)).toBe(Infinity)
    expect(poissonLogLikelihoodRatio(4, 1)).toBeCloseTo(4 * Math.log(4) - 3, 14)
  })

  it('refuses what is no plan', () => {
    for (const expectedEvents of [0, -1, NaN, Infinity])
      expect(() => poissonCriticalValue({ expectedEvents, minimumEvents: 1 }, 0.05)).toThrow(RangeError)
    for (const minimumEvents of [0, 1.5, NaN])
      expect(() => poissonCriticalValue({ expectedEvents: 1, minimumEvents }, 0.05)).toThrow(RangeError)
    for (const alpha of [0, 1, NaN])
      expect(() => poissonCriticalValue({ expectedEvents: 1, minimumEvents: 1 }, alpha)).toThrow(RangeError)
    expect(() => poissonSignalProbability({ expectedEvents: 1, minimumEvents: 1 }, 0)).toThrow(RangeError)
    expect(() => poissonLogLikelihoodRatio(1.5, 1)).toThrow(RangeError)
    expect(() => poissonLogLikelihoodRatio(1, NaN)).toThrow(RangeError)
  })
})

describe('watching a count', () => {
  const plan = { expectedEvents: 5, minimumEvents: 3 }
  const value = valueOf(5, 0.05, 3)
  const each = (...values: number[]) => Float64Array.from(values)

  it('signals at the first look that reaches the value with enough events, and not before', () => {
    const watch = watchPoisson(each(1, 1, 3, 4), each(0.05, 0.2, 0.5, 0.5), plan, value)
    expect(watch.logLikelihoodRatio[0]).toBeGreaterThan(1.9)
    expect(watch).toMatchObject({ signalAt: 2, state: 'signalled' })
  })

  it('goes on while nothing happens, ends when all is done, and a look past the plan cannot signal', () => {
    expect(watchPoisson(each(0, 1), each(1, 1), plan, value)).toMatchObject({
      signalAt: undefined,
      state: 'watching',
    })
    expect(watchPoisson(each(2, 3), each(2.5, 2.5), plan, value)).toMatchObject({
      signalAt: undefined,
      state: 'ended-without-signal',
    })
    expect(watchPoisson(each(2, 30), each(2.5, 2.6), plan, value)).toMatchObject({
      signalAt: undefined,
      state: 'ended-without-signal',
    })
    expect(watchPoisson(each(), each(), plan, value)).toMatchObject({
      signalAt: undefined,
      state: 'watching',
    })
  })

  it('refuses counts and expectations that are none', () => {
    expect(() => watchPoisson(each(1), each(), plan, value)).toThrow(RangeError)
    expect(() => watchPoisson(each(0.5), each(1), plan, value)).toThrow('look 1')
    expect(() => watchPoisson(each(1), each(-1), plan, value)).toThrow('look 1')
    expect(() => watchPoisson(each(1), each(1), plan, NaN)).toThrow(RangeError)
    expect(() => watchPoisson(each(1), each(1), { expectedEvents: 0, minimumEvents: 1 }, 1)).toThrow(
      RangeError,
    )
  })
})
