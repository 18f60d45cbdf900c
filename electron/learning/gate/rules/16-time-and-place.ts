import type { Trial } from '../../../../shared/domain/trial.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Reason, Rule } from '../rule.ts'
import { yearsOf } from '../years.ts'
import { LEAST_PEOPLE_IN_A_CELL } from './01-least-in-cell.ts'

/**
 * Ages are told in bands of this many years; from the last one on, all together (HIPAA Safe Harbor has 90 and
 * over).
 */
export const AGE_BAND_YEARS = 5
export const OLDEST_BAND_YEARS = 90
/** Where childhood ends is the one other edge that cohorts commonly have. */
const ADULT_YEARS = 18

/** Time by year, age by band, no place at all. */
export const timeAndPlace: Rule = {
  number: 16,
  name: 'Time and place',
  judge: {
    card: ({ card }) =>
      yearsOf(card)
        ? []
        : [
            {
              reason: say('gate.years-untold', { least: LEAST_PEOPLE_IN_A_CELL }),
              remedy: say('gate.years-untold-remedy'),
            },
          ],
    question: ageBands,
  },
}

const beginsABand = (age: number) =>
  age <= OLDEST_BAND_YEARS && (age % AGE_BAND_YEARS === 0 || age === ADULT_YEARS)
/** "Up to 64" and "up to 65" are both said of the band that ends there. */
const endsABand = (age: number) =>
  [0, AGE_BAND_YEARS - 1].includes(age % AGE_BAND_YEARS) ||
  [ADULT_YEARS - 1, ADULT_YEARS].includes(age) ||
  age >= OLDEST_BAND_YEARS

/** A question's ages begin and end where bands do. */
function ageBands({ estimand: { population } }: Trial): Reason[] {
  const { from, to } = population.ageYears ?? {}
  const isInBands = (from === undefined || beginsABand(from)) && (to === undefined || endsABand(to))
  return isInBands
    ? []
    : [
        {
          reason: say('gate.age-bands', { years: AGE_BAND_YEARS, oldest: OLDEST_BAND_YEARS }),
          remedy: say('gate.age-bands-remedy', { years: AGE_BAND_YEARS, adult: ADULT_YEARS }),
        },
      ]
}
