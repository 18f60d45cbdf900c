import type { Moment } from '../../../shared/domain/moment.ts'

/** FTS5 words from what somebody types: every word must begin one in the text. '' for nothing to look for. */
export const matching = (query: string) =>
  query
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(word => `"${word}"*`)
    .join(' ')

/** Begins a word that stands for a birth date: nobody's name has it, nor can it be typed. */
const BORN = '\u{E000}'
const two = (number: number): string => String(number).padStart(2, '0')

/** A date as far as it is said: of a day, a month or a year, or of a day of any year. */
interface Said {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}
function wordOf({ year, month, day }: Said): string {
  const monthAndDay = (month === undefined ? '' : two(month)) + (day === undefined ? '' : two(day))
  return `${BORN}${year === undefined ? 'on' : ''}${year ?? ''}${monthAndDay}`
}

/** The words by which somebody is found who was born then, as exactly as it is known. */
export function birthWords({ clock, precision }: Moment): string[] {
  const date = new Date(clock)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  if (precision === 'year') return [wordOf({ year })]
  if (precision === 'month') return [wordOf({ year }), wordOf({ year, month })]
  return [{ year }, { year, month }, { year, month, day }, { month, day }].map(wordOf)
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2000, month, 1))
    .toLowerCase(),
)
const monthCalled = (word: string): number | undefined => {
  const name = word.toLowerCase().replace(/\.$/, '')
  const at = name.length < 3 ? -1 : MONTHS.findIndex(each => each.startsWith(name))
  return at < 0 ? undefined : at + 1
}
const isDay = ({ year = 2000, month = 1, day = 1 }: Said): boolean =>
  month >= 1 && month <= 12 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && day >= 1

/** Of a year in two digits nobody knows the century. */
const yearsOf = (digits: string): number[] => {
  if (digits.length === 4) return [Number(digits)]
  return digits.length === 2 ? [1900 + Number(digits), 2000 + Number(digits)] : []
}
const threeParts = (first: string, second: string, third: string): Said[] => {
  const [a, b, c] = [Number(first), Number(second), Number(third)]
  return [
    ...(first.length === 4 ? [{ year: a, month: b, day: c }] : []),
    ...yearsOf(third).flatMap(year => [
      { year, month: b, day: a },
      { year, month: a, day: b },
    ]),
  ]
}
const twoParts = (first: string, second: string): Said[] => {
  const [a, b] = [Number(first), Number(second)]
  if (first.length === 4) return [{ year: a, month: b }]
  if (second.length === 4) return [{ year: b, month: a }]
  return [
    { month: b, day: a },
    { month: a, day: b },
  ]
}

const PARTS = /^(\d{1,4})[./-](\d{1,4})(?:[./-](\d{1,4}))?\.?$/
const NUMBER = /^\d{1,4}(?:st|nd|rd|th)?[.,]?$/

/** The dates that one word in digits may say, of either order of day and month. */
function datesIn(word: string): Said[] {
  const parts = PARTS.exec(word)
  if (parts) {
    const [, first, second, third] = parts
    return third === undefined ? twoParts(first!, second!) : threeParts(first!, second!, third)
  }
  if (/^\d{8}$/.test(word))
    return [
      ...threeParts(word.slice(0, 4), word.slice(4, 6), word.slice(6)),
      ...threeParts(word.slice(0, 2), word.slice(2, 4), word.slice(4)),
    ]
  return /^(?:19|20)\d\d$/.test(word) ? [{ year: Number(word) }] : []
}

/** The dates that a month's name says with the numbers beside it: `8 May 1940`, `May 8`, `May 1940`. */
function datesAround(month: number, beside: readonly string[]): Said[] {
  const digits = beside.map(word => word.replace(/\D+$/, ''))
  const year = digits.find(each => each.length === 4)
  const day = digits.find(each => each.length <= 2)
  return [{ month, ...(year && { year: Number(year) }), ...(day && { day: Number(day) }) }].filter(
    said => 'year' in said || 'day' in said,
  )
}

interface Piece {
  readonly text: string
  readonly dates: readonly Said[]
}

/** What somebody types, a word or a date at a time. */
function piecesOf(query: string): Piece[] {
  const words = query.split(/\s+/).filter(Boolean)
  const pieces: Piece[] = []
  for (let at = 0; at < words.length; at++) {
    const isNumber = (index: number) => NUMBER.test(words[index] ?? '')
    const nameAt = [at, at + 1].find(index => monthCalled(words[index] ?? '') !== undefined)
    if (nameAt !== undefined && (nameAt === at || isNumber(at))) {
      let end = nameAt
      while (end - nameAt < 2 && isNumber(end + 1)) end++
      const beside = [...words.slice(at, nameAt), ...words.slice(nameAt + 1, end + 1)]
      pieces.push({
        text: words.slice(at, end + 1).join(' '),
        dates: datesAround(monthCalled(words[nameAt]!)!, beside),
      })
      at = end
    } else pieces.push({ text: words[at]!, dates: datesIn(words[at]!) })
  }
  return pieces.map(({ text, dates }) => ({ text, dates: dates.filter(isDay) }))
}

/** What to look for among names, numbers and birth dates, and what among codes and texts; '' for nothing. */
export interface LookedFor {
  readonly people: string
  readonly texts: string
}

/**
 * What is looked for by what somebody types: each piece is the beginning of a name or of a number, or a birth date in
 * whatever order it is written, and all of them must be hers.
 */
export function lookedFor(query: string): LookedFor {
  const pieces = piecesOf(query)
  const asked = pieces.flatMap(({ text, dates }) => {
    const words = matching(text)
    const either = [...(words ? [`(${words})`] : []), ...dates.map(date => `"${wordOf(date)}"`)]
    return either.length > 0 ? [`(${either.join(' OR ')})`] : []
  })
  const isOfADay = pieces.some(({ dates }) => dates.some(({ day }) => day !== undefined))
  return { people: asked.join(' AND '), texts: isOfADay ? '' : matching(query) }
}
