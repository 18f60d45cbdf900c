import { words } from '../../ui/words.ts'
import type { Concept, Covariate, Question } from '../../../shared/domain/question.ts'

/** A question while it is being built: what Question holds, with holes. */
export interface Draft {
  readonly exposure: Concept | undefined
  readonly comparator: Concept | undefined
  readonly outcome: Concept | undefined
  readonly horizonDays: number
  readonly washoutDays: number
  readonly population: Question['population']
  readonly covariates: readonly Covariate[]
  /** The question it began from; its title and weights stay as long as it asks about the same three things. */
  readonly basis: Question | undefined
}
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
  const same = basis?.exposure === exposure && basis.comparator === comparator && basis.outcome === outcome
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
      return words('covariate.latest', { label: covariate.concept.label, unit: covariate.unit })
  }
}
