import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../../electron/learning/outcomes/chart-of.ts'
import {
  doubledAndHalved,
  foundWithin,
} from '../../../../../electron/learning/outcomes/looks/found-within.ts'
import { speak } from '../../../../../electron/headless/words.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { drawBinomial, drawPoisson } from '../../../../../electron/learning/stats/monitoring/chance-draws.ts'
import { measureParts, type MeasureFrame } from '../../../../../shared/domain/measures/frame.ts'
import type { MeasureSeries } from '../../../../../shared/domain/measures/series.ts'
import { createRandom, type Random } from '../../../../../shared/domain/random.ts'
import { infections, monthPoint } from '../../../../fixtures/outcome-series.ts'

const noFrame = { day: new Int32Array(0), part: new Uint8Array(0) } as MeasureFrame
type Kind = 'p' | 'ewma' | 'run' | 'u' | 'c'
const MONTHS = 24
/** Rates and counts are drawn as those that may come more than once each. */
const eventsOf = (kind: Kind, random: Random, size: number, share: number) =>
  kind === 'u' || kind === 'c' ? drawPoisson(random, size * share) : drawBinomial(random, size, share)
const charted = (kind: Kind, points: ReturnType<typeof monthPoint>[], isPlain: boolean) =>
  chartOf(infections, kind, { points, frame: noFrame, isQuantity: false, baselineMarks: undefined, isPlain })

/** What is said of two years of a tenth, with exactly a tenth in each month. */
function stated(kind: Kind, size: number) {
  // By turns a little more and less, as chance has it: a standard deviation in turn.
  const off = Math.round(Math.sqrt(size * 0.09))
  const points = Array.from({ length: MONTHS }, (_, month) =>
    monthPoint(month, Math.round(size / 10) + (month % 2 === 0 ? off : -off), size),
  )
  const chart = charted(kind, points, false)
  const said = atOnce(foundWithin(infections, { by: 'month', points, chart } as MeasureSeries))
  expect(said).toMatchObject({ values: { up: expect.any(Number), down: expect.any(Number) } })
  return said!.values as { up: number; down: number } // it was just looked at
}

/** Of series whose share moved after two years, how many show it within so many months, by the window's own charts. */
function seen(
  kind: Kind,
  size: number,
  { times, within, series }: { times: number; within: number; series: number },
) {
  const random = createRandom(99)
  let told = 0
  for (let draw = 0; draw < series; draw++) {
    const points = Array.from({ length: MONTHS + within }, (_, month) =>
      monthPoint(month, eventsOf(kind, random, size, month < MONTHS ? 0.1 : 0.1 * times), size),
    )
    const isTold = Array.from({ length: within }, (_, k) => k + 1).some(months => {
      const chart = charted(kind, points.slice(months, MONTHS + months), kind !== 'ewma' && size >= 50)
      const last = MONTHS - months
      return (
        chart.kind === 'drawn' &&
        chart.signals.some(
          ({ direction, marks }) =>
            direction === (times > 1 ? 'high' : 'low') && marks.some(mark => mark >= last),
        )
      )
    })
    if (isTold) told++
  }
  return told / series
}

describe('after how long a chart shows a doubling or a halving', () => {
  it.each([
    ['p', 100, 200],
    ['run', 60, 200],
    ['ewma', 200, 25],
    ['u', 100, 200],
    ['c', 100, 200],
    // Fewer than five events a month: exact chances, each series at a level of its own.
    ['p', 40, 60],
    ['u', 40, 60],
    ['c', 40, 60],
  ] as const)(
    'a %s chart of %d a month: half of the series by the month stated, fewer before',
    (kind, size, series) => {
      const { up, down } = stated(kind, size)
      for (const [times, months] of [
        [2, up],
        [0.5, down],
      ] as const) {
        if (months === 0) {
          // Not within two years, it says: fewer than half show it, or hardly more, by then.
          expect(seen(kind, size, { times, within: MONTHS, series })).toBeLessThan(0.6)
          continue
        }
        // A series of its own has a level of its own, and a month is a coarse step.
        expect(seen(kind, size, { times, within: months, series })).toBeGreaterThan(0.35)
        if (months > 2) expect(seen(kind, size, { times, within: months - 2, series })).toBeLessThan(0.65)
      }
    },
    60_000,
  )
  it('is longer the fewer are counted, and is not promised of what is too little', () => {
    const [few, many] = [stated('p', 15), stated('p', 100)]
    expect(few.up === 0 || few.up > many.up).toBe(true)
    const points = [monthPoint(0, 1, 3), monthPoint(1, 0, 3), monthPoint(2, 1, 3)]
    const chart = charted('p', points, false)
    expect(atOnce(foundWithin(infections, { by: 'month', points, chart } as MeasureSeries))).toBeUndefined()
  })
  it('tells a rate in a hundred: what each case has of it would round to nothing', () => {
    const points = Array.from({ length: MONTHS }, (_, month) => monthPoint(month, 2 + (month % 2), 100))
    const chart = chartOf(infections, 'u', {
      points,
      frame: noFrame,
      isQuantity: false,
      baselineMarks: undefined,
    })
    const said = atOnce(foundWithin(infections, { by: 'month', points, chart } as MeasureSeries))
    // 60 of 2,400.
    expect(speak(said!)).toMatch(/^Had it risen from 2\.5 to 5\.0 in 100, /u)
    expect(speak(said!)).toContain('had it fallen to 1.3 in 100')
  })
  it('is not said where the latest point belongs to a change: what is told already is not waited for', () => {
    // A tenth for a year and a half, and half of them since: the centre of all, about a fifth, is nobody's level.
    const moved = Array.from({ length: MONTHS }, (_, month) =>
      monthPoint(month, (month < 18 ? 10 : 50) + (month % 2), 100),
    )
    const risen = charted('p', moved, false)
    expect(risen).toMatchObject({ variation: 'concern' })
    expect(
      atOnce(foundWithin(infections, { by: 'month', points: moved, chart: risen } as MeasureSeries)),
    ).toBeUndefined()

    // One in nine, then 187 without: an open gap far beyond the limit, and no word of "within 4 cases".
    const CASES = 9 * 20 + 187
    const frame = {
      day: Int32Array.from({ length: CASES }, (_, at) => 19_000 + at),
      part: Uint8Array.from({ length: CASES }, (_, at) =>
        measureParts.indexOf(at < 180 && at % 9 === 8 ? 'numerator' : 'without'),
      ),
    } as MeasureFrame
    const points = [{ ...monthPoint(0, 20, CASES), to: '2030-01-01' }]
    const gaps = chartOf(infections, 'g', { points, frame, isQuantity: false, baselineMarks: undefined })
    expect(gaps).toMatchObject({ kind: 'drawn', variation: 'improvement' })
    expect(
      atOnce(foundWithin(infections, { by: 'month', points, chart: gaps } as MeasureSeries)),
    ).toBeUndefined()
  })
  it('doubles the rarer side of a share', () => {
    expect(doubledAndHalved(0.1, true)).toEqual({ up: 0.2, down: 0.05 })
    const { up, down } = doubledAndHalved(0.9, true)
    expect([up, down].map(each => each.toFixed(2))).toEqual(['0.95', '0.80'])
    expect(doubledAndHalved(3, false)).toEqual({ up: 6, down: 1.5 })
  })
})
