import type { Concept, Question } from '../../../shared/domain/question.ts'

/** Everything a question looks for. */
export function conceptsOf({ population, exposure, comparator, outcome, covariates }: Question): Concept[] {
  return [
    exposure,
    comparator,
    outcome,
    ...population.having,
    ...population.without,
    ...covariates.flatMap(each => ('concept' in each ? [each.concept] : [])),
  ]
}
