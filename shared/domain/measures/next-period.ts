import { isoOfDay } from '../day/iso-day.ts'
import type { By } from './series.ts'

const MILLISECONDS_PER_DAY = 86_400_000
const months: Readonly<Record<By, number>> = { month: 1, quarter: 3, year: 12 }

/** The first whole month, quarter or year of the calendar that begins after an ISO day. */
export function nextPeriod(today: string, by: By): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1]
  const begins = Math.floor(month / months[by] + 1) * months[by]
  const dayOf = (each: number) => Date.UTC(year, each, 1) / MILLISECONDS_PER_DAY
  return { from: isoOfDay(dayOf(begins)), to: isoOfDay(dayOf(begins + months[by]) - 1) }
}
