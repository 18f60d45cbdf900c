import type { Moment } from '../../../../shared/domain/moment.ts'
import type { Proposal, WrittenDate } from '../../../../shared/domain/reports/proposal.ts'
import { readDate } from '../tables/read-date.ts'

const numbers = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)`
const dayNamed = String.raw`\d{1,2}[. -]{1,2}(?:de )?\p{L}{3,12}\.?,?[ -](?:de )?\d{4}`
const monthNamed = String.raw`\p{L}{3,12}\.? \d{1,2},? \d{4}`
const dated = new RegExp(`^(?:${numbers}|${dayNamed}|${monthNamed})`, 'u')
const clock = /^(?:[T,;]|\s|at|um|\u00e0|a las|-){0,4}(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s?([ap])?/i

/** A date with the time of day behind it, by one order of day and month. */
function momentIn(
  date: string,
  behind: string,
  order: 'day-first' | 'month-first',
  received: string,
): Moment | undefined {
  const day = readDate({ text: date }, { order, received })
  if (day?.precision !== 'day') return day
  const [, hour, minute, second, half] = clock.exec(behind) ?? []
  if (hour === undefined || minute === undefined) return day
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return day
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second ?? 0)
  const precision = second === undefined ? 'minute' : 'second'
  return { clock: day.clock + seconds * 1_000, precision, offsetMinutes: null }
}

/** The date at the beginning of some words, by both orders in which it can be read; undefined where there is none. */
export function dateIn(words: string, received: string): WrittenDate | undefined {
  const [date = ''] = dated.exec(words.trim()) ?? []
  if (date === '') return undefined
  const behind = words.trim().slice(date.length)
  const dayFirst = momentIn(date, behind, 'day-first', received)
  const monthFirst = momentIn(date, behind, 'month-first', received)
  if (!dayFirst && !monthFirst) return undefined
  const [time = ''] = clock.exec(behind) ?? []
  return {
    text: `${date}${time}`.trim(),
    ...(dayFirst && { dayFirst }),
    ...(monthFirst && { monthFirst }),
  }
}

/** Whether both orders say the same, or only one says anything. */
export function isCertain({ dayFirst, monthFirst }: WrittenDate): boolean {
  return !dayFirst || !monthFirst || dayFirst.clock === monthFirst.clock
}

/**
 * How a report writes its numeric dates, by those of them that can be read in one way only; `open` where there are none
 * or they contradict each other. Dots between them are written by people who put the day first.
 */
export function orderOf(texts: readonly string[]): Proposal['order'] {
  let [dayFirst, monthFirst] = [0, 0]
  for (const text of texts)
    for (const [, first, sign, second] of text.matchAll(/(?<!\d)(\d{1,2})([./-])(\d{1,2})\2\d{2,4}(?!\d)/g)) {
      if (Number(first) > 12 || sign === '.') dayFirst++
      else if (Number(second) > 12) monthFirst++
    }
  if (dayFirst > 0 === monthFirst > 0) return 'open'
  return dayFirst > 0 ? 'day-first' : 'month-first'
}
