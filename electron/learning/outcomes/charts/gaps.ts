import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasureFrame } from '../../../../shared/domain/measures/frame.ts'
import { gapChart } from '../../stats/monitoring/gap-chart.ts'
import { timeBetweenChart } from '../../stats/monitoring/time-between-chart.ts'
import type { Chart, Mark, Signal } from './chart.ts'
import { baselineOf, fewEvents } from './sketching.ts'

/** As seldom as a normal value lies above three sigmas. */
const SELDOM = 0.99865

/** Gaps between events need so many of these. */
const LEAST = 3

/** Those who were counted, in the order of their days: the day of each, and whether it happened. */
function cases({ day, part }: MeasureFrame, lastWhole: number) {
  const [with_, without] = [measureParts.indexOf('numerator'), measureParts.indexOf('without')]
  const rows = Array.from(day.keys()).filter(
    row => (part[row] === with_ || part[row] === without) && day[row]! <= lastWhole,
  )
  return {
    days: rows.map(row => day[row]!),
    happened: Uint8Array.from(rows, row => Number(part[row] === with_)),
  }
}
const lastWholeDay = (points: readonly { readonly to: string }[]): number => {
  const last = points.at(-1)
  return last ? Date.parse(last.to) / 86_400_000 : -Infinity
}

const beyondOnly = (marks: readonly Mark[]): Signal[] =>
  marks.flatMap(({ isBeyond, value, centre }, at) =>
    isBeyond
      ? [
          {
            pattern: 'beyond-limit' as const,
            direction: value! > centre ? ('high' as const) : ('low' as const),
            marks: [at],
          },
        ]
      : [],
  )

/** Each span between two events, with what a chart says of it. */
const spans = (eventDays: readonly number[], markOf: (at: number) => Omit<Mark, 'from' | 'to'>): Mark[] =>
  eventDays.slice(1).map((day, at) => ({ from: isoOfDay(eventDays[at]!), to: isoOfDay(day), ...markOf(at) }))

/** Cases between rare events. Its centre and limit are those of all of its gaps. */
export const g: Chart = {
  is: 'g',
  isOfGaps: true,
  sketch({ frame, points }) {
    const { days, happened } = cases(frame, lastWholeDay(points))
    const eventDays = days.filter((_, row) => happened[row] === 1)
    const chart = gapChart(happened)
    if (chart.kind !== 'fitted' || eventDays.length < LEAST) return fewEvents(eventDays.length)
    // Gaps are skewed: chance alone leaves 2 of 100 beyond three sigmas.
    const upper = chart.quantile(SELDOM)
    const marks = spans(eventDays, at => ({
      value: chart.gaps[at]!,
      centre: chart.meanGap,
      lower: null, // no gap is too short by chance where the next case may have it
      upper,
      isBeyond: chart.gaps[at]! > upper,
    }))
    return {
      kind: 'drawn',
      unit: 'cases',
      baseline: marks.length,
      marks,
      signals: beyondOnly(marks),
      reading: [],
    }
  },
}

/** Days between rare events. */
export const t: Chart = {
  is: 't',
  isOfGaps: true,
  sketch(charted) {
    const { days, happened } = cases(charted.frame, lastWholeDay(charted.points))
    const eventDays = days.filter((_, row) => happened[row] === 1)
    if (eventDays.length < LEAST) return fewEvents(eventDays.length)
    const times = Float64Array.from(eventDays.slice(1), (day, at) => day - eventDays[at]!)
    const baseline = baselineOf(charted, times.length)
    const chart = timeBetweenChart(times, baseline)
    if (chart.kind !== 'fitted') return fewEvents(eventDays.length)
    const marks = spans(eventDays, at => {
      const { value, centre, lower, upper, signal } = chart.points[at]!
      return { value, centre, lower, upper, isBeyond: signal }
    })
    return { kind: 'drawn', unit: 'days', baseline, marks, signals: beyondOnly(marks), reading: [] }
  },
}
