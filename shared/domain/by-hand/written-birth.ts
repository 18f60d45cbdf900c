import { refused, type Read } from './fault.ts'
import { readWrittenDate } from './written-date.ts'

/** Nobody has become older than 122. */
export const OLDEST_YEARS = 125

/** When somebody was born, as exactly as it is known. */
export interface Birth {
  /** An ISO day, month or year. */
  readonly birth: string
  /** It is reckoned from an age: it may be the year, the month or the day before. */
  readonly birthIsAbout?: true
  /** That age, in the words in which it was told. */
  readonly ageTold?: string
}

const years = (iso: string) => Number(iso.slice(0, 4))
const [YEAR, MONTH, DAY] = ['YYYY'.length, 'YYYY-MM'.length, 'YYYY-MM-DD'.length]

/** What an age is told in, by the letters with which the word begins; a number alone is one of years. */
const units = { y: 'years', m: 'months', w: 'weeks', d: 'days' } as const
type Unit = (typeof units)[keyof typeof units]
const unitOf = (word: string | undefined): Unit =>
  units[(word ?? 'y').charAt(0).toLowerCase() as keyof typeof units] // as the pattern has it
const age = /^(\d{1,3}) ?(years?|yrs?|y|months?|mths?|mo|m|weeks?|wks?|w|days?|d)?(?: ?(?:old|of age))?$/i
const ofTwo = /^(\d{1,2}) ?(?:years?|yrs?|y) ?(?:and ?)?(\d{1,2}) ?(?:months?|mths?|mo|m)(?: ?old)?$/i

/** An age as it is told; undefined for what is none. */
function ageIn(written: string): { n: number; unit: Unit } | undefined {
  const text = written.replaceAll(/\s+/g, ' ').trim()
  const [, whole, rest] = ofTwo.exec(text) ?? []
  if (whole !== undefined) return { n: 12 * Number(whole) + Number(rest), unit: 'months' }
  const [, number, word] = age.exec(text) ?? []
  return number === undefined ? undefined : { n: Number(number), unit: unitOf(word) }
}

/**
 * When somebody of this age was born, no more exactly than the age and the day on which it was told say: an age in
 * years leaves a year, one in months or weeks a month, one in days a day. `told`: an ISO day, month or year.
 */
function bornOf({ n, unit }: { n: number; unit: Unit }, told: string): string {
  if (unit === 'years') return String(years(told) - n)
  const isDay = told.length >= DAY
  // The middle of a month or a year of which the day is not known.
  const date = new Date({ [YEAR]: `${told}-07`, [MONTH]: `${told}-15` }[told.length] ?? told)
  if (unit === 'months') date.setUTCMonth(date.getUTCMonth() - n, 1)
  else date.setUTCDate(date.getUTCDate() - (unit === 'weeks' ? 7 * n : n))
  const known = unit === 'days' && isDay ? DAY : MONTH
  return date.toISOString().slice(0, told.length < MONTH ? YEAR : known)
}

/**
 * Reads a birth date as it is written, or an age, of which the birth is reckoned and marked as about: `64` on
 * 29 Nov 2026 is 1962, and may be 1961; `5 months` is Jun 2026, and may be May. `told`: the ISO day, month or year on
 * which it was said, today where nothing else is known. Refuses what lies ahead and what nobody lives to.
 */
export function readWrittenBirth(text: string, today: string, told: string = today): Read<Birth> {
  const written = text.trim()
  const said = ageIn(written)
  const read: Read<string> = said ? { value: bornOf(said, told) } : readWrittenDate(text, { today })
  if ('fault' in read) return read
  if (years(told) - years(read.value) > OLDEST_YEARS) return refused('too-old')
  return { value: { birth: read.value, ...(said && { birthIsAbout: true as const, ageTold: written }) } }
}
