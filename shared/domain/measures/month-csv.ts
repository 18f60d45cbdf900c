import { heading, row, type Cell } from '../csv.ts'
import type { Term } from '../../words/message.ts'
import type { MonthRow, MonthTable } from './month.ts'

/** The columns of a month's table, each with what it holds. */
export const monthColumns = [
  { name: 'month', type: 'YYYY-MM', unit: '' },
  { name: 'measure', type: 'name', unit: '' },
  { name: 'title', type: 'text', unit: '' },
  { name: 'numerator', type: 'whole number', unit: '' },
  { name: 'denominator', type: 'whole number', unit: '' },
  { name: 'excluded', type: 'whole number', unit: '' },
  { name: 'unknown', type: 'whole number', unit: '' },
  { name: 'early', type: 'whole number', unit: '' },
  { name: 'value', type: 'decimal', unit: 'share of 1, or days' },
  { name: 'value_unit', type: 'share or days', unit: '' },
  { name: 'lower_95', type: 'decimal', unit: 'share of 1' },
  { name: 'upper_95', type: 'decimal', unit: 'share of 1' },
  { name: 'not_seen', type: 'whole number', unit: '' },
  { name: 'least', type: 'decimal', unit: 'share of 1' },
  { name: 'most', type: 'decimal', unit: 'share of 1' },
  { name: 'whole', type: 'true or false', unit: '' },
  { name: 'not_looked_for', type: 'text', unit: '' },
] as const
export type MonthColumn = (typeof monthColumns)[number]['name']

function cellsOf(month: string, of: MonthRow, name: (said: Term) => string): Record<MonthColumn, Cell> {
  // A count that cannot find anybody is no 0: its columns stay empty, and the last one says why.
  const { unseen, bounds } = of
  const isBlind = of.notLookedFor.length > 0
  const { numerator, value, interval } = isBlind ? { numerator: null, value: null, interval: null } : of
  return {
    month,
    measure: of.measure,
    title: name(of.title),
    numerator,
    denominator: of.denominator,
    excluded: of.excluded,
    unknown: of.unknown,
    early: of.early,
    value,
    value_unit: of.unit,
    lower_95: interval?.lower,
    upper_95: interval?.upper,
    not_seen: isBlind ? null : (unseen?.n ?? 0),
    least: isBlind ? null : (unseen ?? bounds)?.lower,
    most: isBlind ? null : (unseen ?? bounds)?.upper,
    whole: String(of.isWhole),
    not_looked_for: of.notLookedFor.map(name).join('; '),
  }
}

/** A month's counts as RFC 4180 has tables, in UTF-8. `name`: puts a title into the reader's language. */
export function monthCsv({ month, rows }: MonthTable, name: (said: Term) => string): string {
  const lines = rows.map(each => {
    const cells = cellsOf(month, each, name)
    return row(monthColumns.map(column => cells[column.name]))
  })
  return heading(monthColumns.map(column => column.name)) + lines.join('')
}

/** What each column of it means. `meaning`: in the reader's language. `missing`: what an empty cell is. */
export function monthDictionary(meaning: (column: MonthColumn) => string, missing: string): string {
  const lines = monthColumns.map(({ name, type, unit }) => row([name, meaning(name), type, unit, missing]))
  return heading(['column', 'meaning', 'type', 'unit', 'missing']) + lines.join('')
}
