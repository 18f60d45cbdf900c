import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { say } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import type { Limits } from '../budgets.ts'
import type { SheetCell, SheetLine, SheetsOutline } from './sheet-line.ts'

type Bounds = Pick<Limits, 'sheets' | 'sheetRows' | 'rowCells'>

/** Headings stand in the first rows. */
const [OUTLINED_ROWS, OUTLINED_MERGES] = [60, 2_000]

const twoDigits = (value: number) => String(value).padStart(2, '0')
interface DateParts {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly H: number
  readonly M: number
  readonly S: number
}

/** The 29th of February 1900 never was: the program that began to count days took it for one, and so did others. */
const isDay = ({ y, m, d }: DateParts) => new Date(Date.UTC(y, m - 1, d)).getUTCMonth() === m - 1

/** A serial number of days as a date, by the system of its workbook; undefined where it is none. */
function dateOf(serial: number, date1904: boolean, hasTime: boolean): string | undefined {
  const parts = SSF.parse_date_code(serial, { date1904 }) as DateParts | null
  if (!parts || !isDay(parts)) return undefined
  const day = [String(parts.y).padStart(4, '0'), twoDigits(parts.m), twoDigits(parts.d)].join('-')
  if (!hasTime && Number.isInteger(serial)) return day
  const time = [parts.H, parts.M, ...(parts.S === 0 ? [] : [parts.S])].map(twoDigits).join(':')
  return `${day}T${time}`
}

/** What of a format is no text in quotes, colour or condition: only there do its letters mean something. */
function lettersOf(format: string): string {
  let letters = ''
  for (let at = 0; at < format.length; at++) {
    const sign = format[at]!
    if (sign === '\\' || sign === '_') at++
    else if (sign === '"' || sign === '[') {
      const end = format.indexOf(sign === '"' ? '"' : ']', at + 1)
      const inside = format.slice(at + 1, end < 0 ? undefined : end)
      if (sign === '[' && /^[hms]{1,2}$/i.test(inside)) letters += inside
      at = end < 0 ? format.length : end
    } else letters += sign
  }
  return letters
}

function numberCell(column: string, { v, w, z: format }: CellObject, date1904: boolean): SheetCell {
  const value = v as number
  const shown = (w ?? String(value)).trim()
  if (format === undefined || !(SSF.is_date(String(format)) as boolean)) return [column, shown, 'n', value]
  const letters = lettersOf(String(format))
  const hasDay = /[yde]/i.test(letters) || !/[hs]/i.test(letters)
  if (!hasDay) return [column, shown, 't', value]
  const date = dateOf(value, date1904, /[hs]/i.test(letters))
  return date === undefined ? [column, shown, 'n', value] : [column, shown, 'd', date]
}

function cellOf(column: string, cell: CellObject, date1904: boolean): SheetCell | undefined {
  const shown = cell.w ?? (cell.v === undefined ? '' : String(cell.v))
  switch (cell.t) {
    case 'n':
      return numberCell(column, cell, date1904)
    case 'b':
      return [column, shown, 'b', cell.v === true]
    case 'e':
      return [column, shown, 'e']
    case 'z':
      return cell.f === undefined ? undefined : [column, '', 'f']
    case 's':
      return String(cell.v).trim() === '' ? undefined : [column, String(cell.v)]
    default:
      return shown === '' ? undefined : [column, shown]
  }
}

function outlineOf(workbook: WorkBook): SheetsOutline {
  const sheets = workbook.SheetNames.map((name, at) => ({
    name,
    isHidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
    merged: (workbook.Sheets[name]?.['!merges'] ?? [])
      .filter(each => each.s.r < OUTLINED_ROWS)
      .slice(0, OUTLINED_MERGES)
      .map(each => utils.encode_range(each)),
  }))
  return { casebookSheets: 1, sheets }
}

/** The numbers of what is there; a sheet may hold one cell far out, and nothing before it. */
const placesIn = (list: readonly unknown[]): number[] =>
  Object.keys(list)
    .map(Number)
    .filter(each => Number.isInteger(each))

function* linesOfSheet(
  sheet: string,
  found: WorkSheet,
  date1904: boolean,
  bounds: Bounds,
): Generator<SheetLine> {
  const rows = (found['!data'] ?? []) as Array<Array<CellObject | undefined> | undefined>
  for (const at of placesIn(rows)) {
    const row = rows[at] ?? []
    const places = placesIn(row)
    if (at >= bounds.sheetRows || (places.at(-1) ?? 0) >= bounds.rowCells)
      throw new BeyondBudget(
        say('intake.sheet-too-wide', { rows: bounds.sheetRows, columns: bounds.rowCells }),
      )
    const cells: SheetCell[] = []
    for (const column of places) {
      const cell = row[column] && cellOf(utils.encode_col(column), row[column], date1904)
      if (cell) cells.push(cell)
    }
    if (cells.length > 0) yield { sheet, row: at + 1, cells }
  }
}

/**
 * The rows of a workbook, sheet by sheet, in order, behind an outline of its sheets. Results of formulas are those that
 * were saved; nothing is reckoned, nothing is fetched.
 */
export function* sheetLines(archive: Uint8Array, bounds: Bounds): Generator<SheetsOutline | SheetLine> {
  const workbook = read(archive, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellHTML: false,
    sheetStubs: true,
    WTF: true, // else a sheet on which it fails is left out without a word
  })
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  if (workbook.SheetNames.length > bounds.sheets)
    throw new BeyondBudget(say('intake.too-many-sheets', { sheets: bounds.sheets }))
  yield outlineOf(workbook)
  for (const name of workbook.SheetNames) {
    const found = workbook.Sheets[name]
    if (found) yield* linesOfSheet(name, found, date1904, bounds)
  }
}
