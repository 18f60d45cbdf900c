import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import { ageAt } from '../../parts/logbook/logbook-lines.ts'
import { words } from '../../ui/words.ts'

type Cell = string | number | undefined
type ColumnName = Parameters<typeof words<'logbook.column'>>[1]['column']

/** The columns of the logbook as a table: nobody is named in it. */
const columns: Readonly<
  Record<ColumnName, { header: string; type: string; of(line: LogbookLine, at: number): Cell }>
> = {
  number: { header: 'number', type: 'whole number', of: (_line, at) => at + 1 },
  date: { header: 'date', type: 'ISO 8601', of: ({ on }) => isoOf(on).slice(0, '2026-11-29'.length) },
  age: { header: 'age_years', type: 'whole number', of: ageAt },
  sex: { header: 'sex', type: 'female, male, other, unknown', of: ({ sex }) => sex },
  operation: { header: 'operation', type: 'text', of: ({ what }) => what.join('; ') },
  role: { header: 'role', type: 'text', of: ({ role }) => role },
  asa: { header: 'asa_class', type: 'I to VI', of: ({ asa }) => asa },
  state: {
    header: 'outcome_30_days',
    type: 'event, well, due, missing',
    of: ({ outcome }) => outcome.state,
  },
  events: {
    header: 'events_30_days',
    type: 'text',
    of: ({ outcome }) =>
      outcome.events.map(({ is, grade }) => [is, grade].filter(Boolean).join(' ')).join('; '),
  },
  days: {
    header: 'days_to_first_event',
    type: 'whole number',
    of: ({ day, outcome: { events } }) => (events[0] ? dayNumber(events[0].on) - dayNumber(day) : undefined),
  },
  well: { header: 'well_on', type: 'ISO 8601', of: ({ outcome }) => outcome.wellOn },
}
const names = Object.keys(columns) as ColumnName[] // the keys of that very object

/** By which spreadsheets know that a file is UTF-8. */
const MARK = '\uFEFF'
/** Begins a formula in a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/u

/** A cell as RFC 4180 writes it; what a spreadsheet would reckon is text. */
function cell(value: Cell): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '')
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const row = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`

/** The logbook as a table. An empty cell is never "none". */
export const csvOf = (lines: readonly LogbookLine[]): string =>
  MARK +
  row(names.map(name => columns[name].header)) +
  lines.map((line, at) => row(names.map(name => columns[name].of(line, at)))).join('')

/** What each of its columns means. */
export const dictionaryOf = (): string =>
  MARK +
  row(['column', 'meaning', 'type', 'missing']) +
  names
    .map(name =>
      row([
        columns[name].header,
        words('logbook.column', { column: name }),
        columns[name].type,
        'empty: not recorded',
      ]),
    )
    .join('')
