import type { Moment } from '../../shared/domain/moment.ts'
import { dateText } from '../ui/dates.ts'
import type { TableTwin } from './table-twin.ts'

export interface Point {
  readonly time: Moment
  readonly value: number
  readonly comparator?: string | undefined
  readonly interpretation?: string | undefined
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

/** What deserves a second look in a result: outside the reference, marked by its source, or hardly possible; undefined where nothing does. */
export function attention(
  { value, interpretation, flag }: Point,
  reference: Series['reference'],
): string | undefined {
  const against =
    reference?.low !== undefined && value < reference.low
      ? 'below the reference'
      : reference?.high !== undefined && value > reference.high
        ? 'above the reference'
        : undefined
  const marked =
    interpretation === undefined || asExpected.has(interpretation) ? undefined : `marked ${interpretation}`
  return [against, marked, flag].filter(Boolean).join('; ') || undefined
}

export const referenceText = (reference: Series['reference']): string => {
  const { low, high } = reference ?? {}
  return low !== undefined && high !== undefined
    ? `${low} to ${high}`
    : low !== undefined
      ? `at least ${low}`
      : high !== undefined
        ? `up to ${high}`
        : 'not recorded'
}

export const valueText = ({ comparator = '', value }: Point): string => `${comparator}${value}`

export const trendTable = ({ unit, reference, points }: Series): TableTwin => ({
  columns: [
    { title: 'Date' },
    { title: 'Value', numeric: true },
    { title: 'Unit' },
    { title: `Flag (reference ${referenceText(reference)})` },
  ],
  rows: points.map(point => [
    dateText(point.time),
    valueText(point),
    unit,
    attention(point, reference) ?? 'not flagged',
  ]),
})
