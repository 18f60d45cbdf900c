import type { Measure } from '../../shared/domain/measures/measure.ts'
import type {
  MeasureChart,
  MeasurePoint,
  MeasureSeries,
  MeasureSignal,
} from '../../shared/domain/measures/series.ts'
import { betterOn, isOfGaps, toneOf, unitOf, type ChartUnit } from './counted-text.ts'

type Drawn = Extract<MeasureChart, { kind: 'drawn' }>
type Mark = Drawn['marks'][number]

/** What is drawn at one place of a control chart. */
export interface ShownMark {
  readonly from: string
  readonly to: string
  readonly value: number | null
  /** Null where the chart says nothing of it. */
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** The period that it stands for; undefined where each event is a mark. */
  readonly point: MeasurePoint | undefined
  readonly isWhole: boolean
  /** A gap that has not ended. */
  readonly isOpen?: true | undefined
  /** Whatever pattern it belongs to: the worse news, where it belongs to both. */
  readonly tone: ReturnType<typeof toneOf> | undefined
  readonly signals: readonly MeasureSignal[]
}

const withoutLimits = { centre: null, lower: null, upper: null, tone: undefined, signals: [] } as const

/** Where a period that is on no chart would stand on it; null where events are charted one by one, or averages. */
function valueOf({ value, numerator }: MeasurePoint, unit: ChartUnit, isOfAverages: boolean): number | null {
  if (isOfAverages) return null
  if (unit === 'count') return numerator
  return unit === 'cases' ? null : value
}

function toneAmong(signals: readonly MeasureSignal[], better: Measure['better']): ShownMark['tone'] {
  const tones = new Set(signals.map(signal => toneOf(signal, better)))
  return (['concern', 'improvement', 'neither'] as const).find(tone => tones.has(tone))
}

/**
 * What a chart shows, in the order of time: its marks, each with its period, and the periods that are on no chart
 * because they are not whole, or because there is no chart.
 */
export function shownMarks(series: MeasureSeries, measure: Measure): ShownMark[] {
  const { chart, points } = series
  const unit = unitOf(series, measure)
  const spanOf = ({ from, to }: Pick<Mark, 'from' | 'to'>) => `${from} ${to}`
  const periods = new Map(points.map(point => [spanOf(point), point]))
  const marks = chart.kind === 'drawn' ? chart.marks : []
  const signals = patternsIn(series)
  const isByEvent = isOfGaps(series)
  const better = betterOn(series, measure)
  const charted = marks.map((mark, at): ShownMark => {
    const mine = signals.filter(({ marks: of }) => of.includes(at))
    const point = isByEvent ? undefined : periods.get(spanOf(mark))
    return {
      ...mark,
      point,
      isWhole: point?.isWhole ?? mark.isOpen !== true,
      signals: mine,
      tone: toneAmong(mine, better),
    }
  })
  if (isByEvent) return charted
  const known = new Set(marks.map(spanOf))
  const others = points
    .filter(point => !known.has(spanOf(point)))
    .map((point): ShownMark => ({
      ...withoutLimits,
      from: point.from,
      to: point.to,
      value: valueOf(point, unit, chart.kind === 'drawn' && chart.is === 'ewma'),
      point,
      isWhole: point.isWhole,
    }))
  return [...charted, ...others].toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

/** The patterns of a chart, each of one kind and way once, with all the marks that make it. */
export function patternsIn({ chart }: MeasureSeries): MeasureSignal[] {
  const patterns = new Map<string, MeasureSignal>()
  for (const signal of chart.kind === 'drawn' ? chart.signals : []) {
    const name = `${signal.pattern} ${signal.direction}`
    const before = patterns.get(name)
    const marks = new Set([...(before?.marks ?? []), ...signal.marks])
    patterns.set(name, { ...signal, marks: [...marks].toSorted((one, other) => one - other) })
  }
  return [...patterns.values()]
}

/** The patterns by how much they say: a point outside the limits first, few crossings last. */
const byStrength: ReadonlyArray<MeasureSignal['pattern']> = [
  'beyond-limit',
  'together',
  'shift',
  'trend',
  'near-limit',
  'long-run',
  'few-crossings',
]

/** Those that the latest mark belongs to first, by which the chart is judged, and of these the strongest. */
export function patternsByStrength(series: MeasureSeries): MeasureSignal[] {
  const last = series.chart.kind === 'drawn' ? series.chart.marks.length - 1 : -1
  return patternsIn(series).toSorted(
    (one, other) =>
      Number(other.marks.includes(last)) - Number(one.marks.includes(last)) ||
      byStrength.indexOf(one.pattern) - byStrength.indexOf(other.pattern),
  )
}

/** The pattern that is named beside a chart, and how many more there are. */
export function leadingPattern(
  series: MeasureSeries,
): { readonly pattern: MeasureSignal; readonly more: number } | undefined {
  const patterns = patternsByStrength(series)
  const [pattern] = patterns
  return pattern && { pattern, more: patterns.length - 1 }
}

/** The place in `shown` of each mark of the chart, by its own number. */
export function placesOf(shown: readonly ShownMark[], { chart }: MeasureSeries): number[] {
  if (chart.kind === 'none') return []
  const places = new Map(shown.map(({ from, to }, place) => [`${from} ${to}`, place]))
  // Two events may lie on the same days: then the places are those of the marks themselves.
  return chart.marks.length === shown.length
    ? [...chart.marks.keys()]
    : chart.marks.map(({ from, to }) => places.get(`${from} ${to}`)!)
}

/** The days from which on centre and limits were made anew. */
export const breaksOf = ({
  series: { chart },
}: {
  readonly series: Pick<MeasureSeries, 'chart'>
}): Drawn['breaks'] => (chart.kind === 'drawn' ? chart.breaks : [])
