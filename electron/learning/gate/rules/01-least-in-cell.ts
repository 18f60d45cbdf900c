import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'
import { countsOf } from '../two-by-two.ts'

/** Least people in any cell (CMS cell-size policy; ACRO uses 10). */
export const LEAST_PEOPLE_IN_A_CELL = 11

/**
 * In each arm, the people with the outcome and the people without it. An empty cell is refused in the same words
 * as a small one.
 */
export const leastInCell: Rule = {
  number: 1,
  name: 'Least people in a cell',
  judge: {
    card: ({ card }) =>
      countsOf(card).flatMap(({ arm, people, events }) => {
        const cells = [
          { outcome: 'with', count: events },
          { outcome: 'without', count: people - events },
        ] as const
        return cells
          .filter(({ count }) => count < LEAST_PEOPLE_IN_A_CELL)
          .map(({ outcome }) => ({
            reason: say('gate.few-in-cell', { least: LEAST_PEOPLE_IN_A_CELL, arm, outcome }),
            remedy: say('gate.few-in-cell-remedy'),
          }))
      }),
  },
}
