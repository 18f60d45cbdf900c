import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../electron/learning/outcomes/chart-of.ts'
import { doubtsOf } from '../../../../electron/learning/outcomes/doubts.ts'
import type { MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { deathsOfOperations, whole } from '../../../fixtures/risk-desk.ts'

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
  isSmall: denominator < 10,
  isWhole: true,
})
const chart = (kind: 'run' | 'p', points: MeasurePoint[]) =>
  chartOf(deathsOfOperations, kind, { points, frame, isQuantity: false, baselineMarks: undefined })
const doubts = (points: MeasurePoint[]) => {
  const { from: _from, to: _to, isSmall: _isSmall, isWhole: _isWhole, ...total } = point(1, 1)
  return doubtsOf(whole, frame, { points, total, chart: chart('p', points) }).map(({ key }) => key)
}

describe('charts of rare events', () => {
  it('are no run charts where most points lie on the median: all others lie above it, and make one run', () => {
    // Two deaths a year: ten months of none, and every other on one side. Nothing has changed.
    const rare = Array.from({ length: 24 }, (_, month) => point(month % 6 === 0 ? 1 : 0, 5))
    expect(chart('run', rare)).toMatchObject({ kind: 'none', reason: { key: 'outcome.no-chart-on-median' } })
    const common = Array.from({ length: 24 }, (_, month) => point(3 + (month % 4), 10))
    expect(chart('run', common).kind).toBe('drawn')
  })
  it('say that chance alone makes signals where fewer than five events stand behind a point', () => {
    expect(doubts(Array.from({ length: 24 }, (_, month) => point(month % 3, 30)))).toContain(
      'outcome.few-events',
    )
    // What nearly everybody has is as rare the other way round.
    expect(doubts(Array.from({ length: 24 }, (_, month) => point(28 + (month % 3), 30)))).toContain(
      'outcome.few-events',
    )
    expect(doubts(Array.from({ length: 24 }, (_, month) => point(8 + (month % 5), 30)))).not.toContain(
      'outcome.few-events',
    )
  })
})
