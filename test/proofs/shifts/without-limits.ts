import { chartOf } from '../../../electron/learning/outcomes/chart-of.ts'
import { measureParts, type MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../shared/domain/measures/series.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { deathsOfOperations } from '../../fixtures/risk-desk.ts'
import { medianOf, type Found } from './found.ts'

/*
 * Charts that state no run length of their own: what they do is counted, and written down. A run chart judges all of a
 * series, and so do charts of gaps; a change is planted in its second half.
 */
const MONTHS = 48
const RATE = 0.1
const changed = (odds: number) => (odds * RATE) / (1 + (odds - 1) * RATE)
const DAYS_PER_MONTH = 30

/** Cases one after the other, of whom the second half has changed odds. */
function casesOf(n: number, change: number, random: Random) {
  const size = MONTHS * n
  return Array.from({ length: size }, (_, at) => ({
    day: Math.floor((at * DAYS_PER_MONTH) / n),
    happened: random.uniform() < (at < size / 2 ? RATE : changed(change)),
  }))
}
type Case = ReturnType<typeof casesOf>[number]

const isoOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
function pointsOf(cases: readonly Case[]): MeasurePoint[] {
  return Array.from({ length: MONTHS }, (_, month) => {
    const [from, to] = [month * DAYS_PER_MONTH, (month + 1) * DAYS_PER_MONTH - 1]
    const here = cases.filter(({ day }) => day >= from && day <= to)
    const numerator = here.filter(({ happened }) => happened).length
    return {
      from: isoOf(from),
      to: isoOf(to),
      numerator,
      denominator: here.length,
      excluded: 0,
      unknown: 0,
      early: 0,
      value: numerator / here.length,
      interval: null,
      bounds: null,
      isSmall: false,
      isWhole: true,
    }
  })
}
const frameOf = (cases: readonly Case[]) =>
  ({
    day: Int32Array.from(cases, ({ day }) => day),
    part: Uint8Array.from(cases, ({ happened }) => measureParts.indexOf(happened ? 'numerator' : 'without')),
  }) as unknown as MeasureFrame // charts of gaps read days and parts alone

function counted(kind: 'run' | 'g' | 't', n: number, change: number, series: number, random: Random): Found {
  let spoke = 0
  const at: number[] = []
  for (let turn = 0; turn < series; turn++) {
    const cases = casesOf(n, change, random)
    const chart = chartOf(deathsOfOperations, kind, {
      points: pointsOf(cases),
      frame: frameOf(cases),
      isQuantity: false,
      baselineMarks: undefined,
    })
    if (chart.kind === 'none' || chart.signals.length === 0) continue
    spoke++
    const marks = chart.signals.flatMap(each => each.marks)
    if (marks.length > 0)
      at.push(Math.round(Date.parse(chart.marks[Math.min(...marks)]!.to) / 86_400_000 / DAYS_PER_MONTH))
  }
  const none = { stated: NaN, apart: 0 }
  return { chart: kind, n, change, series, ...none, seen: spoke, anyRule: spoke, medianMonth: medianOf(at) }
}

export const runCharts = (n: number, change: number, series: number, random: Random): Found =>
  counted('run', n, change, series, random)
export const rareEvents = (
  kind: 'g' | 't',
  n: number,
  change: number,
  series: number,
  random: Random,
): Found => counted(kind, n, change, series, random)
