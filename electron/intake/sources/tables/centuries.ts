import type { Century } from '../../../../shared/domain/recipe.ts'
import { monthNames } from './month-names.ts'
import type { Cell, Row } from './row.ts'

/** What the births of a column say of the century in which those of a year of two digits lie. */
export interface CenturySigns {
  /** Births such as 13/02/24 that may be of this century or of the last. */
  readonly open: number
  /** Those of them that cannot be of this one: the same row tells of a day before. */
  readonly before: number
  /** Births of which the year is certain, and how many years ago the first of them was. */
  readonly certain: number
  readonly oldestYears: number
}

const twoDigits = /^\d{1,2}[./ -](?:\d{1,2}|\p{L}{3,12}\.?)[./ -](\d{2})$/u
const fourDigits = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/
/** The two digits of a year that a text is certainly a date of. */
function shortYear({ text, kind }: Cell): string | undefined {
  if (kind !== undefined) return undefined
  const words = text.trim()
  const [, year] = twoDigits.exec(words) ?? []
  const [name] = /\p{L}{3,12}/u.exec(words) ?? []
  return name === undefined || monthNames.has(name.toLowerCase()) ? year : undefined
}
function yearIn(cell: Cell, received: string): number | undefined {
  const short = shortYear(cell)
  if (short !== undefined) return yearOfTwo(short, Number(received.slice(0, 4)))
  const [, year] = fourDigits.exec(cell.kind === 'd' ? String(cell.exact) : cell.text) ?? []
  return year === undefined ? undefined : Number(year)
}
const HUNDRED = 100
const thisCentury = (year: number) => year - (year % HUNDRED)
/** A year of two digits is of this century, unless that lies ahead. */
function yearOfTwo(short: string, received: number): number {
  const year = thisCentury(received) + Number(short)
  return year > received ? year - HUNDRED : year
}

/** Whether a birth is one of two digits that may be of this century and of the last. `received`: an ISO day. */
export function isOfTwoCenturies(cell: Cell, received: string): boolean {
  const now = Number(received.slice(0, 4))
  const short = shortYear(cell)
  return short !== undefined && yearOfTwo(short, now) >= thisCentury(now)
}

/** Counts it of one column of births, beside the columns that say when a row was. */
export class CenturyCounter {
  readonly #birthAt: number
  readonly #dateAt: ReadonlySet<number>
  readonly #received: string
  #signs = { open: 0, before: 0, certain: 0, oldestYears: 0 }

  /** `received`: the day on which the file came. */
  constructor(of: { birthAt: number; dateAt: readonly number[]; received: string }) {
    this.#birthAt = of.birthAt
    this.#dateAt = new Set(of.dateAt)
    this.#received = of.received
  }

  take({ cells }: Row): void {
    const birth = cells.find(({ column }) => column === this.#birthAt)
    const year = birth && yearIn(birth, this.#received)
    if (!birth || year === undefined) return
    const now = Number(this.#received.slice(0, 4))
    if (!isOfTwoCenturies(birth, this.#received)) {
      this.#signs.certain++
      this.#signs.oldestYears = Math.max(this.#signs.oldestYears, now - year)
      return
    }
    this.#signs.open++
    const days = cells.filter(({ column }) => this.#dateAt.has(column))
    if (days.some(cell => (yearIn(cell, this.#received) ?? year) < year)) this.#signs.before++
  }
  signs: () => CenturySigns = () => ({ ...this.#signs })
}

/** So many births say how old the people of a table are. */
const [FEW, MANY] = [5, 10]
/** Where nobody is as old nobody is a hundred. */
const OLD_YEARS = 60

/**
 * In which century the births of a year of two digits lie, and whether the table itself tells it; undefined where none
 * may be of two. Where nobody else is in a table it would be one of people of a hundred years and more; where nobody
 * else in it is old, nobody is a hundred.
 */
export function centuryOf(signs: CenturySigns): { century: Century; isTold: boolean } | undefined {
  const { open, before, certain, oldestYears } = signs
  if (open === 0) return undefined
  if (before > 0) return { century: 'last', isTold: before === open }
  const isOfYoung = certain === 0 ? open >= FEW : certain >= MANY && oldestYears < OLD_YEARS
  return { century: 'this', isTold: isOfYoung }
}
