import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonCdf, poissonPmf } from '../../../../../electron/learning/stats/foundations/poisson.ts'
import {
  approximateRiskRatio,
  eValue,
  riskRatioOfMeanDifference,
} from '../../../../../electron/learning/stats/tables/e-value.ts'
import {
  byarInterval,
  garwoodInterval,
  midPInterval,
} from '../../../../../electron/learning/stats/tables/poisson-intervals.ts'
import { compareRates } from '../../../../../electron/learning/stats/tables/rate-comparison.ts'

describe('limits of a Poisson count', () => {
  // Garwood 1936, as tabulated by Breslow & Day 1987, table 2.10.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [2, 0.242, 7.225],
    [5, 1.624, 11.668],
    [10, 4.795, 18.39],
    [100, 81.36, 121.6],
  ])('of %i are the tabulated ones', (count, lower, upper) => {
    const found = garwoodInterval(count)
    expect([found.lower, found.upper]).toEqual([expect.closeTo(lower, 2), expect.closeTo(upper, 1)])
  })
  it('are exact where that is claimed, and mid-P lies within, Byar near', () =>
    fc.assert(
      fc.property(fc.nat(2_000), fc.constantFrom(0.8, 0.95, 0.998), (count, level) => {
        const [exact, mid, byar] = [
          garwoodInterval(count, level),
          midPInterval(count, level),
          byarInterval(count, level),
        ]
        const tail = (1 - level) / 2
        expect(poissonCdf(count, exact.upper)).toBeCloseTo(tail, 10)
        if (count > 0) expect(poissonCdf(count - 1, exact.lower, true)).toBeCloseTo(tail, 10)
        expect(poissonCdf(count, mid.upper) - poissonPmf(count, mid.upper) / 2).toBeCloseTo(tail, 10)
        if (count > 0)
          expect(poissonCdf(count, mid.lower, true) + poissonPmf(count, mid.lower) / 2).toBeCloseTo(tail, 10)
        expect(mid.lower).toBeGreaterThanOrEqual(exact.lower)
        expect(mid.upper).toBeLessThanOrEqual(exact.upper)
        expect(byar.lower).toBeLessThanOrEqual(count)
        if (count > 10) expect(byar.upper / exact.upper).toBeCloseTo(1, 2)
      }),
    ))
  it('are 0 to -ln of the tail without events', () => {
    expect(garwoodInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(-Math.log(0.025), 12) as number })
    expect(midPInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(-Math.log(0.05), 12) as number })
    expect(byarInterval(0).lower).toBe(0)
    for (const interval of [garwoodInterval, midPInterval, byarInterval]) {
      expect(() => interval(-1)).toThrow(RangeError)
      expect(() => interval(1.5)).toThrow(RangeError)
      expect(() => interval(1, 1)).toThrow(RangeError)
    }
  })
})

describe('two rates', () => {
  it("have the exact ratio of strokes in two cohorts (R's poisson.test: 1.9715, 0.8584 to 4.2773, p 0.0797)", () => {
    expect(compareRates({ events1: 11, time1: 800, events2: 21, time2: 3_011 })).toMatchObject({
      ratio: expect.closeTo(1.971488, 6) as number,
      exact: { lower: expect.closeTo(0.8584264, 6) as number, upper: expect.closeTo(4.2772659, 6) as number },
      p: expect.closeTo(0.07967, 5) as number,
    })
  })
  it('invert with their order and do not depend on the unit of time', () =>
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        (x1, x2, t1, t2) => {
          const [here, there, months] = [
            compareRates({ events1: x1, time1: t1, events2: x2, time2: t2 }),
            compareRates({ events1: x2, time1: t2, events2: x1, time2: t1 }),
            compareRates({ events1: x1, time1: 12 * t1, events2: x2, time2: 12 * t2 }),
          ]
          if (here.exact.upper < Infinity) expect(here.exact.upper * there.exact.lower).toBeCloseTo(1, 9)
          expect(there.p).toBeCloseTo(here.p, 10)
          expect(months.exact.lower).toBeCloseTo(here.exact.lower, 9)
          expect(months.rate1.upper * 12).toBeCloseTo(here.rate1.upper, 9)
        },
      ),
    ))
  it('say what cannot be told without events, and refuse time that is none', () => {
    expect(compareRates({ events1: 0, time1: 5, events2: 0, time2: 7 })).toMatchObject({
      ratio: null,
      exact: { lower: 0, upper: Infinity },
      p: 1,
      wald: { lower: null, upper: null },
    })
    expect(compareRates({ events1: 0, time1: 5, events2: 3, time2: 7 })).toMatchObject({
      ratio: 0,
      exact: { lower: 0 },
      wald: { lower: 0, upper: null },
    })
    for (const time of [0, -1, Infinity, Number.NaN])
      expect(() => compareRates({ events1: 1, time1: time, events2: 1, time2: 1 })).toThrow(RangeError)
  })
})

describe('the E-value', () => {
  // VanderWeele & Ding 2017: 3.9 (1.8 to 8.7) gives 7.26 and 3.0; 0.80 (0.71 to 0.91) gives 1.81 and 1.43.
  it.each([
    [3.9, 1.8, 8.7, 7.26, 3.0],
    [0.8, 0.71, 0.91, 1.81, 1.43],
  ])('of %f (%f to %f) is the published one', (ratio, lower, upper, estimate, limit) => {
    expect(eValue(ratio, lower, upper)).toEqual({
      estimate: expect.closeTo(estimate, 2) as number,
      limit: expect.closeTo(limit, 2) as number,
    })
  })
  it('leaves 1 as it is under every measure, and inverts with the ratio', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), ratio => {
        for (const measure of [
          'risk-ratio',
          'odds-ratio-common',
          'odds-ratio-rare',
          'hazard-ratio-common',
          'hazard-ratio-rare',
          'rate-ratio',
        ] as const) {
          expect(approximateRiskRatio(measure, 1)).toBe(1)
          expect(approximateRiskRatio(measure, ratio) * approximateRiskRatio(measure, 1 / ratio)).toBeCloseTo(
            1,
            10,
          )
        }
        expect(approximateRiskRatio('odds-ratio-common', ratio)).toBeCloseTo(Math.sqrt(ratio), 12)
        expect(approximateRiskRatio('hazard-ratio-common', ratio)).toBeCloseTo(
          (1 - 0.5 ** Math.sqrt(ratio)) / (1 - 0.5 ** Math.sqrt(1 / ratio)),
          9,
        )
      }),
    ))
  it('takes a difference of half a deviation as a risk ratio of 1.58', () => {
    const { riskRatio, lower, upper } = riskRatioOfMeanDifference(0.5, 0.25)
    expect(riskRatio).toBeCloseTo(1.576, 3)
    expect(lower * upper).toBeCloseTo(riskRatio ** 2, 12)
  })
  it('is 1 at a limit whose interval holds 1, infinite for an infinite ratio, and refuses what is no ratio', () => {
    expect(eValue(1.2, 0.9, 1.6).limit).toBe(1)
    expect(eValue(1, 0.8, 1.25)).toEqual({ estimate: 1, limit: 1 })
    expect(eValue(0, 0, 0.5)).toEqual({
      estimate: Infinity,
      limit: expect.closeTo(2 + Math.sqrt(2), 12) as number,
    })
    expect(() => eValue(Number.NaN, 1, 1)).toThrow(RangeError)
    expect(() => approximateRiskRatio('hazard-ratio-common', 0)).toThrow(RangeError)
    expect(() => riskRatioOfMeanDifference(Infinity, 1)).toThrow(RangeError)
  })
})
