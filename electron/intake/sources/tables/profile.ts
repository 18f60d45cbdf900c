import { numberIn, readValue } from './read-value.ts'
import { identifierIn } from './identifier-in.ts'
import type { CenturySigns } from './centuries.ts'
import { readDate } from './read-date.ts'
import { yesNoWords } from './known-words.ts'
import type { Cell } from './row.ts'
import type { SaidBelow } from './units-row.ts'

/** So many different values are told apart; of more it is known that there are more. */
const DISTINCT = 1_000
/** So many of them are shown. */
const SAMPLES = 8
/** Longer values stand for themselves. */
const LONG = 200

/** What the cells of one column are, counted over all rows. */
export interface ColumnProfile {
  readonly header: string
  readonly at: number
  readonly filled: number
  /** Different values; `DISTINCT` where there are as many or more. */
  readonly distinct: number
  readonly samples: readonly string[]
  /** How often each value stands there, while there are few. */
  readonly values: ReadonlyMap<string, number>
  readonly points: number
  readonly commas: number
  /** Numbers that only one of the two decimal signs explains. */
  readonly onlyPoint: number
  readonly onlyComma: number
  readonly dayFirst: number
  readonly monthFirst: number
  /** Dates that mean two days, by the order of day and month. */
  readonly twoDays: number
  /** Dates that only one of the two orders explains. */
  readonly onlyDayFirst: number
  readonly onlyMonthFirst: number
  readonly yesNo: number
  readonly long: number
  readonly pressures: number
  /** Numbers with their unit beside them, and the one unit that all of them have. */
  readonly amounts: number
  readonly unit: string | undefined
  /** What stands for what, where a column tells it below its table, as in `1 = male`. */
  readonly explained: ReadonlyMap<string, string>
  /** Of births: what the table says of the century in which those of two digits lie. */
  readonly centuries?: CenturySigns
  /** What a row of units below its heading says of it. */
  readonly below?: SaidBelow
  /** What a code book calls it, and its unit there; present where one says anything of it. */
  readonly book?: {
    readonly label?: string | undefined
    readonly unit?: string | undefined
    readonly hasCodes: boolean
  }
}

const explains = /^(\S{1,12})\s{0,3}[=:]\s{0,3}(\S.{0,80})$/
const pressure = /^\d{2,3}\s?\/\s?\d{2,3}$/
const ANY_DAY = '9999-12-31'

const counted = [
  'points',
  'commas',
  'onlyPoint',
  'onlyComma',
  'dayFirst',
  'monthFirst',
  'twoDays',
  'onlyDayFirst',
  'onlyMonthFirst',
  'yesNo',
  'long',
  'pressures',
  'amounts',
] as const
type Sign = (typeof counted)[number]

/** What one value may be, of whatever column. */
function signsOf(cell: Cell, text: string): Sign[] {
  if (text.length > LONG) return ['long']
  const signs: Sign[] = []
  if (yesNoWords.has(text.toLowerCase()) || cell.kind === 'b') signs.push('yesNo')
  if (pressure.test(text)) signs.push('pressures')
  if (cell.kind === 'n') return [...signs, 'points', 'commas']
  const bare = text.replace(/^[<>≤≥~]=? {0,2}/, '')
  const [point, comma] = [numberIn(bare, 'point'), numberIn(bare, 'comma')]
  if (point !== undefined) signs.push('points', ...(comma === undefined ? (['onlyPoint'] as const) : []))
  if (comma !== undefined) signs.push('commas', ...(point === undefined ? (['onlyComma'] as const) : []))
  if (point === undefined && comma === undefined && unitBeside(text) !== undefined) signs.push('amounts')
  const day = readDate(cell, { order: 'day-first', received: ANY_DAY })
  const month = readDate(cell, { order: 'month-first', received: ANY_DAY })
  if (day) signs.push('dayFirst', ...(month ? [] : (['onlyDayFirst'] as const)))
  if (month) signs.push('monthFirst', ...(day ? [] : (['onlyMonthFirst'] as const)))
  if (day && month && day.clock !== month.clock) signs.push('twoDays')
  return signs
}

/** The words of a cell; the whole number where its workbook cuts it short, as in 1.23457E+11. */
const wholeText = (cell: Cell) => (/\dE[+-]\d/.test(cell.text) ? identifierIn(cell) : cell.text.trim())

/** The unit that stands beside the number of a cell. */
function unitBeside(text: string): string | undefined {
  const { value } = readValue({ text }, { decimal: 'point' })
  return value.kind === 'quantity' ? value.unit : undefined
}

/** Counts what the cells of a column are, one after the other. */
export class ColumnCounter {
  readonly #of: { readonly header: string; readonly at: number }
  #filled = 0
  readonly #counts: Record<Sign, number> = {
    points: 0,
    commas: 0,
    onlyPoint: 0,
    onlyComma: 0,
    dayFirst: 0,
    monthFirst: 0,
    twoDays: 0,
    onlyDayFirst: 0,
    onlyMonthFirst: 0,
    yesNo: 0,
    long: 0,
    pressures: 0,
    amounts: 0,
  }
  /** Values repeat: what one may be is found once. */
  readonly #values = new Map<
    string,
    { n: number; readonly kind: Cell['kind']; readonly signs: readonly Sign[] }
  >()
  readonly #units = new Set<string>()
  readonly #explained = new Map<string, string>()

  constructor(of: { readonly header: string; readonly at: number }) {
    this.#of = of
  }

  take(cell: Cell): void {
    const text = wholeText(cell)
    this.#filled++
    const before = this.#values.get(text)
    const signs = before && before.kind === cell.kind ? before.signs : signsOf(cell, text)
    for (const sign of signs) this.#counts[sign]++
    if (before) before.n++
    else if (this.#values.size < DISTINCT) this.#values.set(text, { n: 1, kind: cell.kind, signs })
    if (before) return
    if (signs.includes('amounts')) this.#units.add(unitBeside(text)!)
    const [, value, means] = explains.exec(text) ?? []
    if (value !== undefined && cell.kind === undefined && !/^\d{1,2}:\d\d$/.test(text))
      this.#explained.set(value, means!.trim())
  }

  profile(): ColumnProfile {
    return {
      ...this.#of,
      ...this.#counts,
      filled: this.#filled,
      // Where some cells have none, nothing says that they are of it.
      unit: this.#units.size === 1 && this.#counts.amounts === this.#filled ? [...this.#units][0] : undefined,
      distinct: this.#values.size,
      samples: [...this.#values.keys()].slice(0, SAMPLES).map(each => each.slice(0, LONG)),
      values: new Map([...this.#values].map(([value, { n }]) => [value, n])),
      explained: this.#explained,
    }
  }
}
