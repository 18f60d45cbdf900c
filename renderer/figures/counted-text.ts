import type {
  MeasureChart,
  MeasurePoint,
  MeasureSeries,
  MeasureSignal,
} from '../../shared/domain/measures/series.ts'
import type { Measure } from '../../shared/domain/measures/measure.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { number, words } from '../ui/words.ts'

export type ChartUnit = Extract<MeasureChart, { kind: 'drawn' }>['unit']
type Counted = Pick<MeasurePoint, 'numerator' | 'denominator' | 'value' | 'interval'>

/** So many people or more make a tenth of a per cent worth writing. */
const MANY = 1_000

/** A share as per cent, with a decimal where so many were counted that it means something. */
const percentText = (share: number, denominator: number): string =>
  number(100 * share, denominator >= MANY ? 1 : 0)

/** What was counted, with its doubt: `18 of 62 (29 %, 19 to 41)`, or `median 4 days, of 62`. */
export function countedText(
  { numerator, denominator, value, interval }: Counted,
  { quantity }: Measure,
): string {
  if (value === null || denominator === 0) return words('counted.nobody')
  if (quantity !== undefined) return words('counted.median', { value: decimalText(value), denominator })
  const counted = { numerator, denominator, percent: percentText(value, denominator) }
  return interval === null
    ? words('counted.share-alone', counted)
    : words('counted.share', {
        ...counted,
        lower: percentText(interval.lower, denominator),
        upper: percentText(interval.upper, denominator),
      })
}

/** A number with one decimal where it has any. */
export const decimalText = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1)

/** A value of a chart's own axis, in words. */
export function valueText(value: number, unit: ChartUnit): string {
  if (unit === 'share')
    return words('figure.percent', { share: number(100 * value, Number.isInteger(100 * value) ? 0 : 1) })
  if (unit === 'days') return words('control-figure.days', { value: decimalText(value) })
  return words('control-figure.plain', { value: unit === 'rate' ? number(value, 3) : decimalText(value) })
}

/** In what a chart's values are; of points that no chart was made of, in what they were counted. */
export const unitOf = ({ chart }: MeasureSeries, { quantity }: Measure): ChartUnit => {
  if (chart.kind === 'drawn') return chart.unit
  return quantity === undefined ? 'share' : 'days'
}

/** Whether each mark is the gap from one event to the next. */
export const isOfGaps = ({ chart }: Pick<MeasureSeries, 'chart'>): boolean =>
  chart.kind === 'drawn' && (chart.is === 'g' || chart.is === 't')

const opposite = { higher: 'lower', lower: 'higher', neither: 'neither' } as const
/** Which way marks get better: long gaps between what should be rare are good. */
export const betterOn = (series: Pick<MeasureSeries, 'chart'>, { better }: Pick<Measure, 'better'>) =>
  isOfGaps(series) ? opposite[better] : better

/** A pattern by its name. */
export function patternSaid({ pattern, direction }: MeasureSignal): Message {
  if (pattern === 'long-run' || pattern === 'few-crossings') return say(`counted.pattern.${pattern}`)
  return say(`counted.pattern.${pattern}`, { direction: direction ?? 'none' })
}

/** Whether a pattern is good or bad news; neither where no way is the better one, or it has no way. */
export function toneOf(
  { direction }: MeasureSignal,
  better: Measure['better'],
): 'improvement' | 'concern' | 'neither' {
  if (direction === null || better === 'neither') return 'neither'
  return (direction === 'high') === (better === 'higher') ? 'improvement' : 'concern'
}
