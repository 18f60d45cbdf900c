import type { Moment } from '../../../../shared/domain/moment.ts'
import type { Century, DateOrder } from '../../../../shared/domain/recipe.ts'
import { readMoment } from '../../border/read-moment.ts'
import { monthNames } from './month-names.ts'
import type { Cell } from './row.ts'

const two = (text: string | number) => String(text).padStart(2, '0')
/* Each of a fixed shape, so that none goes back over a text. */
const numeric =
  /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})(?:[T ,]{1,2}(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?)?$/i
const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const dayNamed = /^(\d{1,2})[. -]{1,2}(?:de )?(\p{L}{3,12})\.?,?[ -](?:de )?(\d{4}|\d{2})$/u
const monthNamed = /^(\p{L}{3,12})\.?[ -](\d{1,2}),?[ -](\d{4}|\d{2})$/u
const monthYear = /^(\d{1,2})[./](\d{4})$/
const monthNamedYear = /^(\p{L}{3,12})\.?,?[ -](\d{4})$/u
const closed = /^(\d{4})(\d{2})(\d{2})$/

/** A year of two digits is of the last century where it would lie ahead in this one; else of the one that was said. */
function yearOf(text: string, { received, century = 'this' }: DateReading): string {
  if (text.length === 4) return text
  const own = Number(received.slice(0, 2))
  const year = `${own}${text}`
  const isLast = year > received.slice(0, 4) || century === 'last'
  return isLast ? `${own - 1}${text}` : year
}

const monthOf = (name: string): number | undefined => monthNames.get(name.toLowerCase().slice(0, 12))

interface Parts {
  readonly year: string
  readonly month: string | number
  readonly day: string
  readonly clock?: readonly (string | undefined)[]
}
function isoOf({ year, month, day, clock = [] }: Parts): string {
  const [hour, minute, second, half] = clock
  const date = `${year}-${two(month)}-${two(day)}`
  if (hour === undefined || minute === undefined) return date
  const isHalf = half !== undefined
  const hours = isHalf ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  return `${date}T${two(hours)}:${minute}${second === undefined ? '' : `:${second}`}`
}

/** How a text is to be read where it leaves something open. */
export interface DateReading {
  readonly order: DateOrder
  /** The day on which the file came. */
  readonly received: string
  /** Of births of which the year has two digits: this one, unless something else was said. */
  readonly century?: Exclude<Century, 'neither'> | undefined
}

function isoIn(text: string, reading: DateReading): string | undefined {
  const parts = numeric.exec(text)
  if (parts) {
    const [, first, second, year, ...clock] = parts
    const [day, month] = reading.order === 'day-first' ? [first!, second!] : [second!, first!]
    return isoOf({ year: yearOf(year!, reading), month, day, clock })
  }
  const whole = yearFirst.exec(text)
  if (whole) {
    const [, year, month, day, ...clock] = whole
    return isoOf({ year: year!, month: month!, day: day!, clock })
  }
  const [, day, month, year] = dayNamed.exec(text) ?? []
  const named = month === undefined ? undefined : monthOf(month)
  if (named !== undefined) return isoOf({ year: yearOf(year!, reading), month: named, day: day! })
  const [, name, dayOf, yearIn] = monthNamed.exec(text) ?? []
  const before = name === undefined ? undefined : monthOf(name)
  if (before !== undefined) return isoOf({ year: yearOf(yearIn!, reading), month: before, day: dayOf! })
  const [, monthIn, ofYear] = monthYear.exec(text) ?? []
  if (monthIn !== undefined) return `${ofYear}-${two(monthIn)}`
  const [, word, yearAlone] = monthNamedYear.exec(text) ?? []
  const alone = word === undefined ? undefined : monthOf(word)
  if (alone !== undefined) return `${yearAlone}-${two(alone)}`
  const [, y, m, d] = closed.exec(text) ?? []
  return y === undefined ? undefined : `${y}-${m}-${d}`
}

/**
 * The moment that a text says, no more exactly than it was written; undefined where it is none, or a day that never
 * was. A number is no date unless its format says so: nobody knows from which day it counts.
 */
export function readDate(
  cell: Pick<Cell, 'text' | 'kind' | 'exact'>,
  reading: DateReading,
): Moment | undefined {
  if (cell.kind === 'd') return readMoment(cell.exact)
  const text = cell.text.trim()
  if (cell.kind === 'n') return /^(?:1[89]|20)\d\d$/.test(text) ? readMoment(text) : undefined
  return readMoment(text) ?? readMoment(text.replace(' ', 'T')) ?? readMoment(isoIn(text, reading))
}
