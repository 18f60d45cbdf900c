import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChart } from '../../../../../electron/learning/stats/monitoring/count-chart.ts'
import { gapChart } from '../../../../../electron/learning/stats/monitoring/gap-chart.ts'
import {
  laneyProportionChart,
  proportionChart,
} from '../../../../../electron/learning/stats/monitoring/proportion-chart.ts'
import { rateChart } from '../../../../../electron/learning/stats/monitoring/rate-chart.ts'

function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}

describe('p charts', () => {
  it('have limits p -/+ 3 sqrt(p (1 - p) / n), by hand', () => {
    const { centre, points } = fitted(proportionChart([5, 15, 30], [100, 100, 400]))
    expect(centre).toBeCloseTo(50 / 600, 12)
    expect(points[2]!.sigma).toBeCloseTo(Math.sqrt(((50 / 600) * (550 / 600)) / 400), 12)
    expect(points[0]!.lower).toBeCloseTo(50 / 600 - 3 * Math.sqrt(((50 / 600) * (550 / 600)) / 100), 12)
    expect(points.map(point => point.signal)).toEqual([false, false, false])
  })
  it('signal outside their limits, judged by the baseline only, and never leave 0 to 1', () => {
    const { points, centre } = fitted(proportionChart([1, 2, 0, 40], [50, 50, 50, 50], 3))
    expect(centre).toBeCloseTo(3 / 150, 12)
    expect(points.map(point => point.signal)).toEqual([false, false, false, true])
    expect(points[0]!.lower).toBe(0)
    expect(fitted(proportionChart([2], [2])).points[0]).toMatchObject({
      value: 1,
      lower: 1,
      upper: 1,
      signal: false,
    })
  })
  it('go on over periods without people', () => {
    expect(fitted(proportionChart([5, 0, 4], [100, 0, 100])).points[1]).toEqual({
      value: null,
      centre: 9 / 200,
      sigma: Infinity,
      lower: 0,
      upper: 1,
      signal: false,
    })
    expect(proportionChart([0, 3], [0, 9], 1)).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
    expect(proportionChart([], [])).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
  })
  it('are widened by Laney only as far as periods differ from one to the next', () => {
    const alike = fitted(laneyProportionChart([10, 10, 10, 10], [100, 100, 100, 100]))
    expect(alike.factor).toBe(0)
    const { factor, points } = fitted(laneyProportionChart([10, 20, 10, 20], [100, 100, 100, 100]))
    expect(factor).toBeCloseTo(0.1 / Math.sqrt((0.15 * 0.85) / 100) / 1.128, 12)
    expect(points[0]!.upper).toBeCloseTo(0.15 + (3 * 0.1) / 1.128, 12)
    expect(laneyProportionChart([0, 0], [9, 9])).toEqual({ kind: 'not-estimable', reason: 'no-variation' })
    expect(laneyProportionChart([1], [9])).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
  })
  it('refuse counts that are none', () => {
    for (const chart of [proportionChart, laneyProportionChart]) {
      expect(() => chart([3], [2])).toThrow(/row 1/u)
      expect(() => chart([1], [2, 3])).toThrow(RangeError)
      expect(() => chart([1, Number.NaN], [2, 3])).toThrow(/events, row 2/u)
      expect(() => chart([1], [2], 5)).toThrow(/baselineRows/u)
      expect(() => chart([1], [2], 1, 0)).toThrow(/width/u)
    }
  })
})
describe('charts of counts and rates', () => {
  it('have limits c -/+ 3 sqrt(c)', () => {
    const { centre, points } = fitted(countChart([4, 6, 5, 30], 3))
    expect(centre).toBe(5)
    expect(points[0]).toMatchObject({ lower: 0, upper: expect.closeTo(5 + 3 * Math.sqrt(5), 12) as number })
    expect(points.map(point => point.signal)).toEqual([false, false, false, true])
    expect(countChart([])).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
    expect(() => countChart([1.5])).toThrow(RangeError)
  })
  it('do not depend on the unit of exposure but by scale', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.nat(20), exposure: fc.integer({ min: 1, max: 900 }) }), {
          minLength: 2,
          maxLength: 20,
        }),
        fc.constantFrom(0.001, 7, 365),
        (rows, unit) => {
          const counts = rows.map(row => row.count)
          const [here, there] = [
            rateChart(
              counts,
              rows.map(row => row.exposure),
            ),
            rateChart(
              counts,
              rows.map(row => row.exposure * unit),
            ),
          ]
          if (here.kind !== 'fitted' || there.kind !== 'fitted') throw new Error('not fitted')
          expect(there.centre * unit).toBeCloseTo(here.centre, 9)
          here.points.forEach((point, k) => expect(there.points[k]!.upper * unit).toBeCloseTo(point.upper, 9))
          if (here.laney) expect(there.laney!.factor).toBeCloseTo(here.laney.factor, 9)
        },
      ),
    ))
  it('go on over periods without exposure, but not with events in them', () => {
    expect(fitted(rateChart([3, 0, 4], [10, 0, 12])).points[1]).toMatchObject({
      value: null,
      lower: 0,
      upper: Infinity,
      signal: false,
    })
    expect(fitted(rateChart([0, 0], [10, 12])).laney).toBe(null)
    expect(rateChart([0], [0])).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
    expect(() => rateChart([1], [0])).toThrow(/row 1 has events without exposure/u)
    expect(() => rateChart([1], [-1])).toThrow(RangeError)
  })
})
describe('charts of rare events', () => {
  it('count the cases between events, and have geometric limits', () => {
    const chart = fitted(gapChart(Uint8Array.from([0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0])))
    expect([...chart.gaps]).toEqual([2, 0, 4])
    expect(chart.meanGap).toBe(2)
    expect(chart.upper).toBeCloseTo(2 + 3 * Math.sqrt(6), 12)
    expect(chart.probability).toBeCloseTo(1 / 3, 12)
    // 1 - (2/3)^(k + 1) passes 1/2 at k = 1 and 0.95 at k = 7.
    expect([chart.median, chart.quantile(0.95), chart.quantile(0), chart.quantile(1)]).toEqual([
      1,
      7,
      0,
      Infinity,
    ])
    expect(gapChart(Uint8Array.from([0, 1, 0]))).toEqual({
      kind: 'not-estimable',
      reason: 'baseline-too-short',
    })
    expect(gapChart(new Uint8Array(0))).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
    expect(fitted(gapChart(Uint8Array.from([1, 1, 1])))).toMatchObject({
      meanGap: 0,
      probability: 1,
      median: 0,
    })
    expect(() => chart.quantile(2)).toThrow(RangeError)
  })
})
