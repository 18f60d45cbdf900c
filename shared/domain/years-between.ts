import { MILLISECONDS_PER_DAY, type Moment } from './moment.ts'

const DAYS_PER_YEAR = 365.2425

/** Whole years from a birth to a clock reading in milliseconds, to the day or so; undefined where it is not known. */
export function yearsBetween(birth: Moment | undefined, clock: number): number | undefined {
  if (!birth || birth.clock > clock) return undefined
  return Math.floor((clock - birth.clock) / MILLISECONDS_PER_DAY / DAYS_PER_YEAR)
}
