import { MILLISECONDS_PER_DAY } from '../moment.ts'

const ISO_DAY = 10

/** Midnight at the beginning of an ISO day, in milliseconds of that day's own clock. */
export const clockOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The ISO day so many days later, or earlier where `days` is negative. */
export const daysLater = (day: string, days: number): string =>
  new Date(clockOfDay(day) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, ISO_DAY)

/** A day as a whole number, days since 1970-01-01, and back. */
export const dayNumber = (day: string): number => clockOfDay(day) / MILLISECONDS_PER_DAY
export const isoOfDay = (number: number): string =>
  new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, ISO_DAY)
