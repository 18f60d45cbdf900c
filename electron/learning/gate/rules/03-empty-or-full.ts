import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'
import { countsOf } from '../two-by-two.ts'

/** Shares that tell of everybody in an arm at once, in per cent (ACRO). */
export const TELLING_SHARES_PERCENT = [0, 100] as const

/**
 * An arm in which nobody or everybody had the outcome tells the outcome of each of its members, however large it is.
 * The reason does not say which of the two it was.
 */
export const emptyOrFull: Rule = {
  number: 3,
  name: 'Nobody and everybody',
  judge: {
    card: ({ card }) =>
      countsOf(card)
        .filter(
          ({ people, events }) =>
            people === 0 || TELLING_SHARES_PERCENT.some(share => events * 100 === share * people),
        )
        .map(({ arm }) => ({
          reason: say('gate.empty-or-full', { arm }),
          remedy: say('gate.empty-or-full-remedy'),
        })),
  },
}
