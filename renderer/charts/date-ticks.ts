import { scaleUtc } from 'd3-scale'
import { dateText } from '../ui/dates.ts'

const DAY = 86_400_000

/** A few round dates between two clock readings, each written only as exactly as they lie apart. */
export function dateTicks(from: number, to: number, most: number): Array<{ clock: number; text: string }> {
  const ticks = scaleUtc([from, to], [0, 1]).ticks(most).map(Number)
  const apart = ticks.length > 1 ? ticks[1]! - ticks[0]! : 0
  const precision = apart >= 360 * DAY ? 'year' : apart >= 28 * DAY ? 'month' : 'day'
  return ticks.map(clock => ({ clock, text: dateText({ clock, precision, offsetMinutes: null }) }))
}
