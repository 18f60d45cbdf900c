import type { Concept, Question } from '../question.ts'
import { mayLeaveAsUnit, publicName } from './public-codes.ts'

/** A threshold with more digits than this could be a number of somebody. */
export const MOST_DIGITS_OF_A_THRESHOLD = 4
/** No window of a question needs more than a hundred years. */
const LONGEST_WINDOW_DAYS = 36_500

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

/** Whether a concept is told in codes of public terminologies alone, each in its form. Death needs no code. */
export const hasPublicCodes = ({ codes }: Concept): boolean =>
  codes.every(code => publicName(code) !== undefined)
export const canBeLookedFor = ({ kind, codes }: Concept): boolean => kind === 'death' || codes.length > 0

export function hasPublicUnits(question: Question): boolean {
  return [
    ...conceptsOf(question).flatMap(each => (each.value ? [each.value.unit] : [])),
    ...question.covariates.flatMap(each => (each.kind === 'latest' ? [each.unit] : [])),
  ].every(mayLeaveAsUnit)
}

export const hasShortThresholds = (question: Question): boolean =>
  conceptsOf(question)
    .flatMap(each => (each.value ? [each.value.threshold] : []))
    .every(each => Number(each.toPrecision(MOST_DIGITS_OF_A_THRESHOLD)) === each)

export const hasShortWindows = ({ covariates }: Question): boolean =>
  covariates.every(each => !('lookbackDays' in each) || each.lookbackDays <= LONGEST_WINDOW_DAYS)
