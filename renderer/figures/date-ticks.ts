import { scaleUtc } from 'd3-scale'
import { dateText } from '../ui/dates.ts'

const DAY = 86_400_000

/** How exactly dates are written that lie at least so far apart. */
const precisions = [
  { from: 360 * DAY, precision: 'year' },
  { from: 28 * DAY, precision: 'month' },
  { from: 0, precision: 'day' },
] as const

/** At most `most` round dates between two clock readings, each written only as exactly as they lie apart. */
export function dateTicks(from: number, to: number, most: number): Array<{ clock: number; text: string }> {
  const scale = scaleUtc([from, to], [0, 1])
  const daysFor = (asked: number) =>
    scale
      .ticks(asked)
      .map(Number)
      .filter(clock => clock % DAY === 0)
  let asked = most
  let ticks = daysFor(asked)
  // What comes is only roughly what was asked for, and too many would run into each other.
  while (ticks.length > most) {
    asked *= 0.8
    ticks = daysFor(asked)
  }
  const apart = ticks.length > 1 ? ticks[1]! - ticks[0]! : 0
  const { precision } = precisions.find(({ from }) => apart >= from)!
  return ticks.map(clock => ({ clock, text: dateText({ clock, precision, offsetMinutes: null }) }))
}
