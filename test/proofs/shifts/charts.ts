import { chartOf } from '../../../electron/learning/outcomes/chart-of.ts'
import { wilsonInterval } from '../../../electron/learning/stats/tables/proportion-intervals.ts'
import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { ChartKind } from '../../../shared/domain/measures/measure.ts'
import type { MeasurePoint } from '../../../shared/domain/measures/series.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { deathsOfOperations } from '../../fixtures/risk-desk.ts'
import { countApart } from './found.ts'

/*
 * Charts of a measure's months as the window gets them: of each series it is counted whether its chart shows a mark,
 * and set against what that very chart states. A change is planted in the second half of the months.
 */
const RATE = 0.1
const EVENTS_EACH = 0.3
const DAYS_PER_MONTH = 30
const changed = (odds: number) => (odds * RATE) / (1 + (odds - 1) * RATE)

/** So many charts are drawn for what a chart states of itself. */
const DRAWS = 500

export interface ChartsFound {
  readonly chart: ChartKind
  /** Cases a month, and how many months. */
  readonly n: number
  readonly months: number
  /** Of the odds, or of the rate; 1 for none. */
  readonly change: number
  /** Series of which a chart could be drawn. */
  readonly drawn: number
  /** Charts that should show a mark by what they state, and that do, with the 95 % interval of the latter's share. */
  readonly stated: number
  readonly seen: number
  readonly lower: number
  readonly upper: number
  /** Standard errors between these; 0 where a change was planted, of which nothing is stated. */
  readonly apart: number
}

/** Events of a month: among so many cases one each at most, or any number (rates and counts). */
function monthOf(kind: ChartKind, n: number, times: number, random: Random): number[] {
  if (kind !== 'u' && kind !== 'c')
    return Array.from({ length: n }, () => Number(random.uniform() < changed(times)))
  return Array.from({ length: n }, () => {
    let [events, left] = [-1, EVENTS_EACH * times]
    do {
      left -= random.exponential()
      events++
    } while (left > 0)
    return events
  })
}

const pointOf = (cases: readonly number[], month: number): MeasurePoint => {
  const numerator = cases.reduce((all, each) => all + each, 0)
  return {
    from: isoOfDay(month * DAYS_PER_MONTH),
    to: isoOfDay((month + 1) * DAYS_PER_MONTH - 1),
    numerator,
    denominator: cases.length,
    excluded: 0,
    unknown: 0,
    early: 0,
    value: numerator / cases.length,
    interval: null,
    bounds: null,
    unseen: null,
    isSmall: false,
    isWhole: true,
  }
}

/** Charts of gaps read days and parts alone. */
const frameOf = (months: ReadonlyArray<readonly number[]>) =>
  ({
    day: Int32Array.from(
      months.flatMap((cases, month) =>
        cases.map((_, at) => Math.floor((month + at / cases.length) * DAYS_PER_MONTH)),
      ),
    ),
    part: Uint8Array.from(
      months.flatMap(cases => cases.map(each => measureParts.indexOf(each > 0 ? 'numerator' : 'without'))),
    ),
  }) as unknown as MeasureFrame

type Asked = Pick<ChartsFound, 'chart' | 'n' | 'months' | 'change'> & { readonly series: number }

export function charts({ chart: kind, n, months, change, series }: Asked, random: Random): ChartsFound {
  let [drawn, seen, stated, variance] = [0, 0, 0, 0]
  for (let turn = 0; turn < series; turn++) {
    const cases = Array.from({ length: months }, (_, month) =>
      monthOf(kind, n, month < months / 2 ? 1 : change, random),
    )
    const chart = chartOf(deathsOfOperations, kind, {
      points: cases.map(pointOf),
      frame: frameOf(cases),
      isQuantity: false,
      baselineMarks: undefined,
    })
    if (chart.kind === 'none') continue
    const falseAlarm = chart.falseAlarm!
    drawn++
    seen += Number(chart.signals.length > 0)
    stated += falseAlarm
    variance += falseAlarm * (1 - falseAlarm)
  }
  // What is stated was drawn itself, and by the same numbers for all series.
  const ofDrawing = (drawn * variance) / DRAWS
  const interval = drawn === 0 ? { lower: 0, upper: 1 } : wilsonInterval(seen, drawn)
  const of = { stated, variance: variance + ofDrawing, of: drawn }
  const apart = change === 1 && drawn > 0 ? countApart(seen, of) : 0
  return { chart: kind, n, months, change, drawn, stated, seen, ...interval, apart }
}
