import type { Summary } from '../../../shared/domain/summary.ts'
import { armNames } from './two-by-two.ts'
import type { Objection } from './objection.ts'

/** Counts are rounded to the middle of blocks of this many (OpenSAFELY's midpoint rounding): 13 to 18 become 15. */
export const ROUNDING_BLOCK = 6

/** A count as it may be told: 0 stays 0, 1 to 6 become 3, 7 to 12 become 9, and so on. */
export const roundToMidpoint = (count: number): number =>
  count <= 0 ? 0 : Math.ceil(count / ROUNDING_BLOCK) * ROUNDING_BLOCK - ROUNDING_BLOCK / 2

/** What a reader of a rounded count knows of the true one. */
export const behindRounded = (told: number) =>
  told === 0
    ? { least: 0, most: 0 }
    : { least: told - ROUNDING_BLOCK / 2 + 1, most: told + ROUNDING_BLOCK / 2 }

/** A percentage from rounded counts only, one decimal: it tells nothing that the two counts do not. */
export const percentOfRounded = (events: number, people: number): number =>
  Math.round((events / people) * 1_000) / 10

/** Rule 5: every count that would leave is a midpoint, and every percentage comes from those. */
export function rounding(summary: Summary): Objection[] {
  return armNames
    .filter(arm => {
      const { people, events, riskPer100 } = summary[arm]
      return (
        people !== roundToMidpoint(people) ||
        events !== roundToMidpoint(events) ||
        riskPer100 !== percentOfRounded(events, people)
      )
    })
    .map(arm => ({
      rule: 5,
      reason: `The ${arm} group's counts are not rounded to the middle of ${ROUNDING_BLOCK}, or its percentage is not made from the rounded counts.`,
      remedy: 'This is a fault in Casebook. Nothing was sent.',
    }))
}
