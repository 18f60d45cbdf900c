import { describe, expect, it } from 'vitest'
import { mixSpans } from '../../../../../renderer/features/measure/mix-spans.ts'
import { readOwnDays } from '../../../../../renderer/features/measure/own-days.ts'
import type { ShownMark } from '../../../../../renderer/figures/control-marks.ts'
import type { MeasureSeries } from '../../../../../shared/domain/measures/series.ts'

/** Quarters from the first of 2024 on, all whole. */
const quarter = (n: number) => {
  const day = (month: number, on: number) => new Date(Date.UTC(2024, month, on)).toISOString().slice(0, 10)
  return { from: day(3 * n, 1), to: day(3 * n + 3, 0), isWhole: true }
}
const seriesOf = (quarters: number) =>
  ({
    by: 'quarter',
    points: Array.from({ length: quarters }, (_, n) => quarter(n)),
    chart: { kind: 'none' },
  }) as unknown as MeasureSeries
/** A gap between two events: it is no period. */
const gap = (from: string, to: string) => ({ from, to, point: undefined }) as unknown as ShownMark

describe('what a gap between two events is held against', () => {
  // Nine gaps, eight of them before the chosen one, in a record of less than a year and of three.
  const gaps = Array.from({ length: 9 }, (_, n) => gap(`2024-0${n + 1}-01`, `2024-0${n + 1}-28`))
  it('is the time before it, also where less than two years are on the chart', () => {
    const spans = mixSpans(seriesOf(3), gaps, 8)!
    expect(spans.now).toEqual({ from: '2024-07-01', to: '2024-09-30' })
    expect(spans.against).toEqual({
      long: { from: '2024-04-01', to: '2024-06-30' },
      all: { from: '2024-01-01', to: '2024-06-30' },
    })
  })
  it('is a year before the year up to that gap, not to the end of the data', () => {
    const { now, is, against } = mixSpans(seriesOf(12), [gap('2025-10-03', '2025-12-05')], 0)!
    expect({ now, is }).toEqual({ now: { from: '2025-01-01', to: '2025-12-31' }, is: 'year' })
    expect(against).toEqual({ long: { from: '2024-01-01', to: '2024-12-31' } })
  })
  it('is nothing in the first quarter of the data', () => {
    expect(mixSpans(seriesOf(8), [gap('2024-01-03', '2024-02-05')], 0)!.against).toEqual({})
  })
})

describe('days of one’s own', () => {
  const read = (from: string, to: string, beforeFrom = '', beforeTo = '') =>
    readOwnDays({ from, to, beforeFrom, beforeTo }, '2026-11-30')
  it('are held against as many just before, or against any that end before them', () => {
    expect(read('1 Mar 2026', '30 Mar 2026').days).toEqual({
      now: { from: '2026-03-01', to: '2026-03-30' },
      before: { from: '2026-01-30', to: '2026-02-28' },
    })
    expect(read('2026-03-01', '2026-03-30', '2020-03-01', '2020-03-30').days!.before.from).toBe('2020-03-01')
  })
  it('say which day is wrong', () => {
    expect(Object.keys(read('Mar 2026', '2026-03-30').faults)).toEqual(['from'])
    expect(Object.keys(read('2026-03-30', '2026-03-01').faults)).toEqual(['to'])
    expect(Object.keys(read('2026-03-01', '2026-03-30', '2026-01-01', '2026-03-01').faults)).toEqual([
      'beforeTo',
    ])
    expect(Object.keys(read('2026-03-01', '2026-03-30', '2026-01-01').faults)).toEqual(['beforeTo'])
  })
})
