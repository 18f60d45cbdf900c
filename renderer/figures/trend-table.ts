import type { Moment } from '../../shared/domain/moment.ts'
import { dateText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

export interface Point {
  readonly time: Moment
  readonly value: number
  /** The number as it is shown. */
  readonly text: string
  readonly comparator?: string | undefined
  /** As its source wrote it, where that was in another unit. */
  readonly written?: string | undefined
  readonly interpretation?: string | undefined
  /** What it came from, where several sources stand on one chart. */
  readonly source?: string | undefined
  readonly flag?: string | undefined
  readonly fact: { readonly id: number }
}

/** One measurement's results, oldest first, in one unit. */
export interface Series {
  readonly label: string
  readonly unit: string
  readonly reference?: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined
  readonly points: readonly Point[]
}

/** What sources write for a result that is as it should be. */
const asExpected = new Set(['N', 'normal', 'Normal'])

/**
 * What deserves a second look in a result: outside the reference, marked by its source, or hardly possible;
 * undefined where nothing does.
 */
export function attention(
  { value, interpretation, flag }: Point,
  reference: Series['reference'],
): string | undefined {
  const { low, high } = reference ?? {}
  const against = [
    low !== undefined && value < low && words('trend-figure.below'),
    high !== undefined && value > high && words('trend-figure.above'),
  ]
  const marked =
    interpretation !== undefined &&
    !asExpected.has(interpretation) &&
    words('trend-figure.marked', { mark: interpretation })
  return [...against, marked, flag].filter(Boolean).join('; ') || undefined
}

/** What the table says of a result: what deserves a second look, and whether it was converted. */
const remarks = (point: Point, reference: Series['reference']): string =>
  [
    attention(point, reference) ?? words('trend-figure.not-flagged'),
    point.written !== undefined && words('trend-figure.converted', { written: point.written }),
  ]
    .filter(Boolean)
    .join('; ')

export const referenceText = (reference: Series['reference']): string => {
  const { low, high } = reference ?? {}
  if (low !== undefined && high !== undefined)
    return words('trend-figure.range', { low: String(low), high: String(high) })
  if (low !== undefined) return words('trend-figure.at-least', { low: String(low) })
  if (high !== undefined) return words('trend-figure.up-to', { high: String(high) })
  return words('trend-figure.no-reference')
}

export const valueText = ({ comparator = '', text }: Point): string => `${comparator}${text}`

/** Beside the numbers of the drawing what stands in the source, where some were converted, and who says so. */
export function trendTable({ unit, reference, points }: Series): TableTwin {
  const isConverted = points.some(({ written }) => written !== undefined)
  const isJoined = points.some(({ source }) => source !== undefined)
  return {
    columns: [
      { title: words('trend-figure.date') },
      { title: words('trend-figure.value'), numeric: true },
      { title: words('trend-figure.unit'), source: true },
      ...(isConverted ? [{ title: words('trend-figure.as-written'), source: true }] : []),
      { title: words('trend-figure.flag', { reference: referenceText(reference) }) },
      ...(isJoined ? [{ title: words('trend-figure.source'), source: true }] : []),
    ],
    rows: points.map(point => [
      dateText(point.time),
      valueText(point),
      unit,
      ...(isConverted ? [writtenText(point, unit)] : []),
      remarks(point, reference),
      ...(isJoined ? [point.source ?? ''] : []),
    ]),
  }
}

/** With the sign of what could not be measured, which a conversion leaves as it is. */
const writtenText = (point: Point, unit: string): string =>
  point.written === undefined ? `${valueText(point)} ${unit}` : `${point.comparator ?? ''}${point.written}`
