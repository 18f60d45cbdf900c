import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier } from '../../../../../electron/learning/stats/survival/kaplan-meier.ts'
import {
  nelsonAalen,
  nelsonAalenInSteps,
} from '../../../../../electron/learning/stats/survival/nelson-aalen.ts'
import { leukaemia } from '../../../../fixtures/survival-examples.ts'
import { crowd, people } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

describe('Nelson-Aalen', () => {
  it('is the published cumulative hazard of the leukaemia trial', () => {
    // Klein & Moeschberger 2003, Survival Analysis, table 4.2: H and its standard error at 6, 7, 10, 13, 16,
    // 22 and 23 weeks.
    const { times, events, cumulativeHazard, standardError } = nelsonAalen(leukaemia.mercaptopurine)
    const at = [...times.keys()].filter(step => events[step]! > 0)
    expect(at.map(step => Number(cumulativeHazard[step]!.toFixed(4)))).toEqual([
      0.1429, 0.2017, 0.2683, 0.3517, 0.4426, 0.5854, 0.7521,
    ])
    expect(at.map(step => Number((standardError[step]! ** 2).toFixed(4)))).toEqual([
      0.0068, 0.0103, 0.0147, 0.0217, 0.0299, 0.0503, 0.0781,
    ])
  })

  it('counts tied events one after another if asked: 1/5 + 1/4 + 1/3', () => {
    const { cumulativeHazard, standardError } = nelsonAalen(
      { time: Float64Array.of(1, 1, 1, 2, 2), event: Uint8Array.of(1, 1, 1, 0, 0) },
      'one-by-one',
    )
    expect(cumulativeHazard[0]).toBeCloseTo(1 / 5 + 1 / 4 + 1 / 3, 14)
    expect(standardError[0]! ** 2).toBeCloseTo(1 / 25 + 1 / 16 + 1 / 9, 14)
  })

  it('lies below minus the logarithm of the Kaplan-Meier curve; one by one lies between', () => {
    fc.assert(
      fc.property(people(), ({ time, event }) => {
        const { survival } = kaplanMeier({ time, event })
        const together = nelsonAalen({ time, event }).cumulativeHazard
        const one = nelsonAalen({ time, event }, 'one-by-one').cumulativeHazard
        survival.forEach((value, step) => {
          expect(together[step]).toBeLessThanOrEqual(one[step]! + 1e-12)
          expect(one[step]).toBeLessThanOrEqual(-Math.log(value) + 1e-12)
        })
      }),
    )
  })

  it('does not depend on how ties are counted where there are none', () => {
    const apart = { time: Float64Array.of(1, 2, 3, 4), event: Uint8Array.of(1, 0, 1, 1) }
    expect(nelsonAalen(apart).cumulativeHazard).toEqual(nelsonAalen(apart, 'one-by-one').cumulativeHazard)
  })

  it('stays at 0 without events and is finite where all have it', () => {
    expect([
      ...nelsonAalen({ time: Float64Array.of(1, 2), event: new Uint8Array(2) }).cumulativeHazard,
    ]).toEqual([0, 0])
    const { cumulativeHazard, survival, upper } = nelsonAalen({
      time: Float64Array.of(5),
      event: Uint8Array.of(1),
    })
    expect([cumulativeHazard[0], survival[0]]).toEqual([1, Math.exp(-1)])
    expect(upper[0]).toBeLessThan(1)
    expect(nelsonAalen({ time: new Float64Array(), event: new Uint8Array() }).times.length).toBe(0)
  })

  it('counts people with delayed entry from their start on', () => {
    expect([
      ...nelsonAalen({
        time: Float64Array.of(2, 4, 5),
        event: Uint8Array.of(1, 1, 0),
        start: Float64Array.of(0, 0, 3),
      }).cumulativeHazard,
    ]).toEqual([1 / 2, 1, 1])
  })
})

it('comes in steps too', async () => {
  await expectSteps(() => nelsonAalenInSteps(crowd(), 'one-by-one'), nelsonAalen(crowd(), 'one-by-one'))
})
