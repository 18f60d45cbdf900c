import type { ConceptSet } from '../concepts/concept-set.ts'
import { setNamed, setsNamedBy, setsOf, type Occurrence, type Trial, type TrialCovariate } from '../trial.ts'
import { DEATH, nameOfCodes } from './code-words.ts'

/** What a set of every code is called. */
const EVERY_CODE = '*'

const nameOf = ({ include }: ConceptSet): string => (include === 'any' ? EVERY_CODE : nameOfCodes(include))

/** `ATC A10BK / ATC A10BB: ICD-10 I50, 365 d`, where d is UCUM's day: no word of any language. */
export function titleOfTrial(asked: Trial): string {
  const { strategies, outcome, windows } = asked.estimand
  const sets = setsOf(asked)
  const called = (id: string) => nameOf(setNamed(sets, id))
  const happens = outcome.is === 'died' ? DEATH : called(outcome.concept)
  return `${strategies.map(({ initiate }) => called(initiate)).join(' / ')}: ${happens}, ${windows.risk} d`
}

/**
 * The same trial in no words but the codes' own: title, labels and the names of sets are made anew, and sets by which
 * nothing is asked are left out. It asks the same as before, so its hash stays. Whatever this does not name is left
 * out: what the gate does not know it cannot judge.
 */
export function trialInCodeWords(asked: Trial): Trial {
  const sets = setsOf(asked)
  const names = new Map(setsNamedBy(asked).map((id, at) => [id, `set-${at + 1}`]))
  const renamed = <Named extends object>(each: Named): Named =>
    'concept' in each ? { ...each, concept: names.get(String(each.concept))! } : each
  const covariate = (each: TrialCovariate): TrialCovariate =>
    each.kind === 'history' ? { kind: 'history', condition: renamed(each.condition) } : renamed(each)
  const { population, strategies, outcome, death, windows, leftAfterDays, of } = asked.estimand
  const { ageYears, sex, having, without } = population
  const named = ({ initiate }: Trial['estimand']['strategies'][number]) => ({
    initiate: names.get(initiate)!,
  })
  return {
    format: asked.format,
    title: titleOfTrial(asked),
    concepts: [...names].map(([id, name]) => {
      const { note: _note, foundBy: _foundBy, ...set } = setNamed(sets, id)
      return { ...set, id: name, label: nameOf(set) }
    }),
    estimand: {
      population: {
        ...(ageYears && { ageYears }),
        ...(sex && { sex }),
        having: having.map(renamed),
        without: without.map(renamed),
      },
      strategies: [named(strategies[0]), named(strategies[1])],
      outcome: renamed<Occurrence>(outcome),
      death,
      windows: {
        observed: windows.observed,
        treatmentFree: windows.treatmentFree,
        outcomeFree: windows.outcomeFree,
        risk: windows.risk,
      },
      leftAfterDays,
      of,
    },
    plan: { covariates: asked.plan.covariates.map(covariate) },
  }
}
