import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import { daysOfMonth, type MonthRow } from '../../../shared/domain/measures/month.ts'
import { decimalText } from '../../figures/counted-text.ts'
import { isoPartText } from '../../ui/dates.ts'
import { number, speak, spoken, words } from '../../ui/words.ts'

/** The month before or after. */
export function monthLater(month: string, by: 1 | -1): string {
  const [year, of] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, of! - 1 + by, 1)).toISOString().slice(0, 'YYYY-MM'.length)
}
/** The last month that is over by the end of a day: `2026-06` on 30 June, `2026-05` the day before. */
export function lastWholeMonth(day: string): string {
  const month = day.slice(0, 'YYYY-MM'.length)
  return daysOfMonth(month).to === day ? month : monthLater(month, -1)
}
/** `Oct 2026`. */
export const monthText = (month: string): string => isoPartText(month)

/** The columns after the measure's name, as they stand on the page and on paper. */
export const countColumns = ['numerator', 'denominator', 'value', 'unknown', 'excluded', 'early'] as const

const percent = (share: number) => number(100 * share, 1)
function valueText({ value, interval, unit }: MonthRow): string {
  if (value === null) return words('month.nobody')
  if (unit === 'days') return words('control-figure.days', { value: decimalText(value) })
  const share = words('figure.percent', { share: percent(value) })
  return interval === null
    ? share
    : `${share} (${words('figure.range', { from: percent(interval.lower), to: percent(interval.upper) })})`
}

/** The cells of a line in that order, where it can be counted. */
export function countCells(row: MonthRow): string[] {
  const { numerator, denominator, unknown, excluded, early } = row
  return [
    number(numerator, 0),
    number(denominator, 0),
    valueText(row),
    number(unknown, 0),
    number(excluded, 0),
    number(early, 0),
  ]
}

/** What must stand under a measure's name. */
export function remarkOf(row: MonthRow): string {
  const { notLookedFor, isWhole } = row
  if (notLookedFor.length > 0) return words('month.not-looked-for', { concepts: notLookedFor })
  const unseen = unseenInWords(row)
  return [!isWhole && words('month.not-whole'), unseen && speak(unseen)].filter(Boolean).join(' ')
}
export const titleOf = ({ title }: MonthRow): string => spoken(title)
