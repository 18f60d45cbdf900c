import type { Card } from '../../../shared/domain/card.ts'
import type { Question } from '../../../shared/domain/question.ts'
import type { Objection } from './objection.ts'
import { LEAST_PEOPLE_IN_A_CELL } from './least-in-cell.ts'

/** Ages are told in bands of this many years; from the last one on, all together (HIPAA Safe Harbor has 90 and over). */
export const AGE_BAND_YEARS = 5
export const OLDEST_BAND_YEARS = 90
/** Where childhood ends is the one other edge that cohorts commonly have. */
const ADULT_YEARS = 18

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

/** Rule 16: time by year, age by band, no place at all. */
export function timeAndPlace(card: Card): Objection[] {
  const untold: Objection[] = yearsOf(card)
    ? []
    : [
        {
          rule: 16,
          reason: `This card does not say in which years at least ${LEAST_PEOPLE_IN_A_CELL} people began.`,
          remedy: 'Ask the question again and share the new card.',
        },
      ]
  return [...untold, ...ageBands(card.question)]
}

/** Rule 16, for a question's own words: its ages begin and end where bands do. */
export function ageBands({ population }: Question): Objection[] {
  const { from, to } = population.ageYears ?? {}
  const odd = [
    from !== undefined && !(from % AGE_BAND_YEARS === 0 || from === ADULT_YEARS),
    // "up to 64" and "up to 65" are both said of the band that ends there.
    to !== undefined &&
      !(
        [0, AGE_BAND_YEARS - 1].includes(to % AGE_BAND_YEARS) ||
        to === ADULT_YEARS - 1 ||
        to === ADULT_YEARS ||
        to >= OLDEST_BAND_YEARS
      ),
    from !== undefined && from > OLDEST_BAND_YEARS,
  ]
  return odd.includes(true)
    ? [
        {
          rule: 16,
          reason: `The ages of this question do not begin and end with bands of ${AGE_BAND_YEARS} years, with ${OLDEST_BAND_YEARS} and over together.`,
          remedy: `Use ages that are multiples of ${AGE_BAND_YEARS}, or ${ADULT_YEARS}.`,
        },
      ]
    : []
}
