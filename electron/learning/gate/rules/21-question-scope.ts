import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'

/** A population whose ages span fewer years than this is built round somebody. */
export const NARROWEST_AGE_SPAN_YEARS = 5
/** Ages in years end here; a question without an upper age reaches it. */
const OLDEST_AGE_YEARS = 120

/**
 * An answer leaves only for a question that everybody can read: from the library, or shared between peers. A
 * cohort built
 * round one patient never leaves, neither its answer nor its definition.
 */
export const questionScope: Rule = {
  number: 21,
  name: 'Questions',
  judge: {
    card: ({ origin }) =>
      origin === 'own' ? [{ reason: say('gate.own-question'), remedy: say('gate.own-question-remedy') }] : [],
    question({ estimand: { population } }) {
      const { from = 0, to = OLDEST_AGE_YEARS } = population.ageYears ?? {}
      const years = NARROWEST_AGE_SPAN_YEARS
      // Both ages belong to the population: 65 to 69 spans five years.
      return to - from + 1 < years
        ? [
            {
              reason: say('gate.round-one-person', { years }),
              remedy: say('gate.round-one-person-remedy', { years }),
            },
          ]
        : []
    },
  },
}
