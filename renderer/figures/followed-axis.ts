import { words } from '../ui/words.ts'

/** From here on people think in years. */
const TWO_YEARS_DAYS = 730
const DAYS_PER_YEAR = 365.25

export interface FollowedAxis {
  readonly unit: 'day' | 'year'
  readonly title: string
  label(day: number): string
}

/** How a time since starting is written under an axis that ends at `horizonDays`: in days, over two years in years. */
export function followedAxis(horizonDays: number): FollowedAxis {
  return horizonDays > TWO_YEARS_DAYS
    ? {
        unit: 'year',
        title: words('survival.years'),
        label: day => String(Number((day / DAYS_PER_YEAR).toFixed(1))),
      }
    : { unit: 'day', title: words('survival.days'), label: String }
}
