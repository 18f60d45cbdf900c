import type { Concept, Covariate, Question } from '../../../../shared/domain/question.ts'
import { say, type Message, type Term } from '../../../../shared/words/message.ts'
import { span } from './span.ts'

/**
 * A washout shorter than this is answered with a warning (Lund, Richardson, Sturmer 2015: new-user designs use a
 * year).
 */
const USUAL_WASHOUT_DAYS = 365

/** The question as one sentence that can be read to a colleague. */
export function readAloud(question: Question): Message {
  return say('question.read-aloud', {
    people: people(question),
    exposure: named(question.exposure),
    comparator: named(question.comparator),
    outcome: named(question.outcome),
    washout: span(question.washoutDays),
    horizon: span(question.horizonDays),
    alike:
      question.covariates.length === 0
        ? say('question.alike-in-nothing')
        : say('question.alike-in', { covariates: question.covariates.map(covariateLabel) }),
  })
}

/** What makes the answer weaker than it could be; empty where nothing does. */
export function warningsOf(question: Question): Message[] {
  const { washoutDays, covariates, exposure, comparator, outcome } = question
  const madeAlikeIn = (kind: Covariate['kind']) => covariates.some(each => each.kind === kind)
  const weaknesses: readonly (readonly [boolean, Message])[] = [
    [washoutDays < USUAL_WASHOUT_DAYS, say('question.short-washout', { washout: span(washoutDays) })],
    [covariates.length === 0, say('question.not-alike')],
    [!madeAlikeIn('age'), say('question.without-age')],
    [!madeAlikeIn('index-year'), say('question.without-index-year')],
    [sameConcept(exposure, comparator), say('question.same-treatments')],
    [outcome.kind !== 'death' && outcome.codes.length === 0, say('question.no-outcome-code')],
  ]
  return weaknesses.flatMap(([holds, warning]) => (holds ? [warning] : []))
}

/** What a covariate is called in the sentence. */
function covariateLabel(covariate: Covariate): Term {
  switch (covariate.kind) {
    case 'age':
      return say('question.age')
    case 'sex':
      return say('question.sex')
    case 'index-year':
      return say('question.index-year')
    case 'history':
      return say('question.history-of', { concept: named(covariate.concept) })
    case 'latest':
      return say('question.latest', { concept: named(covariate.concept), unit: covariate.unit })
  }
}

const comparisons = { '<': 'below', '<=': 'atMost', '>=': 'atLeast', '>': 'above' } as const

function named({ label, value }: Concept): Term {
  return value
    ? say('question.with-value', {
        label,
        comparator: comparisons[value.comparator],
        threshold: value.threshold,
        unit: value.unit,
      })
    : label
}

const who = { female: 'women', male: 'men' } as const
const nothing = say('question.nothing-said')

function people({ population: { sex, ageYears, having, without } }: Question): Message {
  return say('question.people', {
    who: sex ? who[sex] : 'people',
    age: aged(ageYears ?? {}),
    having: having.length > 0 ? say('question.with', { concepts: having.map(named) }) : nothing,
    without:
      without.length > 0
        ? say(having.length > 0 ? 'question.and-without' : 'question.without', {
            concepts: without.map(named),
          })
        : nothing,
  })
}

function aged({ from, to }: NonNullable<Question['population']['ageYears']>): Message {
  if (from !== undefined && to !== undefined) return say('question.aged', { from, to })
  if (from !== undefined) return say('question.aged-from', { from })
  return to !== undefined ? say('question.aged-to', { to }) : nothing
}

const sameConcept = (one: Concept, other: Concept) =>
  one.kind === other.kind &&
  JSON.stringify(one.codes) === JSON.stringify(other.codes) &&
  JSON.stringify(one.value) === JSON.stringify(other.value)
