import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../electron/learning/outcomes/chart-of.ts'
import type { MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { deathsOfOperations } from '../../../fixtures/risk-desk.ts'

// What is charted here is read from points alone.
const frame = { blurred: 0, matched: [], people: { all: 0, died: 0, left: 0 } } as unknown as MeasureFrame
const point = (numerator: number, denominator: number): MeasurePoint => ({
  from: '2025-01-01',
  to: '2025-01-31',
  numerator,
  denominator,
  excluded: 0,
  unknown: 0,
  early: 0,
  value: numerator / denominator,
  interval: null,
  bounds: null,
  unseen: null,
  isSmall: denominator < 10,
  isWhole: true,
})
/** A quarter from 2022 on, of 300 people. */
const dated = (quarter: number, events: number): MeasurePoint => {
  const day = (month: number, on: number) => new Date(Date.UTC(2022, month, on)).toISOString().slice(0, 10)
  return { ...point(events, 300), from: day(3 * quarter, 1), to: day(3 * quarter + 3, 0) }
}
const chart = (kind: 'run' | 'p' | 'xmr' | 'ewma', points: MeasurePoint[]) =>
  chartOf(deathsOfOperations, kind, { points, frame, isQuantity: false, baselineMarks: undefined })
const drawn = (kind: 'run' | 'p' | 'xmr' | 'ewma', points: MeasurePoint[]) => {
  const found = chart(kind, points)
  if (found.kind === 'none') throw new Error(found.reason.key)
  return found
}
const keys = (points: MeasurePoint[]) => drawn('p', points).reading.map(({ key }) => key)

describe('charts of rare events', () => {
  it('are no run charts where most points lie on the median: all others lie above it, and make one run', () => {
    // Two deaths a year: ten months of none, and every other on one side. Nothing has changed.
    const rare = Array.from({ length: 24 }, (_, month) => point(month % 6 === 0 ? 1 : 0, 5))
    expect(chart('run', rare)).toMatchObject({ kind: 'none', reason: { key: 'outcome.no-chart-on-median' } })
    const common = Array.from({ length: 24 }, (_, month) => point(3 + (month % 4), 10))
    expect(chart('run', common).kind).toBe('drawn')
  })
  it('have exact limits where fewer than five events stand behind a point, and say so', () => {
    expect(keys(Array.from({ length: 24 }, (_, month) => point(month % 3, 30)))).toContain(
      'outcome.exact-limits',
    )
    // What nearly everybody has is as rare the other way round.
    expect(keys(Array.from({ length: 24 }, (_, month) => point(28 + (month % 3), 30)))).toContain(
      'outcome.exact-limits',
    )
    expect(keys(Array.from({ length: 24 }, (_, month) => point(8 + (month % 5), 30)))).not.toContain(
      'outcome.exact-limits',
    )
  })
  it('do not speak of a month with 2 of 5 where one in ten has it: chance leaves such a month in two years', () => {
    const points = Array.from({ length: 24 }, (_, month) => point(month === 7 ? 2 : month % 2, 5))
    for (const kind of ['p', 'xmr'] as const) {
      const { signals, falseAlarm } = drawn(kind, points)
      expect(signals).toEqual([])
      expect(falseAlarm).toBeLessThanOrEqual(0.05)
    }
  })
  it('tell of months that are together more than chance leaves, though none is by itself', () => {
    const points = Array.from({ length: 24 }, (_, month) =>
      point(month < 16 ? Number(month % 4 === 0) : 2, 5),
    )
    const { signals, proposal } = drawn('p', points)
    expect(signals.some(({ pattern, direction }) => pattern === 'together' && direction === 'high')).toBe(
      true,
    )
    expect(proposal).toMatchObject({ direction: 'high' })
  })
})

describe('how often a chart speaks by chance', () => {
  const steady = Array.from({ length: 24 }, (_, month) => point(40 + ((7 * month) % 11), 100))
  it('is said of each kind, as it would be drawn of these numbers', () => {
    for (const kind of ['p', 'xmr', 'run', 'ewma'] as const) {
      const { falseAlarm, reading } = drawn(kind, steady)
      expect(falseAlarm).toBeGreaterThan(0)
      expect(falseAlarm).toBeLessThan(0.4)
      expect(reading.some(({ key }) => key.startsWith('outcome.by-chance'))).toBe(true)
    }
  })
  it('is not said of the same people counted again, whose points follow one another', () => {
    const same = { ...deathsOfOperations, index: { at: 'period-end', seenWithinDays: 365 } } as const
    const found = chartOf(same, 'p', { points: steady, frame, isQuantity: false, baselineMarks: undefined })
    expect(found).toMatchObject({ kind: 'drawn', falseAlarm: null })
  })
})

describe('an EWMA', () => {
  it('tells of a small lasting change that no single month shows', () => {
    const points = Array.from({ length: 24 }, (_, month) => point((month < 12 ? 38 : 50) + (month % 3), 100))
    const { signals, marks } = drawn('ewma', points)
    expect(signals.length).toBeGreaterThan(0)
    expect(marks.at(-1)!.value).toBeGreaterThan(marks.at(-1)!.centre)
  })
})

describe('what stands behind the word that nothing has changed', () => {
  it('is next to nothing at three points of three: no change could show there', () => {
    for (const kind of ['p', 'xmr', 'run'] as const) {
      const found = chart(kind, [point(1, 3), point(0, 3), point(2, 3)])
      if (found.kind === 'none') continue
      expect(found.judged).toBe('few')
      expect(found.reading[0]).toEqual({
        key: 'outcome.variation',
        values: { variation: 'common', judged: 'few' },
      })
    }
    expect(
      drawn(
        'p',
        Array.from({ length: 24 }, (_, month) => point(3 + (month % 4), 20)),
      ).judged,
    ).toBe('all')
  })
})

describe('a few bad quarters within a chart', () => {
  // Twenty quarters of 300: about 30 of them in seventeen, about 75 in three within. The centre is 37 of 300.
  const middle = [30, 33, 28, 31, 29, 32, 30, 27, 75, 78, 72, 31, 30, 33, 28, 31, 29, 32, 30, 27]
  it('do not make all the others better: the others are held against each other', () => {
    for (const kind of ['p', 'xmr'] as const) {
      const { signals, reading } = drawn(
        kind,
        middle.map((events, quarter) => dated(quarter, events)),
      )
      expect(signals.filter(({ direction }) => direction === 'low')).toEqual([])
      const lifted = reading.find(({ key }) => key === 'outcome.lifted')!
      expect(lifted.values).toMatchObject({
        n: 3,
        direction: 'high',
        from: '2024-01-01',
        to: '2024-09-30',
        others: 'nothing',
        without: expect.closeTo((100 * 511) / 5100, 1),
      })
    }
  })
  it('hide no change that the others show by themselves', () => {
    const better = [36, 37, 35, 36, 36, 37, 35, 36, 95, 98, 94, 20, 18, 22, 19, 21, 20, 18, 22, 20]
    const { signals, reading } = drawn(
      'p',
      better.map((events, quarter) => dated(quarter, events)),
    )
    expect(signals.some(({ direction, marks }) => direction === 'low' && marks.includes(19))).toBe(true)
    expect(reading.find(({ key }) => key === 'outcome.lifted')!.values).toMatchObject({ others: 'still' })
  })
  it('are a change, and no exception, where they are the first or make half of the chart', () => {
    for (const course of [
      [75, 78, 72, 70, 30, 33, 28, 31, 29, 32, 30, 27],
      [30, 33, 28, 31, 29, 32, 75, 78, 72, 70, 71, 77],
    ]) {
      const { reading } = drawn(
        'p',
        course.map((events, quarter) => dated(quarter, events)),
      )
      expect(reading.map(({ key }) => key)).not.toContain('outcome.lifted')
    }
  })
})
