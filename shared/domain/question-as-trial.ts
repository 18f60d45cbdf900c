import type { ConceptSet } from './concepts/concept-set.ts'
import type { Condition } from './measures/condition.ts'
import type { Concept, Covariate, Question } from './question.ts'
import type { Occurrence, Trial, TrialCovariate } from './trial.ts'

/** After so long without a contact somebody has left: as measures have it. The first format did not say. */
const LEFT_AFTER_DAYS = 730

/**
 * A question of the first format as a target trial. What that format left open is filled in: a death before the outcome
 * is another end, and nobody can have the outcome after it.
 */
export function questionAsTrial(question: Question): Trial {
  const { title, population, exposure, comparator, outcome, horizonDays, washoutDays, covariates, weights } =
    question
  const concepts: ConceptSet[] = []
  const named = (concept: Concept): string => {
    const id = `set-${concepts.length + 1}`
    concepts.push(setOf(id, concept))
    return id
  }
  /** Ever before, or within so many days. */
  const before = (concept: Concept, lookbackDays?: number): Condition => {
    const window = { fromDays: lookbackDays === undefined ? null : -lookbackDays, toDays: 0 }
    if (concept.kind === 'death') return { is: 'died', ...window }
    const found = named(concept)
    if (!concept.value) return { is: 'recorded', concept: found, ...window }
    const { comparator: bound, threshold, unit } = concept.value
    return {
      is: 'result',
      concept: found,
      unit,
      which: 'any',
      within: [{ comparator: bound, threshold }],
      ...window,
    }
  }
  const covariate = (each: Covariate): TrialCovariate => {
    if (each.kind === 'history')
      return { kind: 'history', condition: before(each.concept, each.lookbackDays) }
    if (each.kind !== 'latest') return each
    const { unit, lookbackDays } = each
    return { kind: 'latest', concept: named(each.concept), unit, lookbackDays }
  }
  return {
    format: 'casebook-question/2',
    title,
    estimand: {
      population: {
        ...population,
        having: population.having.map(each => before(each)),
        without: population.without.map(each => before(each)),
      },
      strategies: [{ initiate: named(exposure) }, { initiate: named(comparator) }],
      outcome: occurrenceOf(outcome, named),
      death: 'competing',
      windows: {
        observed: washoutDays,
        treatmentFree: washoutDays,
        outcomeFree: washoutDays,
        risk: horizonDays,
      },
      leftAfterDays: LEFT_AFTER_DAYS,
      of: weights,
    },
    plan: { covariates: covariates.map(covariate) },
    concepts,
  }
}

function occurrenceOf(outcome: Concept, named: (concept: Concept) => string): Occurrence {
  if (outcome.kind === 'death') return { is: 'died' }
  if (!outcome.value) return { is: 'recorded', concept: named(outcome) }
  const { comparator, threshold, unit } = outcome.value
  return { is: 'result', concept: named(outcome), unit, within: [{ comparator, threshold }] }
}

const setOf = (id: string, { label, kind, codes }: Concept): ConceptSet => ({
  format: 'casebook-concepts/1',
  id,
  label,
  // A death has no codes: whoever asks for it never comes here.
  kinds: kind === 'death' ? [] : [kind],
  include: codes,
  version: 'casebook-question/1',
})
