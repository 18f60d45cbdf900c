import { precisions, type Moment } from '../../../shared/domain/moment.ts'

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** No place on earth is further from UTC than this; FHIR's dateTime allows no more. */
const FURTHEST_OFFSET = 14 * 60

/**
 * Reads a date or time in ISO form (FHIR's date, dateTime or instant), no more exactly than it was written: `1980`
 * stays a year, a time without a zone stays without one. Fractions beyond milliseconds are cut. Answers undefined for
 * what is none of these: a day that never was, 24:00, a zone that is nowhere.
 */
export function readMoment(text: unknown): Moment | undefined {
  const match = typeof text === 'string' ? pattern.exec(text.trim()) : null
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const offsetMinutes = zone === undefined ? null : offsetOf(zone)
  if (offsetMinutes !== null && Math.abs(offsetMinutes) > FURTHEST_OFFSET) return undefined
  const number = (part: string | undefined, otherwise: number) =>
    part === undefined ? otherwise : Number(part)
  if (number(second, 0) > 60) return undefined
  const date = new Date(0)
  date.setUTCFullYear(Number(year), number(month, 1) - 1, number(day, 1))
  date.setUTCHours(
    number(hour, 0),
    number(minute, 0),
    Math.min(number(second, 0), 59),
    fraction === undefined ? 0 : Math.trunc(Number(fraction) * 1000),
  )
  if (
    number(month, 1) !== date.getUTCMonth() + 1 ||
    number(day, 1) !== date.getUTCDate() ||
    number(hour, 0) !== date.getUTCHours() ||
    number(minute, 0) !== date.getUTCMinutes()
  )
    return undefined
  // The first part that is not written ends what was known.
  const written = [year, month, day, hour, second, fraction]
  const known = written.findIndex(part => part === undefined)
  const precision = precisions[(known < 0 ? written.length : known) - 1]!
  return { clock: date.getTime(), precision, offsetMinutes }
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}
