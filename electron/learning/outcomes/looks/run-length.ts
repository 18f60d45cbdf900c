import { createRandom, type Random } from '../../../../shared/domain/random.ts'
import type { MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { chartFor } from '../charts/registry.ts'
import type { Chart } from '../charts/chart.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { drawBinomial } from '../../stats/foundations/samplers.ts'

/** Futures that are drawn: a share of 80 % is then known to some three points. */
export const FUTURES = 200

/** How a measure goes on once something has changed. */
export interface Future {
  /** Points that are on the chart now, the earliest first. */
  readonly past: readonly MeasurePoint[]
  readonly measure: Measure
  readonly chart: Measure['chart']
  /** Whether neighbouring points rest on mostly the same facts. */
  readonly isOverlapping: boolean
  /** So many are counted in a period. */
  readonly size: number
  /** The level until now, and how it moves: shares, or days. */
  readonly level: number
  readonly shift: number
  /** The part of the shift that is there in each period, from 0 to 1: what looks back takes it up bit by bit. */
  readonly reached: (period: number) => number
  /** Periods after which nobody waits any longer. */
  readonly most: number
}

/** By how much points go up and down from one to the next: their mean step over its expectation for two. */
export function spreadOf(past: readonly MeasurePoint[]): number {
  const values = past.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length < 2) return 0
  const steps = values.slice(1).map((value, at) => Math.abs(value - values[at]!))
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / (2 / Math.sqrt(Math.PI))
}

/** The point of a period that is still to come. */
function* comingPoints({ past, measure, size, level, shift, reached }: Future, random: Random) {
  const isShare = measure.quantity === undefined
  // The same people are counted again and again: such a share goes up and down as it has until now.
  const isOfCases = isShare && measure.index.at !== 'period-end'
  const spread = isOfCases ? 0 : spreadOf(past)
  for (let period = 0; ; period++) {
    const expected = level + shift * reached(period)
    const within = isShare ? Math.min(1, Math.max(0, expected)) : Math.max(0, expected)
    const drawn = isOfCases ? drawBinomial(random, size, within) / size : within + spread * random.normal()
    const value = isShare ? Math.min(1, Math.max(0, drawn)) : Math.max(0, drawn)
    const numerator = isShare ? Math.round(value * size) : size
    // After all that is known, in the order in which they come.
    const day = `9${String(period).padStart(3, '0')}-01-01`
    yield { ...past[0]!, from: day, to: day, numerator, denominator: size, value, isWhole: true }
  }
}

const noFrame: MeasureFrame = {
  periods: [],
  counts: new Uint32Array(0),
  unseen: new Uint32Array(0),
  day: new Int32Array(0),
  part: new Uint8Array(0),
  quantity: new Float64Array(0),
  member: new Uint32Array(0),
  blurred: 0,
  aside: { ages: 0, deaths: 0, scores: 0, undated: 0 },
  people: { all: 0, died: 0, left: 0 },
  upTo: null,
  matched: [],
}

/** Whether the chart says, of a point that came, that it moved that way. */
export function tells(
  chart: Chart,
  points: readonly MeasurePoint[],
  { measure, past }: Pick<Future, 'measure' | 'past'>,
  way: number,
): boolean {
  const shown = points.slice(-Math.max(past.length, 1))
  const sketch = chart.sketch({
    points: shown,
    frame: noFrame,
    isQuantity: measure.quantity !== undefined,
    isPlain: true,
    baselineMarks: undefined,
  })
  if (sketch.kind === 'none') return false
  const isNew = (mark: number) => sketch.marks[mark]!.from.startsWith('9')
  return sketch.signals.some(
    ({ direction, marks }) => direction === (way > 0 ? 'high' : 'low') && marks.some(isNew),
  )
}

/**
 * Of each number of periods to come, in how many of the futures the chart has told by then that the measure moved as
 * expected: by the chart's own rules, with centre and limits made of the points that are shown, as the page makes them.
 * `way`: 1 for a rise, -1 for a fall. The same futures are drawn whenever it is asked.
 */
export function* toldBy(future: Future, way: 1 | -1): InSteps<Float64Array> {
  const chart = chartFor(future.chart, future)
  const random = createRandom(20_260_914)
  const told = new Float64Array(future.most)
  for (let draw = 0; draw < FUTURES; draw++) {
    const points = [...future.past]
    const coming = comingPoints(future, random)
    for (let period = 0; period < future.most; period++) {
      points.push(coming.next().value as MeasurePoint) // it never ends
      if (!tells(chart, points, future, way)) continue
      for (let later = period; later < future.most; later++) told[later]! += 1 / FUTURES
      break
    }
    yield
  }
  return told
}
