import type { Json } from '../../../../shared/domain/canonical.ts'
import type { Concept, Question } from '../../../../shared/domain/question.ts'
import { say } from '../../../../shared/words/message.ts'
import { conceptsOf } from '../concepts.ts'
import type { Reason, Rule } from '../rule.ts'
import { mayLeaveAsUnit, publicName } from '../shared-codes.ts'

/**
 * The only shapes a text in a summary can have: its format, a hash, the name of a method of ours, a version of
 * digits.
 */
export const TEXTS_THAT_MAY_LEAVE: readonly RegExp[] = [
  /^casebook-summary\/1$/,
  /^[0-9a-f]{64}$/,
  /^(overlap|att|stabilised-ate)-weighted-cox$/,
  /^[0-9]{1,3}\.[0-9]{1,3}$/,
]
/** A threshold with more digits than this could be a number of somebody. */
export const MOST_DIGITS_OF_A_THRESHOLD = 4
/** No window of a question needs more than a hundred years. */
export const LONGEST_WINDOW_DAYS = 36_500

/**
 * No text: whatever string a summary holds has one of a few shapes, and a question holds public codes and numbers
 * alone.
 */
export const noText: Rule = {
  number: 17,
  name: 'No text',
  judge: {
    summary: summary =>
      textsOf(summary).every(text => TEXTS_THAT_MAY_LEAVE.some(shape => shape.test(text)))
        ? []
        : [{ reason: say('gate.text-in-it'), remedy: say('gate.own-fault') }],
    sharedQuestion: question => [
      ...conceptsOf(question).flatMap(onlyPublicCodes),
      ...onlyPublicUnits(question),
      ...onlyShortThresholds(question),
      ...onlyShortWindows(question),
    ],
  },
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return Object.values(value).flatMap(each => (each === undefined ? [] : textsOf(each)))
}

/** Codes: each from a public terminology and in its form. The reason does not repeat what could not leave. */
function onlyPublicCodes({ label, kind, codes }: Concept): Reason[] {
  if (kind !== 'death' && codes.length === 0)
    return [{ reason: say('gate.no-code', { label }), remedy: say('gate.no-code-remedy') }]
  return codes.every(code => publicName(code) !== undefined)
    ? []
    : [{ reason: say('gate.not-public-code', { label }), remedy: say('gate.not-public-code-remedy') }]
}

function onlyPublicUnits(question: Question): Reason[] {
  const units = [
    ...conceptsOf(question).flatMap(each => (each.value ? [each.value.unit] : [])),
    ...question.covariates.flatMap(each => (each.kind === 'latest' ? [each.unit] : [])),
  ]
  return units.every(mayLeaveAsUnit)
    ? []
    : [{ reason: say('gate.not-public-unit'), remedy: say('gate.not-public-unit-remedy') }]
}

function onlyShortThresholds(question: Question): Reason[] {
  const digits = MOST_DIGITS_OF_A_THRESHOLD
  const thresholds = conceptsOf(question).flatMap(each => (each.value ? [each.value.threshold] : []))
  return thresholds.every(each => Number(each.toPrecision(digits)) === each)
    ? []
    : [{ reason: say('gate.long-threshold', { digits }), remedy: say('gate.long-threshold-remedy') }]
}

function onlyShortWindows({ covariates }: Question): Reason[] {
  const windows = covariates.flatMap(each => ('lookbackDays' in each ? [each.lookbackDays] : []))
  return windows.every(each => each <= LONGEST_WINDOW_DAYS)
    ? []
    : [{ reason: say('gate.long-window'), remedy: say('gate.long-window-remedy') }]
}
