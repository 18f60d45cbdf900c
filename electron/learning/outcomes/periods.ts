import type { Period } from '../../../shared/domain/measures/frame.ts'
import type { By } from '../../../shared/domain/measures/series.ts'

const MILLISECONDS_PER_DAY = 86_400_000
const months: Readonly<Record<By, number>> = { month: 1, quarter: 3, year: 12 }

const dayOf = (year: number, month: number) => Date.UTC(year, month, 1) / MILLISECONDS_PER_DAY

/**
 * The last `most` whole months, quarters or years of a calendar that end by the last day of the data, the earliest
 * first; none that ends before the first day.
 */
export function wholePeriods(extent: Period, by: By, most: number): Period[] {
  const length = months[by]
  const after = new Date((extent.toDay + 1) * MILLISECONDS_PER_DAY)
  const year = after.getUTCFullYear()
  const begun = Math.floor(after.getUTCMonth() / length) * length
  return Array.from({ length: most }, (_, back) => ({
    fromDay: dayOf(year, begun - (back + 1) * length),
    toDay: dayOf(year, begun - back * length) - 1,
  }))
    .filter(({ toDay }) => toDay >= extent.fromDay)
    .toReversed()
}
