import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import type { ShownMark } from '../../figures/control-marks.ts'

/** Both days belong to it. */
export interface Span {
  readonly from: string
  readonly to: string
}
/** What a point is held against: the one before, the same a year before, as long before, or all before. */
const before = ['previous', 'year', 'long', 'all'] as const
/** Or any days against any others before them. */
export const againsts = [...before, 'own'] as const
export type Against = (typeof againsts)[number]

/** Days that somebody chose, and those before that they are held against. */
export interface OwnDays {
  readonly now: Span
  readonly before: Span
}

export interface MixSpans {
  readonly now: Span
  /** `part`: some periods up to the chosen day, less than a year. */
  readonly is: 'point' | 'pattern' | 'year' | 'part'
  /** Periods in it. */
  readonly periods: number
  readonly against: Readonly<Partial<Record<(typeof before)[number], Span>>>
}

const spanOf = (points: readonly Span[]): Span | undefined => {
  const [first, last] = [points[0], points.at(-1)]
  return first && last && { from: first.from, to: last.to }
}
const aYearBefore = (iso: string) => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4, 7)}`
const defined = (all: Partial<Record<keyof MixSpans['against'], Span | undefined>>): MixSpans['against'] =>
  Object.fromEntries(Object.entries(all).filter(([, span]) => span !== undefined))

/** Periods of a year. */
const ofAYear = { month: 12, quarter: 4, year: 1 } as const

/**
 * Of a chart whose marks are no periods: the year of whole periods up to the day on which the chosen gap ended. Where
 * there is less than a year before it, or none, the newer half of what there is, so that there is something to hold it
 * against.
 */
function ofYears({ points, by }: MeasureSeries, { to }: ShownMark): MixSpans | undefined {
  const whole = points.filter(({ isWhole }) => isWhole)
  const upTo = whole.filter(({ from }) => from <= to)
  const length = Math.max(1, Math.min(ofAYear[by], Math.floor(upTo.length / 2)))
  const [now, before] = [upTo.slice(-length), upTo.slice(0, -length)]
  const span = spanOf(now)
  if (!span) return undefined
  return {
    now: span,
    is: length === ofAYear[by] ? 'year' : 'part',
    periods: length,
    against: defined({
      long: spanOf(before.slice(-length)),
      all: before.length > length ? spanOf(before) : undefined,
    }),
  }
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
  if (!mark.point) return ofYears(series, mark)
  const pattern = patternOf(series, shown, chosen!)
  const [first, last] = pattern ?? [chosen!, chosen!]
  const earlier = shown.slice(0, first)
  const length = last - first + 1
  const year = earlier.find(({ from }) => from.startsWith(aYearBefore(shown[first]!.from)))
  const yearTo = earlier.find(({ to }) => to.startsWith(aYearBefore(shown[last]!.to)))
  return {
    now: { from: shown[first]!.from, to: shown[last]!.to },
    is: length > 1 ? 'pattern' : 'point',
    periods: length,
    against: defined({
      previous: length === 1 ? spanOf(earlier.slice(-1)) : undefined,
      year: year && yearTo && spanOf([year, yearTo]),
      long: length > 1 ? spanOf(earlier.slice(-length)) : undefined,
      all: earlier.length > 1 ? spanOf(earlier) : undefined,
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
