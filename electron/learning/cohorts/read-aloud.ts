import type { Concept, Covariate, Question } from '../../../shared/domain/question.ts'

/** A washout shorter than this is answered with a warning (Lund, Richardson, Sturmer 2015: new-user designs use a year). */
const USUAL_WASHOUT_DAYS = 365

/** The question as one sentence that can be read to a colleague. */
export function readAloud(question: Question): string {
  return (
    `Among ${people(question)} who started ${named(question.exposure)} or ${named(question.comparator)} for the first time in ${span(question.washoutDays)}, ` +
    `how many of 100 have ${named(question.outcome)} within ${span(question.horizonDays)} after starting ${named(question.exposure)}, ` +
    `compared with ${named(question.comparator)}, when the two groups are made alike in ${list(question.covariates.map(covariateLabel)) || 'nothing'}?`
  )
}

/** What makes the answer weaker than it could be, in words; empty where nothing does. */
export function warningsOf(question: Question): string[] {
  const warnings: string[] = []
  if (question.washoutDays < USUAL_WASHOUT_DAYS)
    warnings.push(
      `A washout of ${span(question.washoutDays)} may count people who were already treated. A year is usual.`,
    )
  if (question.covariates.length === 0)
    warnings.push(
      'The groups are not made alike in anything: this compares the people as much as the treatments.',
    )
  if (!question.covariates.some(each => each.kind === 'age'))
    warnings.push('Age is not among the things the groups are made alike in.')
  if (!question.covariates.some(each => each.kind === 'index-year'))
    warnings.push(
      'The year of starting is not among the things the groups are made alike in; practice may have changed over time.',
    )
  if (sameConcept(question.exposure, question.comparator))
    warnings.push('The treatment and its comparator are the same.')
  if (question.outcome.kind !== 'death' && question.outcome.codes.length === 0)
    warnings.push('The outcome names no code, so nobody can have it.')
  return warnings
}

/** What a covariate is called in tables and sentences. */
export function covariateLabel(covariate: Covariate): string {
  switch (covariate.kind) {
    case 'age':
      return 'age'
    case 'sex':
      return 'sex'
    case 'index-year':
      return 'year of starting'
    case 'history':
      return `history of ${named(covariate.concept)}`
    case 'latest':
      return `latest ${named(covariate.concept)} (${covariate.unit})`
  }
}

/** A number of days in the largest unit that says it exactly enough. */
export function span(days: number): string {
  if (days % 365 === 0) return days === 365 ? 'a year' : `${days / 365} years`
  if (days % 30 === 0 && days < 365) return days === 30 ? 'a month' : `${days / 30} months`
  return days === 1 ? 'a day' : `${days} days`
}

function named(concept: Concept): string {
  return concept.value
    ? `${concept.label} ${concept.value.comparator} ${concept.value.threshold} ${concept.value.unit}`
    : concept.label
}

function people({ population }: Question): string {
  const who = population.sex === 'female' ? 'women' : population.sex === 'male' ? 'men' : 'people'
  const { from, to } = population.ageYears ?? {}
  const age =
    from !== undefined && to !== undefined
      ? ` aged ${from} to ${to}`
      : from !== undefined
        ? ` aged ${from} or more`
        : to !== undefined
          ? ` aged up to ${to}`
          : ''
  const having = population.having.length > 0 ? ` with ${list(population.having.map(named))}` : ''
  const without =
    population.without.length > 0
      ? `${having ? ' and' : ''} without ${list(population.without.map(named), 'or')}`
      : ''
  return `${who}${age}${having}${without}`
}

/** `a, b and c`. */
export function list(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

const sameConcept = (one: Concept, other: Concept) =>
  one.kind === other.kind &&
  JSON.stringify(one.codes) === JSON.stringify(other.codes) &&
  JSON.stringify(one.value) === JSON.stringify(other.value)
