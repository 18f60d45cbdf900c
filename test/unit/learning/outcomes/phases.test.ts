import { describe, expect, it } from 'vitest'
import { chartInPhases } from '../../../../electron/learning/outcomes/chart-of.ts'
import type { Charted } from '../../../../electron/learning/outcomes/charts/chart.ts'
import { proportionChart } from '../../../../electron/learning/stats/monitoring/proportion-chart.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { deathsOfOperations } from '../../../fixtures/risk-desk.ts'

/** Months with so many events of a hundred each. */
function months(events: readonly number[]): Charted {
  const points = events.map((numerator, at): MeasurePoint => {
    const month = new Date(Date.UTC(2023, at, 1)).toISOString().slice(0, 10)
    return {
      from: month,
      to: new Date(Date.UTC(2023, at + 1, 0)).toISOString().slice(0, 10),
      numerator,
      denominator: 100,
      excluded: 0,
      unknown: 0,
      early: 0,
      value: numerator / 100,
      interval: null,
      bounds: null,
      unseen: null,
      isSmall: false,
      isWhole: true,
    }
  })
  // Only charts of gaps look at cases one by one.
  return { points, isQuantity: false, baselineMarks: undefined, frame: undefined as never }
}
const drawnOf = (charted: Charted, rebasings: Parameters<typeof chartInPhases>[2] = []) => {
  const { chart, undrawn } = chartInPhases(deathsOfOperations, 'p', rebasings, charted)
  if (chart.kind !== 'drawn') throw new Error('not drawn')
  return { chart, undrawn }
}
const said = (day: string, reason = 'A new checklist') => ({
  id: 1,
  measure: deathsOfOperations.id,
  day,
  reason,
  kept: '2024-06-30T10:00:00.000Z',
  person: 'person-1',
})

/** A year at about 20 of 100, and ten months at about 8: the process was changed in January 2024. */
const before = [20, 22, 18, 21, 19, 20, 23, 17, 20, 21, 19, 20]
const after = [8, 7, 9, 8, 10, 7, 8, 6, 9, 8]
const changed = months([...before, ...after])

describe('limits made anew from a day on', () => {
  it('are proposed where a run on one side still goes on, and never done by themselves', () => {
    const { chart } = drawnOf(changed)
    expect(chart.breaks).toEqual([])
    expect(new Set(chart.marks.map(({ centre }) => centre)).size).toBe(1)
    expect(chart.proposal).toMatchObject({ day: '2024-01-01', direction: 'low' })
    expect(chart.proposal!.marks).toBe(after.length)
  })
  it('are those of two charts, one before and one after', () => {
    const { chart, undrawn } = drawnOf(changed, [said('2024-01-01')])
    expect(undrawn).toEqual([])
    expect(chart.breaks).toEqual([{ id: 1, mark: 12, day: '2024-01-01', reason: 'A new checklist' }])
    for (const [phase, events] of [
      [chart.marks.slice(0, 12), before],
      [chart.marks.slice(12), after],
    ] as const) {
      const alone = proportionChart(
        Float64Array.from(events),
        new Float64Array(events.length).fill(100),
        events.length,
      )
      if (alone.kind !== 'fitted') throw new Error('not fitted')
      expect(phase.map(({ centre, upper }) => [centre, upper])).toEqual(
        alone.points.map(({ centre, upper }) => [centre, upper]),
      )
    }
    // What was a signal of the whole is none within either phase.
    expect(chart.signals).toEqual([])
    expect(chart.proposal).toBeNull()
    expect(chart.variation).toBe('common-cause')
  })
  it('keep the places of what is seen after the day', () => {
    const { chart } = drawnOf(months([...before, ...after, 40]), [said('2024-01-01')])
    expect(chart.signals.find(({ pattern }) => pattern === 'beyond-limit')!.marks).toEqual([22])
  })
  it('leave a day out, and name it, where too little has come after it', () => {
    const { chart, undrawn } = drawnOf(changed, [said('2024-10-01')])
    expect(chart.breaks).toEqual([])
    expect(undrawn.map(({ day }) => day)).toEqual(['2024-10-01'])
    expect(chart.marks).toHaveLength(22)
  })
  it('leave the points before a day without limits where these are too few for any', () => {
    const { chart, undrawn } = drawnOf(months([20, 22, ...after]), [said('2023-03-01')])
    expect(undrawn).toEqual([])
    expect(chart.breaks).toMatchObject([{ mark: 0, day: '2023-03-01' }])
    expect(chart.marks.map(({ from }) => from)[0]).toBe('2023-03-01')
    expect(chart.marks).toHaveLength(after.length)
  })
  it('do not count a day before the first or after the last period', () => {
    const { chart, undrawn } = drawnOf(changed, [said('2020-01-01'), said('2030-01-01')])
    expect([chart.breaks, undrawn]).toEqual([[], []])
  })
  it('are not proposed where the run has ended', () => {
    expect(drawnOf(months([...before, ...after, 20, 21, 19])).chart.proposal).toBeNull()
  })
})
