import type { Json } from '../../../../shared/domain/canonical.ts'
import {
  canBeLookedFor,
  conceptsOf,
  hasPublicCodes,
  hasPublicUnits,
  hasShortThresholds,
  hasShortWindows,
  MOST_DIGITS_OF_A_THRESHOLD,
} from '../../../../shared/domain/letters/public-question.ts'
import type { Concept, Question } from '../../../../shared/domain/question.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Reason, Rule } from '../rule.ts'

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
function onlyPublicCodes(concept: Concept): Reason[] {
  const { label } = concept
  if (!canBeLookedFor(concept))
    return [{ reason: say('gate.no-code', { label }), remedy: say('gate.no-code-remedy') }]
  return hasPublicCodes(concept)
    ? []
    : [{ reason: say('gate.not-public-code', { label }), remedy: say('gate.not-public-code-remedy') }]
}

const onlyPublicUnits = (question: Question): Reason[] =>
  hasPublicUnits(question)
    ? []
    : [{ reason: say('gate.not-public-unit'), remedy: say('gate.not-public-unit-remedy') }]

const onlyShortThresholds = (question: Question): Reason[] =>
  hasShortThresholds(question)
    ? []
    : [
        {
          reason: say('gate.long-threshold', { digits: MOST_DIGITS_OF_A_THRESHOLD }),
          remedy: say('gate.long-threshold-remedy'),
        },
      ]

const onlyShortWindows = (question: Question): Reason[] =>
  hasShortWindows(question)
    ? []
    : [{ reason: say('gate.long-window'), remedy: say('gate.long-window-remedy') }]
