import type { Question } from '../../../shared/domain/question.ts'
import type { QuestionOrigin } from '../../../shared/contract/knowledge.ts'
import type { Objection } from './objection.ts'

/** A population whose ages span fewer years than this is built round somebody. */
export const NARROWEST_AGE_SPAN_YEARS = 5
/** Ages in years end here; a question without an upper age reaches it. */
const OLDEST_AGE_YEARS = 120

/** Rule 21: an answer leaves only for a question that everybody can read: from the library, or shared between peers. */
export function knownQuestion(origin: QuestionOrigin): Objection[] {
  return origin === 'own'
    ? [
        {
          rule: 21,
          reason: 'This question was built here, and peers do not know it.',
          remedy: 'Share the question itself first.',
        },
      ]
    : []
}

/** Rule 21: a cohort built round one patient never leaves, neither its answer nor its definition. */
export function notRoundOnePerson({ population }: Question): Objection[] {
  const { from = 0, to = OLDEST_AGE_YEARS } = population.ageYears ?? {}
  // Both ages belong to the population: 65 to 69 spans five years.
  return to - from + 1 < NARROWEST_AGE_SPAN_YEARS
    ? [
        {
          rule: 21,
          reason: `Its people are within fewer than ${NARROWEST_AGE_SPAN_YEARS} years of age of each other: it looks built round one person.`,
          remedy: `Ask for ages at least ${NARROWEST_AGE_SPAN_YEARS} years wide.`,
        },
      ]
    : []
}
