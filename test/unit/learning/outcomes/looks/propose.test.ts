import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../../electron/learning/outcomes/chart-of.ts'
import { casesUntilLongGap } from '../../../../../electron/learning/outcomes/looks/cases-of-gaps.ts'
import { proposedLookOf } from '../../../../../electron/learning/outcomes/looks/propose.ts'
import { toldBy } from '../../../../../electron/learning/outcomes/looks/run-length.ts'
import { binomialCdf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import type { MeasureFrame } from '../../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../../../shared/domain/measures/series.ts'
import { infections, monthPoint } from '../../../../fixtures/outcome-series.ts'

const noFrame = { day: new Int32Array(0), part: new Uint8Array(0) } as MeasureFrame
const seriesOf = (measure: Measure, points: MeasurePoint[]) => ({
  by: 'month' as const,
  points,
  chart: chartOf(measure, measure.chart, {
    points,
    frame: noFrame,
    isQuantity: false,
    baselineMarks: undefined,
  }),
})
/** Two years of a third infected, by turns one more and one fewer. */
const steady = (size: number) =>
  Array.from({ length: 24 }, (_, at) => monthPoint(at, Math.round(size / 3) + (at % 2 === 0 ? 1 : -1), size))
const propose = (points: MeasurePoint[], by: number, more: Partial<{ made: string; today: string }> = {}) =>
  atOnce(
    proposedLookOf({
      measure: infections,
      series: seriesOf(infections, points),
      made: '2025-01-01',
      today: '2025-01-10',
      expected: { direction: 'lower', by },
      ...more,
    }),
  )

describe('the day that is proposed to look again', () => {
  it('is never before the next period is closed and its last case is known', () => {
    // 60 infections of 90 a month that fall to none: the first month tells. January is over on the 31st, and what may
    // happen within 30 days of it is known on 2 March.
    const found = propose(
      Array.from({ length: 24 }, (_, at) => monthPoint(at, 60, 90)),
      0.66,
    )
    expect(found).toMatchObject({ by: 'chart', periods: 1, lookOn: '2025-03-03' })
    // Made in the middle of January: February is the first whole month, and known 30 days after it.
    expect(propose(steady(90), 0.3, { made: '2025-01-15' }).lookOn >= '2025-03-31').toBe(true)
    // Made long ago: the day lies ahead.
    expect(propose(steady(90), 0.3, { made: '2024-01-15' }).lookOn > '2025-01-10').toBe(true)
  })

  it('says why: how many cases, and how many months at as many a month as there are', () => {
    const { reading, periods } = propose(steady(30), 0.2)
    expect(reading.map(({ key }) => key)).toEqual([
      'look.by-chart',
      'look.pace',
      'look.by-chance',
      'look.reach',
    ])
    expect(reading[1]!.values).toEqual({ cases: 30 * periods, months: periods, monthly: 30 })
  })

  it('comes the later the fewer are counted and the smaller the shift is', () => {
    const [many, few, small] = [propose(steady(90), 0.2), propose(steady(15), 0.2), propose(steady(90), 0.1)]
    expect(many.periods).toBeLessThan(few.periods)
    expect(many.periods).toBeLessThan(small.periods)
  })

  it('is a year on, and says so, where nothing tells, nothing is expected or nobody is counted', () => {
    for (const [found, key] of [
      [propose(steady(6), 0.01), 'look.cannot-tell'],
      [propose(steady(30), 0), 'look.no-size'],
      [propose([], 0.1), 'look.nobody'],
    ] as const) {
      expect(found.by).toBe('closed')
      expect(found.reading.map(each => each.key)).toContain(key)
      expect(found.lookOn).toBe('2026-01-31')
    }
  })
})

describe('how soon a chart tells', () => {
  const past = steady(40)
  const future = {
    past,
    measure: infections,
    chart: 'p' as const,
    isOverlapping: false,
    size: 40,
    level: 1 / 3,
    shift: -0.3,
    reached: () => 1,
    most: 6,
  }
  it('is by hand the chance of one point below its limit, where one point is enough', () => {
    // 23 months of 13 and one of 3 of 40 have a centre of 31.5 %, and three sigmas below it lie 9.4 %: 3 or fewer are
    // below, 4 are not. At 1/30 that many are by chance as the binomial has it; 200 draws know it to 1.5 %.
    const told = atOnce(toldBy(future, -1))
    expect(Math.abs(told[0]! - binomialCdf(3, 40, 1 / 30))).toBeLessThan(3 * 0.015)
    expect(told[5]!).toBeGreaterThanOrEqual(told[0]!)
  })

  it('seldom tells of what is not there', () => {
    const told = atOnce(toldBy({ ...future, shift: 0 }, -1))
    expect(told[0]!).toBeLessThan(0.03)
  })

  it('of gaps is as by hand', () => {
    // At 1 % a gap of 100 cases comes with 0.99^100 = 0.366; four of them hold one with 1 - 0.634^4 = 0.838.
    expect(casesUntilLongGap(100, 0.01, 0.8)).toBeCloseTo(400, 9)
    expect(casesUntilLongGap(100, 0, 0.8)).toBe(100)
    expect(casesUntilLongGap(1_000_000, 0.5, 0.8)).toBe(Infinity)
  })
})
