import type { Moment } from '../../../shared/domain/moment.ts'
import { dateText } from '../../ui/dates.ts'

/** Dates within so long are told with their month. */
const NEAR_MILLISECONDS = 3 * 31_556_952_000

/** A beginning as one says it: `2011` of what is old, `Sep 2025` of what is not; never more exact than its source. */
export function roughText(moment: Moment, now = Date.now()): string {
  if (moment.precision === 'year') return dateText(moment)
  const isOld = now - moment.clock > NEAR_MILLISECONDS
  return dateText({ ...moment, precision: isOld ? 'year' : 'month' })
}
/** A month, or the year where no more is known. */
export const monthText = (moment: Moment): string =>
  dateText({ ...moment, precision: moment.precision === 'year' ? 'year' : 'month' })
export const dayText = (clock: number): string => dateText({ clock, precision: 'day', offsetMinutes: null })
