import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../electron/learning/outcomes/chart-of.ts'
import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { deathsOfOperations } from '../../../fixtures/risk-desk.ts'

const first = Date.UTC(2024, 0, 1) / 86_400_000

/** One case a day; those on these days had it. */
function chartOfDays(is: 'g' | 't', days: number, eventDays: readonly number[]) {
  const had = new Set(eventDays)
  const frame = {
    day: Int32Array.from({ length: days }, (_, day) => first + day),
    part: Uint8Array.from({ length: days }, (_, day) =>
      measureParts.indexOf(had.has(day) ? 'numerator' : 'without'),
    ),
  } as unknown as MeasureFrame // charts of gaps read days and parts alone
  const whole = { from: isoOfDay(first), to: isoOfDay(first + days - 1) } as MeasurePoint
  const chart = chartOf(deathsOfOperations, is, {
    points: [whole],
    frame,
    isQuantity: false,
    baselineMarks: undefined,
  })
  if (chart.kind === 'none') throw new Error(chart.reason.key)
  return chart
}
const every = (step: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, k) => from + step * (k + 1))

describe.each(['g', 't'] as const)('a %s chart', is => {
  it('says nothing of events that come as evenly as can be, and how often chance speaks', () => {
    const chart = chartOfDays(is, 420, every(20, 20))
    expect(chart.signals).toEqual([])
    expect(chart.falseAlarm).toBeGreaterThan(0.03)
    expect(chart.falseAlarm).toBeLessThanOrEqual(0.05)
    expect(chart.reading).toContainEqual({ key: 'outcome.by-chance', values: { n: expect.any(Number) } })
  })
  it('tells of a rise: events that have come closer together, though one gap alone can be by chance', () => {
    const chart = chartOfDays(is, 545, [...every(40, 12), ...every(6, 10, 480)])
    const rise = chart.signals.find(({ pattern }) => pattern === 'together')
    expect(rise).toMatchObject({ direction: 'low' })
    expect(chart.variation).toBe('concern')
  })
  it('tells of an open gap that is longer than chance leaves, and never of one for being short', () => {
    const [still, just] = [chartOfDays(is, 700, every(15, 15)), chartOfDays(is, 226, every(15, 15))]
    expect(still.marks.at(-1)).toMatchObject({ isOpen: true, isBeyond: true, to: isoOfDay(first + 699) })
    expect(still.signals.at(-1)).toMatchObject({ direction: 'high', marks: [14] })
    expect(still.variation).toBe('improvement')
    expect(just.marks.at(-1)).toMatchObject({ isOpen: true, isBeyond: false, value: 0 })
    expect(just.signals).toEqual([])
    expect(still.marks.filter(({ isOpen }) => isOpen)).toHaveLength(1)
  })
})

describe('a chart of the gaps of very many events', () => {
  it('has the latest hundred, and says so', () => {
    const chart = chartOfDays('g', 1_310, every(5, 260))
    expect(chart.marks).toHaveLength(100)
    expect(chart.reading.map(({ key }) => key)).toContain('outcome.latest-gaps')
  })
})
