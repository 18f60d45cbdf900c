import type { ArmCounts } from './two-by-two.ts'
import type { Objection } from './objection.ts'

/** Shares that tell of everybody in an arm at once, in per cent (ACRO). */
export const TELLING_SHARES_PERCENT = [0, 100] as const

/**
 * Rule 3: an arm in which nobody or everybody had the outcome tells the outcome of each of its members, however large it is.
 * The reason does not say which of the two it was.
 */
export function emptyOrFull(arms: readonly ArmCounts[]): Objection[] {
  return arms
    .filter(
      ({ people, events }) =>
        people === 0 || TELLING_SHARES_PERCENT.some(share => events * 100 === share * people),
    )
    .map(({ arm }) => ({
      rule: 3,
      reason: `In the ${arm} group the outcome is the same for everybody, so it would be known of each of them.`,
      remedy: 'Ask for a wider population or a longer time.',
    }))
}
