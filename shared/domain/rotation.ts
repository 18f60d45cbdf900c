import { MILLISECONDS_PER_DAY } from './moment.ts'

/** How many are kept: the newest of all, the newest of each of the last weeks, and of each of the last months. */
const NEWEST = 3
const WEEKS = 4
const MONTHS = 6

/** 1970-01-01 was a Thursday; weeks begin on Mondays. */
const THURSDAY = 3
const weekOf = (iso: string): string =>
  String(Math.floor((Math.floor(Date.parse(iso) / MILLISECONDS_PER_DAY) + THURSDAY) / 7))
const monthOf = (iso: string): string => iso.slice(0, 7)

/** Of times with the newest first, the first of each period, so many periods. */
function firstOfEach(times: readonly string[], periodOf: (iso: string) => string, most: number): string[] {
  const seen = new Map<string, string>()
  for (const time of times) {
    const period = periodOf(time)
    if (!seen.has(period)) seen.set(period, time)
  }
  return [...seen.values()].slice(0, most)
}

/**
 * Which of the backups made at these times (ISO, UTC) are kept now that `made` has come to them. Weeks and months in
 * which none was made do not count, so that a machine that stood still loses nothing by it; the last of a week or month
 * is kept, so that going on never throws away what will be due later.
 */
export function keptBackups(times: readonly string[], made: string): ReadonlySet<string> {
  const newestFirst = times.toSorted().toReversed()
  return new Set([
    made,
    ...newestFirst.slice(0, NEWEST),
    ...firstOfEach(newestFirst, weekOf, WEEKS),
    ...firstOfEach(newestFirst, monthOf, MONTHS),
  ])
}
