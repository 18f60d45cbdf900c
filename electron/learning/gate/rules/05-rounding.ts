import { say } from '../../../../shared/words/message.ts'
import { percentOfRounded, ROUNDING_BLOCK, roundToMidpoint } from '../midpoint.ts'
import type { Rule } from '../rule.ts'
import { armNames } from '../two-by-two.ts'

/** Every count that would leave is a midpoint, and every percentage comes from those. */
export const rounding: Rule = {
  number: 5,
  name: 'Rounding',
  judge: {
    summary: summary =>
      armNames
        .filter(arm => {
          const { people, events, riskPer100 } = summary[arm]
          return (
            people !== roundToMidpoint(people) ||
            events !== roundToMidpoint(events) ||
            riskPer100 !== percentOfRounded(events, people)
          )
        })
        .map(arm => ({
          reason: say('gate.not-rounded', { arm, block: ROUNDING_BLOCK }),
          remedy: say('gate.own-fault'),
        })),
  },
}
