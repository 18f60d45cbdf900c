import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'
import { countsOf } from '../two-by-two.ts'

/** Least people in an arm: ours, stricter than the cell rule because an arm carries an effect. */
export const LEAST_PEOPLE_IN_AN_ARM = 20

/** Enough people in each arm. */
export const leastInArm: Rule = {
  number: 2,
  name: 'Least people in an arm',
  judge: {
    card: ({ card }) =>
      countsOf(card)
        .filter(({ people }) => people < LEAST_PEOPLE_IN_AN_ARM)
        .map(({ arm }) => ({
          reason: say('gate.few-in-arm', { least: LEAST_PEOPLE_IN_AN_ARM, arm }),
          remedy: say('gate.few-in-arm-remedy'),
        })),
  },
}
