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
