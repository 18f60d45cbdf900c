import { refused, type Read } from './fault.ts'
import { readWrittenDate } from './written-date.ts'

/** Nobody has become older than 122. */
export const OLDEST_YEARS = 125

/** When somebody was born, as exactly as it is known. */
export interface Birth {
  /** An ISO day, month or year. */
  readonly birth: string
  /** The year is reckoned from an age: it may be the one before. */
  readonly birthIsAbout?: true
}

const years = (iso: string) => Number(iso.slice(0, 4))

/** The year of an age in years (`64`, `64 y`) or months (`7 m`), told on `today`; undefined for what is no age. */
function yearOfAge(text: string, today: string): number | undefined {
  const [, number, unit = 'y'] = /^(\d{1,3})\s*(y|years?|m|months?)?$/i.exec(text) ?? []
  if (number === undefined) return undefined
  if (unit.toLowerCase().startsWith('y')) return years(today) - Number(number)
  const months = 12 * years(today) + Number(today.slice(5, 7)) - 1 - Number(number)
  return Math.floor(months / 12)
}

/**
 * Reads a birth date as it is written, or an age, of which the year remains and is marked as about: `64` on 29 Nov 2026
 * is 1962, and may be 1961. `today` is an ISO day. Refuses what lies ahead and what nobody lives to.
 */
export function readWrittenBirth(text: string, today: string): Read<Birth> {
  const year = yearOfAge(text.trim(), today)
  const read: Read<string> = year === undefined ? readWrittenDate(text, { today }) : { value: String(year) }
  if ('fault' in read) return read
  if (years(today) - years(read.value) > OLDEST_YEARS) return refused('too-old')
  return { value: { birth: read.value, ...(year !== undefined && { birthIsAbout: true as const }) } }
}
