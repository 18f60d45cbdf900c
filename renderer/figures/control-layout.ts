import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import type { BenchmarkLine } from '../../shared/domain/benchmarks/benchmark.ts'
import { drawnFigures, withinReach, type DrawnFigure } from './published-lines.ts'
import { shownMarks, type ShownMark } from './control-marks.ts'
import { unitOf, type ChartUnit } from './counted-text.ts'

/** The day of a change in one's practice. What it was is no word of a figure: it may name somebody. */
export interface ChartedChange {
  readonly made: string
}

/** What is drawn. */
export interface ControlChart {
  readonly measure: Measure
  readonly series: MeasureSeries
  readonly shown: readonly ShownMark[]
  readonly unit: ChartUnit
  /** What is to be reached, where it is in the unit of the axis. */
  readonly target: number | undefined
  /** Each mark's own interval is drawn where no limits say how far chance reaches. */
  readonly withIntervals: boolean
  /** What was changed in one's practice, in the order of their letters. */
  readonly changes: readonly ChartedChange[]
  /** What others published, in the unit of the axis, and what of it lies too far beyond one's own to be drawn. */
  readonly published: readonly DrawnFigure[]
  readonly publishedBeyond: readonly DrawnFigure[]
}

/** What is drawn beside the measure itself. */
export interface DrawnBeside {
  readonly changes?: readonly ChartedChange[] | undefined
  readonly published?: readonly BenchmarkLine[] | undefined
}

/** What is drawn of a measure. */
export function controlChart(
  measure: Measure,
  series: MeasureSeries,
  { changes = [], published = [] }: DrawnBeside = {},
): ControlChart {
  const shown = shownMarks(series, measure)
  const unit = unitOf(series, measure)
  const isInUnit = unit === (measure.quantity === undefined ? 'share' : 'days')
  const own = shown.flatMap(({ value, upper, point }) => [value, upper, point?.interval?.upper ?? null])
  const highest = Math.max(0, ...own.filter(each => each !== null))
  const { drawn, beyond } = withinReach(drawnFigures(published, unit), highest)
  return {
    measure,
    series,
    shown,
    unit,
    target: isInUnit ? measure.target : undefined,
    changes,
    published: drawn,
    publishedBeyond: beyond,
    withIntervals: unit === 'share' && shown.every(({ upper }) => upper === null),
  }
}

/** Where it stands, in pixels of the drawing. */
export interface ControlLayout {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly width: number
  /** The middle of each mark. */
  readonly at: readonly number[]
  /** Half of the room that a mark has. */
  readonly half: number
  y(value: number): number
}
