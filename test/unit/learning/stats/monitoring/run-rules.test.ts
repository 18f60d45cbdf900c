import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nelsonRules } from '../../../../../electron/learning/stats/monitoring/nelson-rules.ts'
import { runChart } from '../../../../../electron/learning/stats/monitoring/run-chart.ts'

const of = (...values: number[]) => Float64Array.from(values)
const series = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 40 })
  .map(list => Float64Array.from(list))
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}

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
