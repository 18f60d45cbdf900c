import type { ArmCounts } from './two-by-two.ts'
import type { Objection } from './objection.ts'

/** Least people in an arm: ours, stricter than the cell rule because an arm carries an effect. */
export const LEAST_PEOPLE_IN_AN_ARM = 20

/** Rule 2: enough people in each arm. */
export function leastInArm(arms: readonly ArmCounts[]): Objection[] {
  return arms
    .filter(({ people }) => people < LEAST_PEOPLE_IN_AN_ARM)
    .map(({ arm }) => ({
      rule: 2,
      reason: `The ${arm} group has fewer than ${LEAST_PEOPLE_IN_AN_ARM} people.`,
      remedy: 'Wait for more people, or ask for a wider population.',
    }))
}
