import { MILLISECONDS_PER_DAY, precisions } from '../../../shared/domain/moment.ts'

/**
 * When something happened to somebody: on one day, or somewhere between two where only the month or the year is known.
 * Both ends are counted in.
 */
export interface Span {
  readonly earliest: number
  readonly latest: number
}

/** When something happened that nobody dated. */
export const ANY_TIME: Span = { earliest: -Infinity, latest: Infinity }

const MONTHS_OF_A_YEAR = 12

/** The month or the year that a day lies in, where no more than that is known; else the day. `exact`: its precision. */
export function spanAround(day: number, exact: number | null): Span {
  const precision = exact === null ? 'day' : precisions[exact]
  if (precision !== 'year' && precision !== 'month') return { earliest: day, latest: day }
  const date = new Date(day * MILLISECONDS_PER_DAY)
  const month = precision === 'year' ? 0 : date.getUTCMonth()
  const after = month + (precision === 'year' ? MONTHS_OF_A_YEAR : 1)
  const firstOf = (each: number) => Date.UTC(date.getUTCFullYear(), each, 1) / MILLISECONDS_PER_DAY
  return { earliest: firstOf(month), latest: firstOf(after) - 1 }
}

export const isDay = ({ earliest, latest }: Span): boolean => earliest === latest

/** The day in the middle: where it counts, if all of it counts alike. */
export const middleOf = ({ earliest, latest }: Span): number => Math.floor((earliest + latest) / 2)

/** What is left of it from a day on. */
export const from = (day: number, { earliest, latest }: Span): Span => ({
  earliest: Math.max(earliest, day),
  latest: Math.max(latest, day),
})

/** Certainly from `from` to `to`, both counted in; certainly not; or neither is certain. */
export function lies({ earliest, latest }: Span, from: number, to: number): 'in' | 'out' | 'unsure' {
  if (earliest >= from && latest <= to) return 'in'
  return latest < from || earliest > to ? 'out' : 'unsure'
}
