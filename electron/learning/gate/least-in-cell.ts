import type { ArmCounts } from './two-by-two.ts'
import type { Objection } from './objection.ts'

/** Least people in any cell (CMS cell-size policy; ACRO uses 10). */
export const LEAST_PEOPLE_IN_A_CELL = 11

/** Rule 1: in each arm, the people with the outcome and the people without it. An empty cell is refused in the same words as a small one. */
export function leastInCell(arms: readonly ArmCounts[]): Objection[] {
  return arms.flatMap(({ arm, people, events }) => {
    const cells = [
      { who: 'with the outcome', count: events },
      { who: 'without the outcome', count: people - events },
    ]
    return cells
      .filter(({ count }) => count < LEAST_PEOPLE_IN_A_CELL)
      .map(({ who }) => ({
        rule: 1,
        reason: `Fewer than ${LEAST_PEOPLE_IN_A_CELL} people of the ${arm} group are ${who}.`,
        remedy: 'Wait for more people, ask over a longer time, or choose a more common outcome.',
      }))
  })
}
