import { words } from '../../ui/words.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { z } from 'zod'
import { canonical } from '../../../shared/domain/canonical.ts'
import {
  concept,
  covariate,
  question,
  type Concept,
  type Covariate,
  type Question,
} from '../../../shared/domain/question.ts'

/** A question while it is being built: what Question holds, with holes. */
export const questionDraft = z.strictObject({
  exposure: concept.optional(),
  comparator: concept.optional(),
  outcome: concept.optional(),
  horizonDays: z.number(),
  washoutDays: z.number(),
  population: question.shape.population,
  covariates: z.array(covariate),
  /** The question it began from; its title and weights stay as long as it asks about the same three things. */
  basis: question.optional(),
})
export type Draft = z.infer<typeof questionDraft>
export const emptyDraft: Draft = {
  exposure: undefined,
  comparator: undefined,
  outcome: undefined,
  horizonDays: 365,
  washoutDays: 365,
  population: { having: [], without: [] },
  covariates: [{ kind: 'age' }, { kind: 'sex' }, { kind: 'index-year' }],
  basis: undefined,
}

export const draftOf = (basis: Question): Draft => {
  const { exposure, comparator, outcome, horizonDays, washoutDays, population, covariates } = basis
  return { exposure, comparator, outcome, horizonDays, washoutDays, population, covariates, basis }
}

/** Compared by what they say: a draft that was kept holds other objects than it did. */
const isOne = (one: Concept, other: Concept) => canonical(one) === canonical(other)

/** The question the draft stands for; undefined until treatment, comparator and outcome are chosen. */
export function questionOf({
  exposure,
  comparator,
  outcome,
  horizonDays,
  washoutDays,
  population,
  covariates,
  basis,
}: Draft): Question | undefined {
  if (!exposure || !comparator || !outcome) return undefined
  const same =
    basis !== undefined &&
    isOne(basis.exposure, exposure) &&
    isOne(basis.comparator, comparator) &&
    isOne(basis.outcome, outcome)
  return {
    format: 'casebook-question/1',
    title: same
      ? basis.title
      : words('compare.title', {
          outcome: outcome.label,
          exposure: exposure.label,
          comparator: comparator.label,
        }).slice(0, 200),
    population,
    exposure,
    comparator,
    outcome,
    horizonDays,
    washoutDays,
    covariates: [...covariates],
    weights: basis?.weights ?? 'overlap',
  }
}

/** Ages as the question holds them: an empty field is no limit. */
export function withAge(
  population: Question['population'],
  end: 'from' | 'to',
  years: number | undefined,
): Question['population'] {
  const { ageYears, ...rest } = population
  const { [end]: _replaced, ...other } = ageYears ?? {}
  const ages = years === undefined ? other : { ...other, [end]: years }
  return Object.keys(ages).length === 0 ? rest : { ...rest, ageYears: ages }
}

/** A covariate in few words, as it stands on its chip. */
export function covariateName(covariate: Covariate): string {
  switch (covariate.kind) {
    case 'age':
    case 'sex':
    case 'index-year':
      return words(`covariate.${covariate.kind}`)
    case 'history':
      return words('covariate.history', { label: covariate.concept.label })
    case 'latest':
      return words('covariate.latest', { label: covariate.concept.label, unit: printedUnit(covariate.unit) })
  }
}
