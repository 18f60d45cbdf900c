import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../electron/learning/outcomes/chart-of.ts'
import { foundWithin } from '../../../electron/learning/outcomes/looks/found-within.ts'
import { atOnce } from '../../../electron/learning/stats/foundations/in-steps.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { infections, monthPoint } from '../../fixtures/outcome-series.ts'

const FIRST = dayNumber('2023-01-01')
const [had, not] = (['numerator', 'without'] as const).map(part => measureParts.indexOf(part))

/** A case a day, from so many days on: the window's own chart of gaps between those to whom it happened. */
function charted(kind: 'g' | 't', happened: readonly boolean[], first: number) {
  const from = FIRST + first
  const frame = {
    day: Int32Array.from(happened, (_, at) => from + at),
    part: Uint8Array.from(happened, each => (each ? had! : not!)),
  } as MeasureFrame
  const points = [
    {
      ...monthPoint(0, happened.filter(Boolean).length, happened.length),
      from: isoOfDay(from),
      to: isoOfDay(from + happened.length - 1),
    },
  ]
  const drawn = { points, frame, isQuantity: false, baselineMarks: undefined }
  return { points, chart: chartOf(infections, kind, drawn) }
}

interface Planted {
  readonly kind: 'g' | 't'
  readonly shown: number
  readonly share: number
}

/** What is said of a series at that share, with its events at places that chance might have given. */
function stated({ kind, shown, share }: Planted) {
  const random = createRandom(3)
  const places = new Set<number>()
  while (places.size < Math.round(shown * share)) places.add(random.integer(shown))
  const { points, chart } = charted(
    kind,
    Array.from({ length: shown }, (_, at) => places.has(at)),
    0,
  )
  const said = atOnce(foundWithin(infections, { by: 'month', points, chart } as unknown as MeasureSeries))
  return said!.values as { up: number; down: number; most: number } // there is a chart
}

/** Of fresh series in which it then comes so much more often, how many show it by so many cases or days. */
function seen({ kind, shown, share }: Planted, { times, within }: { times: number; within: number }) {
  const random = createRandom(77)
  const [SERIES, LOOKS] = [40, 12]
  let told = 0
  for (let draw = 0; draw < SERIES; draw++) {
    const all = Array.from(
      { length: shown + within },
      (_, at) => random.uniform() < (at < shown ? share : share * times),
    )
    const changed = isoOfDay(FIRST + shown)
    const isTold = Array.from({ length: LOOKS }, (_, look) => Math.round(((look + 1) * within) / LOOKS)).some(
      passed => {
        const { chart } = charted(kind, all.slice(passed, passed + shown), passed)
        return (
          chart.kind === 'drawn' &&
          chart.signals.some(
            ({ direction, marks }) =>
              direction === (times > 1 ? 'low' : 'high') && marks.some(at => chart.marks[at]!.to >= changed),
          )
        )
      },
    )
    if (isTold) told++
  }
  return told / SERIES
}

describe('after how long a chart of gaps shows a doubling or a halving', () => {
  it.each([
    { kind: 'g', shown: 700, share: 0.1 },
    { kind: 'g', shown: 480, share: 0.05 },
    { kind: 't', shown: 730, share: 0.08 },
  ] as const)(
    'a $kind chart of $shown at $share: half of fresh series by then; where it says “not”, fewer',
    planted => {
      const { up, down, most } = stated(planted)
      expect(most).toBe(planted.shown)
      for (const [times, within] of [
        [2, up],
        [0.5, down],
      ] as const) {
        if (within === 0) {
          // Two standard errors of forty series above a half.
          expect(seen(planted, { times, within: most })).toBeLessThan(0.66)
          continue
        }
        // A series of its own has a level of its own, and is looked at a dozen times and not each day.
        expect(seen(planted, { times, within })).toBeGreaterThan(0.34)
        expect(seen(planted, { times, within: Math.round(within / 2) })).toBeLessThan(0.5)
      }
    },
    300_000,
  )
})
