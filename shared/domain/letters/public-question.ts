import type { ConceptSet } from '../concepts/concept-set.ts'
import type { Condition } from '../measures/condition.ts'
import { setNamed, setsNamedBy, setsOf, type Trial } from '../trial.ts'
import { isPublicEdition, mayLeaveAsUnit, publicName } from './public-codes.ts'

/** A threshold with more digits than this could be a number of somebody. */
export const MOST_DIGITS_OF_A_THRESHOLD = 4
/** No window of a question needs more than a hundred years. */
const LONGEST_WINDOW_DAYS = 36_500

/** The sets that a question asks by. Others that lie in it are not part of what is asked. */
export function setsIn(asked: Trial): ConceptSet[] {
  const sets = setsOf(asked)
  return setsNamedBy(asked).map(id => setNamed(sets, id))
}

/** Whether a set is told in codes of public terminologies alone, each in its form. Death needs no set. */
export const hasPublicCodes = ({ include, exclude = [] }: ConceptSet): boolean =>
  [...(include === 'any' ? [] : include), ...exclude].every(code => publicName(code) !== undefined)
export const canBeLookedFor = ({ include }: ConceptSet): boolean => include.length > 0
export const hasPublicEdition = ({ version }: ConceptSet): boolean => isPublicEdition(version)

function conditionsIn({ estimand: { population }, plan }: Trial): Condition[] {
  return [
    ...population.having,
    ...population.without,
    ...plan.covariates.flatMap(each => (each.kind === 'history' ? [each.condition] : [])),
  ]
}

/** Everything in a question that says a unit or a bound. */
const measuredIn = (asked: Trial) =>
  [...conditionsIn(asked), asked.estimand.outcome].flatMap(each => ('unit' in each ? [each] : []))

export const hasPublicUnits = (asked: Trial): boolean =>
  [
    ...measuredIn(asked).map(({ unit }) => unit),
    ...asked.plan.covariates.flatMap(each => (each.kind === 'latest' ? [each.unit] : [])),
  ].every(mayLeaveAsUnit)

export const hasShortThresholds = (asked: Trial): boolean =>
  measuredIn(asked)
    .flatMap(({ within }) => within.map(({ threshold }) => threshold))
    .every(each => Number(each.toPrecision(MOST_DIGITS_OF_A_THRESHOLD)) === each)

export function hasShortWindows(asked: Trial): boolean {
  const windows = conditionsIn(asked).flatMap(each =>
    each.is === 'change' ? [each.before, each.after] : [each],
  )
  const lookbacks = asked.plan.covariates.flatMap(each => (each.kind === 'latest' ? [each.lookbackDays] : []))
  return [...lookbacks, ...windows.flatMap(({ fromDays, toDays }) => [fromDays ?? 0, toDays])].every(
    each => Math.abs(each) <= LONGEST_WINDOW_DAYS,
  )
}
