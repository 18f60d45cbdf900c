import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../electron/learning/outcomes/chart-of.ts'
import { lookBackDays } from '../../../../shared/domain/measures/look-back.ts'
import type { MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { createRandom } from '../../../../shared/domain/random.ts'
import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'

// What is charted here is read from points alone.
const frame = { blurred: 0, matched: [], people: { all: 0, died: 0, left: 0 } } as unknown as MeasureFrame
const control: Pick<Measure, 'better' | 'target' | 'quantity' | 'index' | 'numerator'> = {
  better: 'higher',
  index: { at: 'period-end', seenWithinDays: 365 },
  numerator: [
    {
      is: 'result',
      concept: 'systolic',
      unit: 'mm[Hg]',
      which: 'latest',
      fromDays: -364,
      toDays: 0,
      within: [{ comparator: '<', threshold: 140 }],
    },
  ],
}
const pointOf = (month: number, numerator: number, denominator: number): MeasurePoint => ({
  from: isoOfDay(19_000 + 30 * month),
  to: isoOfDay(19_029 + 30 * month),
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
const draw = (points: readonly MeasurePoint[], target?: number, isOverlapping = true) =>
  chartOf({ ...control, target } as Measure, 'xmr', {
    points,
    frame,
    isQuantity: false,
    isOverlapping,
    isPlain: !isOverlapping,
    baselineMarks: undefined,
  })

/**
 * The share of people whose latest number of the last twelve months is good, at the end of each of 24 months: one in
 * four is measured in a month, and each number is good by the same chance until `from`, and by another from then on.
 */
function monthsOf(seed: number, { people = 150, from = Infinity, chance = 0.62, later = 0.62 }) {
  const random = createRandom(seed)
  const latest = Array.from({ length: people }, () => ({ on: -Infinity, isGood: false }))
  const points: MeasurePoint[] = []
  for (let month = -12; month < 24; month++) {
    for (const each of latest)
      if (random.uniform() < 0.25)
        Object.assign(each, { on: month, isGood: random.uniform() < (month >= from ? later : chance) })
    const known = latest.filter(({ on }) => on > month - 12)
    if (month >= 0) points.push(pointOf(month, known.filter(({ isGood }) => isGood).length, known.length))
  }
  return points
}
const shareOf = (times: number, isSo: (seed: number) => boolean) =>
  Array.from({ length: times }, (_, seed) => isSo(seed)).filter(Boolean).length / times
const isTold = (points: readonly MeasurePoint[], isOverlapping: boolean) => {
  const chart = draw(points, undefined, isOverlapping)
  return chart.kind === 'drawn' && chart.variation !== 'common-cause'
}

describe('points at the ends of periods that look back further than one period', () => {
  it('call chance a change in at most one chart of a hundred, where rules for single periods do in many', () => {
    expect(shareOf(400, seed => isTold(monthsOf(seed, {}), true))).toBeLessThanOrEqual(0.01)
    // The fault this keeps out: by limits from step to step and runs, far more than one in ten.
    expect(shareOf(400, seed => isTold(monthsOf(seed, {}), false))).toBeGreaterThan(0.2)
  })
  it('tell a large change once a year’s numbers have turned over, as a concern', () => {
    const told = shareOf(200, seed => {
      const chart = draw(monthsOf(seed, { people: 300, from: 15, later: 0.36 }))
      return chart.kind === 'drawn' && chart.variation === 'concern'
    })
    expect(told).toBeGreaterThan(0.9)
  })
  it('say why only points beyond the limits are told', () => {
    const chart = draw(monthsOf(1, {}))
    expect(chart).toMatchObject({ kind: 'drawn' })
    expect(JSON.stringify(chart)).toContain('outcome.overlapping')
  })
})

describe('how far back what decides at the end of a period may lie', () => {
  it('is the longest of the numerator’s windows', () => {
    expect(lookBackDays(control)).toBe(365)
    expect(
      lookBackDays({
        ...control,
        numerator: [{ is: 'recorded', concept: 'vaccine', fromDays: null, toDays: 0 }],
      }),
    ).toBe(Infinity)
  })
  it('is none for what happened, which is counted once', () => {
    expect(
      lookBackDays({ ...control, index: { at: 'event', concept: 'stay', anchor: 'end', which: 'each' } }),
    ).toBe(0)
  })
})

describe('the promise that a target is always met', () => {
  it('is not made of seven of seven: as good as all of them may be well below the target', () => {
    const few = Array.from({ length: 7 }, (_, month) => pointOf(month, 1, 1))
    expect(draw(few, 0.95, false)).toMatchObject({ assurance: 'hit-or-miss' })
    const many = Array.from({ length: 12 }, (_, month) => pointOf(month, 199 + (month % 2), 200))
    expect(draw(many, 0.95, false)).toMatchObject({ assurance: 'passes' })
  })
})
