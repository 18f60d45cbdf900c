import type { Card } from '../../../shared/domain/card.ts'
import { LEAST_PEOPLE_IN_A_CELL } from './rules/01-least-in-cell.ts'

export interface Years {
  readonly from: number
  readonly to: number
}

/**
 * The years in which people began, as they may be told. A first or last year that only a few people reach would be one
 * person's date, so a year counts as reached when at least eleven people began in it or beyond it.
 */
export function yearsOf({ accrual }: Card): Years | undefined {
  const years = (accrual ?? []).toSorted((one, other) => one.year - other.year)
  const from = reached(years)
  const to = reached(years.toReversed())
  return from === undefined || to === undefined
    ? undefined
    : { from: Math.min(from, to), to: Math.max(from, to) }
}

function reached(years: ReadonlyArray<{ year: number; people: number }>): number | undefined {
  let people = 0
  return years.find(each => {
    people += each.people
    return people >= LEAST_PEOPLE_IN_A_CELL
  })?.year
}
