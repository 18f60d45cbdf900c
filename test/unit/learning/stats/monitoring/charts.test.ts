import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChart } from '../../../../../electron/learning/stats/monitoring/count-chart.ts'
import { ewmaChart } from '../../../../../electron/learning/stats/monitoring/ewma-chart.ts'
import { gapChart } from '../../../../../electron/learning/stats/monitoring/gap-chart.ts'
import {
  individualsChart,
  MEDIAN_RANGE_OF_TWO,
} from '../../../../../electron/learning/stats/monitoring/individuals-chart.ts'
import { makingDataCount } from '../../../../../electron/learning/stats/monitoring/making-data-count.ts'
import { nelsonRules } from '../../../../../electron/learning/stats/monitoring/nelson-rules.ts'
import {
  laneyProportionChart,
  proportionChart,
} from '../../../../../electron/learning/stats/monitoring/proportion-chart.ts'
import { rangeConstants } from '../../../../../electron/learning/stats/monitoring/range-constants.ts'
import { rateChart } from '../../../../../electron/learning/stats/monitoring/rate-chart.ts'
import { runChart } from '../../../../../electron/learning/stats/monitoring/run-chart.ts'
import { subgroupChart } from '../../../../../electron/learning/stats/monitoring/subgroup-chart.ts'
import { timeBetweenChart } from '../../../../../electron/learning/stats/monitoring/time-between-chart.ts'
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

describe("Nelson's rules", () => {
  const rows = (values: number[]) => nelsonRules(Float64Array.from(values), 0, 1)
  it('tell each pattern at the row at which it is complete', () => {
    expect(rows([0, 3.1, -3.2, 3]).beyond3Sigma).toEqual([2, 3])
    expect(rows([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1].map(value => value / 2)).nineOnOneSide).toEqual([9, 10])
    expect(rows([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]).sixMonotone).toEqual([6, 7])
    expect(rows(Array.from({ length: 15 }, (_, k) => (k % 2) / 4)).fourteenAlternating).toEqual([14, 15])
    expect(rows([2.1, 0, 2.2, 0, 0, -2.1, 2.3]).twoOfThreeBeyond2Sigma).toEqual([3])
    expect(rows([1.1, 1.2, 0, 1.3, 1.4]).fourOfFiveBeyond1Sigma).toEqual([5])
    expect(rows(Array.from({ length: 15 }, (_, k) => (k % 3) / 4 - 0.2)).fifteenWithin1Sigma).toEqual([15])
    expect(rows([1.1, -1.2, 1.3, -1.4, 1.5, -1.6, 1.1, -1.1]).eightOutside1Sigma).toEqual([8])
  })
  it('are broken by a point on the centre and by equal neighbours', () => {
    expect(rows([1, 1, 1, 1, 0, 1, 1, 1, 1]).nineOnOneSide).toEqual([])
    expect(rows([0, 0.1, 0.2, 0.2, 0.4, 0.5]).sixMonotone).toEqual([])
  })
  it('are the same for the mirrored series and in any unit', () =>
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 7 }), (values, scale) => {
        const here = nelsonRules(values, 1, 9)
        expect(
          nelsonRules(
            values.map(value => 2 - value),
            1,
            9,
          ),
        ).toEqual(here)
        expect(
          nelsonRules(
            values.map(value => value * 2 ** scale),
            2 ** scale,
            9 * 2 ** scale,
          ),
        ).toEqual(here)
      }),
    ))
  it('are silent for nothing and refuse a sigma that is none', () => {
    expect(Object.values(rows([])).flat()).toEqual([])
    expect(() => nelsonRules(of(1), 0, 0)).toThrow(/sigma/u)
    expect(() => nelsonRules(of(1), Number.NaN, 1)).toThrow(/centre/u)
  })
})

describe('the run chart', () => {
  // Anhoej & Olesen 2014, table 1: useful observations, longest run allowed, fewest crossings allowed.
  it.each([
    [10, 6, 2],
    [11, 6, 2],
    [12, 7, 3],
    [15, 7, 4],
    [20, 7, 6],
    [24, 8, 8],
    [30, 8, 10],
  ])('of %i points allows a run of %i and asks for %i crossings', (points, run, crossings) => {
    // About the median of the first two, on which none lies.
    const chart = fitted(
      runChart(
        Float64Array.from({ length: points }, (_, k) => k),
        2,
      ),
    )
    expect([chart.useful, chart.longestRunLimit, chart.crossingsLimit]).toEqual([points, run, crossings])
  })
  it('counts runs, crossings and trends about the median, points on it left out', () => {
    // Median 5: sides + + - . - + -, so runs 2, 2, 1, 1.
    const chart = fitted(runChart(of(6, 7, 4, 5, 3, 8, 2)))
    expect(chart).toMatchObject({
      median: 5,
      useful: 6,
      longestRun: 2,
      runs: 4,
      crossings: 3,
      longestTrend: 2,
      tooLong: false,
    })
    expect(fitted(runChart(of(1, 2, 2, 3, 4, 1))).longestTrend).toBe(4)
  })
  it('signals a series that has moved', () =>
    expect(
      fitted(runChart(Float64Array.from({ length: 24 }, (_, k) => (k < 12 ? 0 : 10) + (k % 3)))),
    ).toMatchObject({ tooLong: true, tooFewCrossings: true }))
  it('judges by the median of a baseline where one is given', () =>
    expect(fitted(runChart(of(1, 2, 3, 9, 9, 9), 3)).median).toBe(2))
  it('does not change by mirroring or another unit', () =>
    fc.assert(
      fc.property(series, values => {
        const [here, there] = [runChart(values), runChart(values.map(value => -3 * value))]
        if (here.kind === 'fitted' && there.kind === 'fitted')
          expect({ ...there, median: 0 }).toEqual({ ...here, median: 0 })
        else expect(there).toEqual(here)
      }),
    ))
  it('says nothing of a series that is all median', () => {
    expect(runChart(of(4, 4, 4))).toEqual({ kind: 'not-estimable', reason: 'no-variation' })
    expect(runChart(of())).toEqual({ kind: 'not-estimable', reason: 'no-variation' })
    expect(() => runChart(of(1, 2), 0)).toThrow(RangeError)
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
  it('make waiting times nearly normal by the power 1/3.6, and bring limits back to time', () => {
    const times = of(12, 30, 5, 44, 21, 9, 33)
    const [chart, roots] = [
      fitted(timeBetweenChart(times)),
      fitted(individualsChart(times.map(time => time ** (1 / 3.6)))),
    ]
    expect(chart.points[0]!.upper).toBeCloseTo(roots.points[0]!.upper ** 3.6, 9)
    expect(chart.points.map(point => point.value)).toEqual([...times])
    const longer = fitted(timeBetweenChart(times.map(time => 24 * time)))
    expect(longer.points[0]!.upper).toBeCloseTo(24 * chart.points[0]!.upper, 6)
    expect(fitted(timeBetweenChart(of(0, 50, 0, 60))).points[0]!.lower).toBe(0)
    expect(fitted(timeBetweenChart(of(10, 12, 9, 11, 10, 500), 5)).points.at(-1)!.signal).toBe(true)
    expect(() => timeBetweenChart(of(-1, 2))).toThrow(/row 1/u)
    expect(timeBetweenChart(of(4))).toEqual({ kind: 'not-estimable', reason: 'baseline-too-short' })
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
