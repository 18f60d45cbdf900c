import { trialOf, type Asked } from '../../../../shared/domain/asked.ts'
import { calledIn, conditionCalled, setCalled } from '../../../../shared/domain/called.ts'
import { meaningOfSet } from '../../../../shared/domain/concepts/concept-set.ts'
import { setNamed, setsOf, type Trial, type TrialCovariate } from '../../../../shared/domain/trial.ts'
import { printedUnit } from '../../../../shared/domain/printed-unit.ts'
import { say, type Message, type Term } from '../../../../shared/words/message.ts'
import { span } from './span.ts'

/**
 * A washout shorter than this is answered with a warning (Lund, Richardson, Sturmer 2015: new-user designs use a
 * year).
 */
const USUAL_WASHOUT_DAYS = 365

/** The question as one sentence that can be read to a colleague, and the rules by which people are counted. */
export function readAloud(asked: Asked): Message {
  const trial = trialOf(asked)
  const { windows } = trial.estimand
  const { covariates } = trial.plan
  const question = say('question.read-aloud', {
    people: people(trial),
    ...calledIn(trial),
    washout: span(windows.treatmentFree),
    horizon: span(windows.risk),
    alike:
      covariates.length === 0
        ? say('question.alike-in-nothing')
        : say('question.alike-in', { covariates: covariates.map(each => covariateLabel(trial, each)) }),
  })
  return say('question.and-rules', { question, rules: rules(trial) })
}

/** What the one sentence leaves open: who counts, what a death is, and when somebody has left. */
function rules(trial: Trial): Message[] {
  const { windows, outcome, death, leftAfterDays } = trial.estimand
  const happens = calledIn(trial).outcome
  const isDeath = outcome.is === 'died'
  return [
    say('question.rule-observed', { days: span(windows.observed) }),
    // Nobody has died before.
    ...(isDeath ? [] : [outcomeFree(windows.outcomeFree, happens)]),
    ...(isDeath || death === 'composite' ? [] : [say('question.rule-death-competing', { outcome: happens })]),
    say('question.rule-left', { days: span(leftAfterDays) }),
  ]
}

function outcomeFree(days: number | null, outcome: Term): Message {
  if (days === null) return say('question.rule-free-ever', { outcome })
  return days === 0
    ? say('question.rule-free-not-asked', { outcome })
    : say('question.rule-free', { outcome, days: span(days) })
}

/** What makes the answer weaker than it could be; empty where nothing does. */
export function warningsOf(asked: Asked): Message[] {
  const trial = trialOf(asked)
  const { windows, strategies, outcome } = trial.estimand
  const { covariates } = trial.plan
  const sets = setsOf(trial)
  const meaning = (id: string) => meaningOfSet(setNamed(sets, id))
  const madeAlikeIn = (kind: TrialCovariate['kind']) => covariates.some(each => each.kind === kind)
  const isOutcome = (each: TrialCovariate) =>
    each.kind === 'history' &&
    each.condition.is === 'recorded' &&
    outcome.is === 'recorded' &&
    windows.outcomeFree === null &&
    meaning(each.condition.concept) === meaning(outcome.concept)
  const weaknesses: readonly (readonly [boolean, Message])[] = [
    [
      windows.treatmentFree < USUAL_WASHOUT_DAYS,
      say('question.short-washout', { washout: span(windows.treatmentFree) }),
    ],
    [covariates.length === 0, say('question.not-alike')],
    [!madeAlikeIn('age'), say('question.without-age')],
    [!madeAlikeIn('index-year'), say('question.without-index-year')],
    [meaning(strategies[0].initiate) === meaning(strategies[1].initiate), say('question.same-treatments')],
    [
      outcome.is !== 'died' && setNamed(sets, outcome.concept).include.length === 0,
      say('question.no-outcome-code'),
    ],
    [covariates.some(isOutcome), say('question.outcome-as-covariate')],
  ]
  return weaknesses.flatMap(([holds, warning]) => (holds ? [warning] : []))
}

/** What a covariate is called in the sentence. */
function covariateLabel(trial: Trial, covariate: TrialCovariate): Term {
  switch (covariate.kind) {
    case 'age':
      return say('question.age')
    case 'sex':
      return say('question.sex')
    case 'index-year':
      return say('question.index-year')
    case 'history':
      return say('question.history-of', { concept: conditionCalled(trial, covariate.condition) })
    case 'latest':
      return say('question.latest', {
        concept: setCalled(trial, covariate.concept),
        unit: printedUnit(covariate.unit),
      })
  }
}

const who = { female: 'women', male: 'men' } as const
const nothing = say('question.nothing-said')

/** Whom a trial is about, as they are called in a sentence: `women aged 40 or more with diabetes`. */
export function people(trial: Trial): Message {
  const { sex, ageYears, having, without } = trial.estimand.population
  const named = (conditions: typeof having) => conditions.map(each => conditionCalled(trial, each))
  return say('question.people', {
    who: sex ? who[sex] : 'people',
    age: aged(ageYears ?? {}),
    having: having.length > 0 ? say('question.with', { concepts: named(having) }) : nothing,
    without:
      without.length > 0
        ? say(having.length > 0 ? 'question.and-without' : 'question.without', { concepts: named(without) })
        : nothing,
  })
}

function aged({ from, to }: NonNullable<Trial['estimand']['population']['ageYears']>): Message {
  if (from !== undefined && to !== undefined) return say('question.aged', { from, to })
  if (from !== undefined) return say('question.aged-from', { from })
  return to !== undefined ? say('question.aged-to', { to }) : nothing
}
