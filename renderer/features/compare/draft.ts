import { z } from 'zod'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { calledIn, conditionCalled, setCalled } from '../../../shared/domain/called.ts'
import { conceptSet, slug, type ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import {
  estimand,
  occurrence,
  setsNamedBy,
  trialCovariate,
  type Estimand,
  type Trial,
  type TrialCovariate,
} from '../../../shared/domain/trial.ts'
import { libraryWords } from '../../../shared/words/library-words.ts'
import { spoken, words } from '../../ui/words.ts'

const { population, death, windows, leftAfterDays, of } = estimand.shape

/** A question while it is being built: what a trial holds, with holes. */
export const questionDraft = z.strictObject({
  concepts: z.array(conceptSet),
  exposure: slug.optional(),
  comparator: slug.optional(),
  outcome: occurrence.optional(),
  population,
  death,
  windows,
  leftAfterDays,
  of,
  covariates: z.array(trialCovariate),
  /** What the question it began from is called, and what that compares: another comparison has another title. */
  basis: z.strictObject({ title: libraryWords, compares: z.string() }).optional(),
})
export type Draft = z.infer<typeof questionDraft>

export const emptyDraft: Draft = {
  concepts: [],
  population: { having: [], without: [] },
  death: 'competing',
  windows: { observed: 365, treatmentFree: 365, outcomeFree: null, risk: 365 },
  leftAfterDays: 730,
  of: 'overlap',
  covariates: [{ kind: 'age' }, { kind: 'sex' }, { kind: 'index-year' }],
}

const comparesIn = ({ exposure, comparator, outcome }: Pick<Draft, 'exposure' | 'comparator' | 'outcome'>) =>
  canonical([exposure ?? null, comparator ?? null, outcome ?? null])

/** A question of either format, as it can be built on. */
export function draftOf(asked: Asked): Draft {
  const { title, concepts, estimand: about, plan } = trialOf(asked)
  const { strategies, outcome, ...rest } = about
  const compared = { exposure: strategies[0].initiate, comparator: strategies[1].initiate, outcome }
  const basis = { title, compares: comparesIn(compared) }
  return { concepts, ...compared, ...rest, covariates: plan.covariates, basis }
}

/** The question the draft stands for; undefined until treatment, comparator and outcome are chosen. */
export function questionOf(draft: Draft): Trial | undefined {
  const { concepts, exposure, comparator, outcome, covariates, basis, ...rest } = draft
  if (exposure === undefined || comparator === undefined || !outcome) return undefined
  const whole: Trial = {
    format: 'casebook-question/2',
    title: '-',
    concepts,
    estimand: { ...rest, strategies: [{ initiate: exposure }, { initiate: comparator }], outcome },
    plan: { covariates: [...covariates] },
  }
  const named = new Set(setsNamedBy(whole))
  return {
    ...whole,
    title: basis?.compares === comparesIn(draft) ? basis.title : titleOf(whole),
    concepts: concepts.filter(({ id }) => named.has(id)),
  }
}

const titleOf = (whole: Trial): string => words('compare.title', calledIn(whole)).slice(0, 200)

export const setOf = (
  { concepts }: Pick<Draft, 'concepts'>,
  id: string | undefined,
): ConceptSet | undefined => concepts.find(each => each.id === id)

/** The draft with a set in it, and the name by which it is there: a set of that name that says something else stays. */
export function withSet(
  draft: Draft,
  set: ConceptSet,
): { readonly concepts: ConceptSet[]; readonly id: string } {
  const same = draft.concepts.find(each => canonical({ ...each, id: '' }) === canonical({ ...set, id: '' }))
  if (same) return { concepts: draft.concepts, id: same.id }
  const taken = new Set(draft.concepts.map(({ id }) => id))
  let id = set.id
  for (let number = 2; taken.has(id); number++) id = `${set.id}-${number}`
  return { concepts: [...draft.concepts, { ...set, id }], id }
}

type Population = Estimand['population']
/** Ages as the question holds them: an empty field is no limit. */
export function withAge(about: Population, end: 'from' | 'to', years: number | undefined): Population {
  const { ageYears, ...rest } = about
  const { [end]: _replaced, ...other } = ageYears ?? {}
  const ages = years === undefined ? other : { ...other, [end]: years }
  return Object.keys(ages).length === 0 ? rest : { ...rest, ageYears: ages }
}

/** A covariate in few words, as it stands on its chip. */
export function covariateName(draft: Pick<Draft, 'concepts'>, covariate: TrialCovariate): string {
  switch (covariate.kind) {
    case 'age':
    case 'sex':
    case 'index-year':
      return words(`covariate.${covariate.kind}`)
    case 'history':
      return words('covariate.history', { label: conditionCalled(draft, covariate.condition) })
    case 'latest':
      return words('covariate.latest', {
        label: setCalled(draft, covariate.concept),
        unit: printedUnit(covariate.unit),
      })
  }
}

/** A condition in few words, as it stands on its chip. */
export const conditionName = (
  draft: Pick<Draft, 'concepts'>,
  condition: Population['having'][number],
): string => spoken(conditionCalled(draft, condition))
