import type { Moment } from './moment.ts'

const DAY = 86_400_000

/** A moment as one number for sorting and differences: the middle of the year or month where no more is known. */
export function clockOf(moment: Moment | undefined): number | null {
  if (!moment) return null
  const date = new Date(moment.clock)
  if (moment.precision === 'year') return Date.UTC(date.getUTCFullYear(), 6, 1)
  if (moment.precision === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 15)
  return moment.clock
}

/** The day a clock reading falls on, as a whole number of days. */
export const dayOf = (clock: number): number => Math.floor(clock / DAY)
