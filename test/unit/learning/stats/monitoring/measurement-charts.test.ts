import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ewmaChart } from '../../../../../electron/learning/stats/monitoring/ewma-chart.ts'
import {
  individualsChart,
  MEDIAN_RANGE_OF_TWO,
} from '../../../../../electron/learning/stats/monitoring/individuals-chart.ts'
import { makingDataCount } from '../../../../../electron/learning/stats/monitoring/making-data-count.ts'
import { rangeConstants } from '../../../../../electron/learning/stats/monitoring/range-constants.ts'
import { subgroupChart } from '../../../../../electron/learning/stats/monitoring/subgroup-chart.ts'
import { normalQuantile } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const of = (...values: number[]) => Float64Array.from(values)
const series = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 40 })
  .map(list => Float64Array.from(list))
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}

describe('the XmR chart', () => {
  it('has limits at 2.66 mean moving ranges and ranges up to 3.267 of them (Wheeler & Chambers 1992)', () => {
    const chart = fitted(individualsChart(of(10, 12, 11, 13, 9)))
    expect(chart.meanMovingRange).toBeCloseTo((2 + 1 + 2 + 4) / 4, 12)
    expect((chart.points[0]!.upper - chart.mean) / chart.meanMovingRange).toBeCloseTo(2.66, 2)
    expect(chart.movingRangeUpper / chart.meanMovingRange).toBeCloseTo(3.267, 3)
    expect([...chart.movingRanges]).toEqual([2, 1, 2, 4])
    expect(chart.median.movingRange).toBe(2)
    expect(chart.median.upper).toBeCloseTo(11 + (3 * 2) / 0.954, 2)
  })
  it('takes the median range of two as sqrt(2) times the upper quartile', () =>
    expect(MEDIAN_RANGE_OF_TWO).toBeCloseTo(Math.SQRT2 * normalQuantile(0.75), 12))
  it('moves with origin and unit', () =>
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (values, shift, scale) => {
          const [here, there] = [
            fitted(individualsChart(values)),
            fitted(individualsChart(values.map(value => value * scale + shift))),
          ]
          expect(there.points[0]!.upper).toBeCloseTo(here.points[0]!.upper * scale + shift, 8)
          expect(there.median.lower).toBeCloseTo(here.median.lower * scale + shift, 8)
        },
      ),
    ))
  it('needs two values, and none that is not a number', () => {
    expect(individualsChart(of(1, 2), 1)).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
    expect(individualsChart(of())).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
    expect(fitted(individualsChart(of(3, 3, 3))).points.every(point => !point.signal)).toBe(true)
    expect(() => individualsChart(of(1, Number.NaN))).toThrow(/row 2/u)
  })
  it('is what EWMA is at lambda 1, whose variance comes near lambda/(2 - lambda)', () =>
    fc.assert(
      fc.property(series, values => {
        const [chart, whole] = [fitted(individualsChart(values)), fitted(ewmaChart(values, 1))]
        chart.points.forEach((point, row) => {
          expect(whole.points[row]!.value).toBeCloseTo(point.value!, 9)
          expect(whole.points[row]!.upper).toBeCloseTo(point.upper, 9)
        })
        const long = fitted(
          ewmaChart(
            Float64Array.from({ length: 200 }, (_, k) => values[k % values.length]!),
            0.2,
          ),
        )
        const sigma = fitted(
          individualsChart(Float64Array.from({ length: 200 }, (_, k) => values[k % values.length]!)),
        ).sigma
        expect(long.points.at(-1)!.sigma).toBeCloseTo(sigma * Math.sqrt(0.2 / 1.8), 9)
        expect(long.points[0]!.sigma).toBeCloseTo(0.2 * sigma, 9)
      }),
    ))
  it('has an average that a constant series leaves at its mean', () => {
    expect(fitted(ewmaChart(of(5, 5, 5, 5), 0.3)).points.map(point => [point.value, point.signal])).toEqual([
      [5, false],
      [5, false],
      [5, false],
      [5, false],
    ])
    expect(() => ewmaChart(of(1, 2), 0)).toThrow(/lambda/u)
    expect(ewmaChart(of(1))).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
  })
})
describe('charts of subgroups', () => {
  // Montgomery, appendix VI.
  it.each([
    [2, 1.128, 0.853],
    [3, 1.693, 0.888],
    [4, 2.059, 0.88],
    [5, 2.326, 0.864],
    [6, 2.534, 0.848],
    [7, 2.704, 0.833],
    [8, 2.847, 0.82],
    [9, 2.97, 0.808],
    [10, 3.078, 0.797],
    [25, 3.931, 0.708],
  ])('have d2 and d3 of %i as tabulated', (size, d2, d3) => {
    expect(rangeConstants(size).d2).toBeCloseTo(d2, 3)
    expect(rangeConstants(size).d3).toBeCloseTo(d3, 3)
  })
  it('have constants that are known in closed form to the last digits', () => {
    expect(rangeConstants(2).d2).toBeCloseTo(2 / Math.sqrt(Math.PI), 14)
    expect(rangeConstants(2).d3).toBeCloseTo(Math.sqrt(2 - 4 / Math.PI), 13)
    expect(rangeConstants(3).d2).toBeCloseTo(3 / Math.sqrt(Math.PI), 14)
    // The mean of the largest of four normal values (David & Nagaraja 2003, section 3.2): d2 is twice that.
    expect(rangeConstants(4).d2).toBeCloseTo(
      (6 / Math.sqrt(Math.PI)) * (0.5 + Math.asin(1 / 3) / Math.PI),
      13,
    )
    expect(() => rangeConstants(1)).toThrow(RangeError)
  })
  it('find the sigma they were made with, by ranges and by deviations, whatever the sizes', () => {
    const random = createRandom(11)
    const groups = Array.from({ length: 3_000 }, (_, k) =>
      Float64Array.from({ length: 2 + (k % 9) }, () => 50 + 4 * random.normal()),
    )
    const chart = fitted(subgroupChart(groups))
    expect(chart.sigmaFromRange).toBeCloseTo(4, 0)
    expect(Math.abs(chart.sigmaFromRange / 4 - 1)).toBeLessThan(0.03)
    expect(Math.abs(chart.sigmaFromDeviation / 4 - 1)).toBeLessThan(0.03)
    const share = (of: (point: (typeof chart.points)[number]) => boolean) =>
      chart.points.filter(of).length / chart.points.length
    expect(share(point => point.byRange.signal)).toBeLessThan(0.008)
    expect(share(point => point.deviationLimits.signal)).toBeLessThan(0.02)
  })
  it('are one another for pairs, where range and deviation tell the same', () => {
    const chart = fitted(subgroupChart([of(1, 2), of(3, 1), of(2, 2.5)]))
    expect(chart.sigmaFromRange).toBeCloseTo(chart.sigmaFromDeviation, 12)
  })
  it('say what cannot be told', () => {
    expect(subgroupChart([])).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
    expect(subgroupChart([of(1, 2), of(3)])).toEqual({ kind: 'not-estimable', reason: 'no-variation' })
    expect(() => subgroupChart([of(1, 2), of()])).toThrow(/subgroup 2/u)
    expect(() => subgroupChart([of(1, Number.NaN)])).toThrow(/subgroup 1, row 2/u)
  })
})
describe('Making Data Count', () => {
  /** A baseline of 10 values with mean 10 and mean moving range 2, so limits 4.68 and 15.32. */
  const baseline = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
  const after = (...values: number[]) => fitted(makingDataCount(of(...baseline, ...values), baseline.length))
  it('draws limits at 2.66 mean moving ranges', () => {
    const chart = after(10)
    expect([chart.mean, chart.meanMovingRange, chart.lower, chart.upper]).toEqual([
      10,
      2,
      expect.closeTo(4.68, 12),
      expect.closeTo(15.32, 12),
    ])
    expect(chart.specialCauses).toEqual([])
  })
  it('names a point beyond a limit', () =>
    expect(after(10, 16, 10, 4).specialCauses).toEqual([
      { pattern: 'beyond-limit', direction: 'high', rows: [11] },
      { pattern: 'beyond-limit', direction: 'low', rows: [13] },
    ]))
  it('names seven or more on one side with all of their rows, not six', () => {
    expect(after(9, 10.5, 11, 10.5, 11, 10.5, 11).specialCauses).toEqual([])
    expect(after(9, 10.5, 11, 10.5, 11, 10.5, 11, 12, 10.1, 9).specialCauses).toEqual([
      { pattern: 'shift', direction: 'high', rows: [11, 12, 13, 14, 15, 16, 17, 18] },
    ])
  })
  it('ends a run at a point on the mean', () =>
    expect(after(9, 11, 12, 11, 10, 11, 12, 11, 10.5).specialCauses).toEqual([]))
  it('names seven that rise or fall, equal neighbours ending it', () => {
    expect(after(12, 11.5, 11, 10.5, 9.5, 9, 8.5, 10).specialCauses).toEqual([
      { pattern: 'trend', direction: 'low', rows: [10, 11, 12, 13, 14, 15, 16] },
    ])
    expect(after(12, 11.5, 11, 11, 9.5, 9, 8.5).specialCauses).toEqual([])
  })
  it('names two of three in the outer third', () => {
    // Two thirds of 5.32 from 10 is 13.55.
    expect(after(9, 13.6, 10, 13.7).specialCauses).toEqual([
      { pattern: 'near-limit', direction: 'high', rows: [11, 13] },
    ])
    expect(after(9, 13.6, 10, 10, 13.7).specialCauses).toEqual([])
    expect(after(9, 13.6, 6.3).specialCauses).toEqual([])
    expect(after(9, 6, 10, 6, 10, 6.2).specialCauses).toEqual([
      { pattern: 'near-limit', direction: 'low', rows: [11, 13, 15] },
    ])
  })
  it('names the same patterns upside down in the mirrored series', () =>
    fc.assert(
      fc.property(series, values => {
        const turn = (direction: string) => (direction === 'high' ? 'low' : 'high')
        const names = (chart: ReturnType<typeof makingDataCount>, turned: boolean) =>
          fitted(chart)
            .specialCauses.map(
              ({ pattern, direction, rows }) =>
                `${pattern} ${turned ? turn(direction) : direction} ${rows.join()}`,
            )
            .sort()
        expect(names(makingDataCount(values.map(value => -value)), true)).toEqual(
          names(makingDataCount(values), false),
        )
      }),
    ))
  it('needs a baseline of two, and is silent for a constant', () => {
    expect(makingDataCount(of(5))).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
    expect(makingDataCount(of(5, 6), 0)).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
    expect(fitted(makingDataCount(of(5, 5, 5, 5, 5, 5, 5, 5))).specialCauses).toEqual([])
    expect(() => makingDataCount(of(5, Number.NaN))).toThrow(/row 2/u)
  })
})
