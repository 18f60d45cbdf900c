import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mantelHaenszel,
  mantelHaenszelRates,
} from '../../../../../electron/learning/stats/meta/mantel-haenszel.ts'
import { petoOddsRatio } from '../../../../../electron/learning/stats/meta/peto.ts'
import {
  cochranMantelHaenszel,
  taroneTest,
} from '../../../../../electron/learning/stats/meta/stratified-odds-ratio-tests.ts'
import type { TwoArmRates } from '../../../../../electron/learning/stats/meta/rate-ratio-effects.ts'
import {
  twoByTwoEffects,
  type TwoArmCounts,
} from '../../../../../electron/learning/stats/meta/two-by-two-effects.ts'
import { fitted } from './studies.ts'

/** Rows of events and people in arm 1, then in arm 2. */
const cellsOf = (...rows: Array<readonly [number, number, number, number]>): TwoArmCounts => ({
  events1: Float64Array.from(rows, row => row[0]),
  people1: Float64Array.from(rows, row => row[1]),
  events2: Float64Array.from(rows, row => row[2]),
  people2: Float64Array.from(rows, row => row[3]),
})
/** Rows of events and time in arm 1, then in arm 2. */
const ratesOf = (...rows: Array<readonly [number, number, number, number]>): TwoArmRates => {
  const { events1, people1: time1, events2, people2: time2 } = cellsOf(...rows)
  return { events1, time1, events2, time2 }
}

// University Group Diabetes Program 1970, tolbutamide against placebo: deaths and people by age below and from 55.
const tolbutamide = cellsOf([8, 106, 5, 120], [22, 98, 16, 85])

describe('Mantel-Haenszel', () => {
  it('agrees with the tolbutamide trial in Rothman and Greenland: risk difference 0.035, risk ratio 1.33', () => {
    expect(fitted(mantelHaenszel('RD', tolbutamide)).estimate).toBeCloseTo(0.035, 3)
    expect(Math.exp(fitted(mantelHaenszel('RR', tolbutamide)).estimate)).toBeCloseTo(1.33, 2)
    expect(Math.exp(fitted(mantelHaenszel('OR', tolbutamide)).estimate)).toBeCloseTo(1.4, 2)
  })

  it("of one study is that study's own estimate; for the odds ratio and the risk ratio with its variance", () => {
    const cells = cellsOf([3, 20, 7, 30])
    for (const measure of ['OR', 'RR', 'RD'] as const) {
      const own = fitted(twoByTwoEffects(measure, cells)[0]!)
      const pooled = fitted(mantelHaenszel(measure, cells))
      expect(pooled.estimate).toBeCloseTo(own.effect, 13)
      if (measure !== 'RD') expect(pooled.standardError ** 2).toBeCloseTo(own.variance, 12)
      expect(pooled.heterogeneity).toEqual({ q: 0, freedom: 0, p: 1, i2Percent: 0 })
    }
    const rates = fitted(mantelHaenszelRates(ratesOf([5, 100, 9, 80])))
    expect(rates.estimate).toBeCloseTo(Math.log(5 / 100 / (9 / 80)), 13)
    expect(rates.standardError ** 2).toBeCloseTo(1 / 5 + 1 / 9, 12)
  })

  it('turns with the arms, and takes no notice of order and of studies without events', () => {
    const study = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 21, max: 60 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 21, max: 60 }),
    )
    fc.assert(
      fc.property(
        fc.array(study, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('OR', 'RR'),
        (rows, measure) => {
          const plain = mantelHaenszel(measure, cellsOf(...rows))
          const { events1, people1, events2, people2 } = cellsOf(...rows.toReversed(), [0, 30, 0, 40])
          const turned = mantelHaenszel(measure, {
            events1: events2,
            people1: people2,
            events2: events1,
            people2: people1,
          })
          expect(turned.kind).toBe(plain.kind)
          if (plain.kind === 'fitted' && turned.kind === 'fitted') {
            expect(turned.estimate).toBeCloseTo(-plain.estimate, 10)
            if (measure === 'OR') expect(turned.standardError).toBeCloseTo(plain.standardError, 10)
          }
        },
      ),
    )
  })

  it('is not estimable where a ratio is not finite, and without a study', () => {
    expect(mantelHaenszel('OR', cellsOf([0, 10, 3, 10], [0, 20, 1, 20])).kind).toBe('not-estimable')
    expect(mantelHaenszel('RR', cellsOf([0, 10, 0, 10])).kind).toBe('not-estimable')
    expect(mantelHaenszel('OR', cellsOf([10, 10, 10, 10])).kind).toBe('not-estimable')
    expect(mantelHaenszel('RD', cellsOf([1, 10, 0, 0])).kind).toBe('not-estimable')
    expect(mantelHaenszel('OR', cellsOf()).kind).toBe('not-estimable')
    expect(mantelHaenszelRates(ratesOf([0, 1, 1, 1], [0, 2, 0, 2])).kind).toBe('not-estimable')
    expect(mantelHaenszelRates(ratesOf()).kind).toBe('not-estimable')
    expect(fitted(mantelHaenszel('RD', cellsOf([0, 10, 0, 10]))).test.kind).toBe('not-estimable')
  })

  it('refuses what is not a count, and levels that are none', () => {
    expect(() => mantelHaenszel('OR', cellsOf([11, 10, 3, 10]))).toThrow(RangeError)
    expect(() => mantelHaenszel('OR', tolbutamide, 95)).toThrow(RangeError)
    expect(() => mantelHaenszelRates(ratesOf([1, 0, 1, 1]))).toThrow(RangeError)
  })
})

describe('tests over stratified tables', () => {
  it('see nothing where every study is balanced, and no difference between equal studies', () => {
    const balanced = cellsOf([5, 20, 5, 20], [10, 40, 10, 40])
    expect(fitted(cochranMantelHaenszel(balanced)).statistic).toBe(0)
    expect(fitted(taroneTest(cellsOf([5, 20, 9, 20], [5, 20, 9, 20]))).statistic).toBeCloseTo(0, 12)
  })
  it('of one table is the chi-square of the table times (n - 1) / n', () => {
    const [a, b, c, d] = [5, 15, 9, 11]
    const chiSquare = (40 * (a * d - b * c) ** 2) / (20 * 20 * 14 * 26)
    expect(fitted(cochranMantelHaenszel(cellsOf([5, 20, 9, 20]))).statistic).toBeCloseTo(
      (chiSquare * 39) / 40,
      12,
    )
    expect(fitted(cochranMantelHaenszel(cellsOf([5, 20, 9, 20]), true)).statistic).toBeLessThan(chiSquare)
  })
  it('keep the expected cell between its margins for odds ratios as far as 1e12 off', () => {
    const test = fitted(
      taroneTest(cellsOf([999_999, 1_000_000, 1, 1_000_000], [999_990, 1_000_000, 5, 1_000_000])),
    )
    expect(test.statistic).toBeGreaterThan(0)
    expect(test.p).toBeLessThanOrEqual(1)
  })
  it('are not estimable without events, or between fewer than two studies', () => {
    expect(cochranMantelHaenszel(cellsOf([0, 10, 0, 10])).kind).toBe('not-estimable')
    expect(cochranMantelHaenszel(cellsOf()).kind).toBe('not-estimable')
    expect(taroneTest(cellsOf([5, 20, 9, 20])).kind).toBe('not-estimable')
    expect(taroneTest(cellsOf([0, 20, 9, 20], [0, 10, 1, 10])).kind).toBe('not-estimable')
    expect(() => taroneTest(cellsOf([5, 4, 1, 10]))).toThrow(RangeError)
    expect(() => cochranMantelHaenszel(cellsOf([5, 4, 1, 10]))).toThrow(RangeError)
  })
})

describe("Peto's odds ratio", () => {
  it('is (O - E) / V of a trial', () => {
    const fit = fitted(petoOddsRatio(cellsOf([8, 100, 15, 100])))
    const variance = (100 * 100 * 23 * 177) / (200 ** 2 * 199)
    expect(fit.estimate).toBeCloseTo((8 - 11.5) / variance, 12)
    expect(fit.standardError).toBeCloseTo(1 / Math.sqrt(variance), 12)
  })
  it('is not moved by studies without events or with only events', () => {
    const plain = fitted(petoOddsRatio(tolbutamide))
    expect(
      fitted(petoOddsRatio(cellsOf([8, 106, 5, 120], [0, 30, 0, 30], [9, 9, 8, 8], [22, 98, 16, 85]))),
    ).toEqual(plain)
  })
  it('is not estimable where no study has an event and a non-event', () => {
    expect(petoOddsRatio(cellsOf([0, 30, 0, 30], [9, 9, 8, 8])).kind).toBe('not-estimable')
    expect(petoOddsRatio(cellsOf()).kind).toBe('not-estimable')
    expect(() => petoOddsRatio(cellsOf([5, 4, 1, 10]))).toThrow(RangeError)
    expect(() => petoOddsRatio(tolbutamide, 0)).toThrow(RangeError)
  })
})
