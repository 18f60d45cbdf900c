import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import type { ShownMark } from '../../figures/control-marks.ts'

/** Both days belong to it. */
export interface Span {
  readonly from: string
  readonly to: string
}
/** What a point is held against: the one before, the same a year before, as long before, or all before. */
export const againsts = ['previous', 'year', 'long', 'all'] as const
export type Against = (typeof againsts)[number]

export interface MixSpans {
  readonly now: Span
  readonly is: 'point' | 'pattern' | 'year'
  /** Periods in it. */
  readonly periods: number
  readonly against: Readonly<Partial<Record<Against, Span>>>
}

const spanOf = (points: readonly Span[]): Span | undefined => {
  const [first, last] = [points[0], points.at(-1)]
  return first && last && { from: first.from, to: last.to }
}
const aYearBefore = (iso: string) => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4, 7)}`
const defined = (all: Partial<Record<Against, Span | undefined>>): MixSpans['against'] =>
  Object.fromEntries(Object.entries(all).filter(([, span]) => span !== undefined))

/** A year of points up to the last whole one, of a chart whose marks are no periods, against as long before. */
function ofYears({ points, by }: MeasureSeries): MixSpans | undefined {
  const whole = points.filter(({ isWhole }) => isWhole)
  const length = { month: 12, quarter: 4, year: 1 }[by]
  const [now, before] = [whole.slice(-length), whole.slice(-2 * length, -length)]
  const span = spanOf(now)
  return span && { now: span, is: 'year', periods: now.length, against: defined({ long: spanOf(before) }) }
}

/**
 * What a chosen point is and what it may be held against: the point, or the whole pattern it belongs to where several
 * in a row make one. Periods alone: between events there are none.
 */
export function mixSpans(
  series: MeasureSeries,
  shown: readonly ShownMark[],
  chosen: number | undefined,
): MixSpans | undefined {
  const mark = chosen === undefined ? undefined : shown[chosen]
  if (!mark) return undefined
  if (!mark.point) return ofYears(series)
  const pattern = patternOf(series, shown, chosen!)
  const [first, last] = pattern ?? [chosen!, chosen!]
  const before = shown.slice(0, first)
  const length = last - first + 1
  const year = before.find(({ from }) => from.startsWith(aYearBefore(shown[first]!.from)))
  const yearTo = before.find(({ to }) => to.startsWith(aYearBefore(shown[last]!.to)))
  return {
    now: { from: shown[first]!.from, to: shown[last]!.to },
    is: length > 1 ? 'pattern' : 'point',
    periods: length,
    against: defined({
      previous: length === 1 ? spanOf(before.slice(-1)) : undefined,
      year: year && yearTo && spanOf([year, yearTo]),
      long: length > 1 ? spanOf(before.slice(-length)) : undefined,
      all: before.length > 1 ? spanOf(before) : undefined,
    }),
  }
}

/** The first and the last of the marks in a row that make a pattern with the chosen one; undefined for one alone. */
function patternOf(
  { chart }: MeasureSeries,
  shown: readonly ShownMark[],
  chosen: number,
): readonly [number, number] | undefined {
  if (chart.kind !== 'drawn') return undefined
  const at = chart.marks.findIndex(({ from }) => from === shown[chosen]!.from)
  const signal = chart.signals.find(
    ({ pattern, marks }) => pattern !== 'beyond-limit' && marks.length > 1 && marks.includes(at),
  )
  if (!signal) return undefined
  const placeOf = (mark: number) => shown.findIndex(({ from }) => from === chart.marks[mark]!.from)
  return [placeOf(Math.min(...signal.marks)), placeOf(Math.max(...signal.marks))]
}
