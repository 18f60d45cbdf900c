import { trialOf, type Asked } from '../../../../shared/domain/asked.ts'
import type { Json } from '../../../../shared/domain/canonical.ts'
import type { ConceptSet } from '../../../../shared/domain/concepts/concept-set.ts'
import {
  canBeLookedFor,
  hasPublicCodes,
  hasPublicEdition,
  hasPublicUnits,
  hasShortThresholds,
  hasShortWindows,
  MOST_DIGITS_OF_A_THRESHOLD,
  setsIn,
} from '../../../../shared/domain/letters/public-question.ts'
import { leftOutOf } from '../../../../shared/domain/letters/question-words.ts'
import type { Trial } from '../../../../shared/domain/trial.ts'
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
    sharedQuestion: question => {
      const trial = trialOf(question)
      return [
        ...setsIn(trial).flatMap(onlyPublicCodes),
        ...onlyPublicUnits(trial),
        ...onlyShortThresholds(trial),
        ...onlyShortWindows(trial),
        ...onlyWhatIsKnown(question),
      ]
    },
  },
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return Object.values(value).flatMap(each => (each === undefined ? [] : textsOf(each)))
}

/** Codes: each from a public terminology and in its form. The reason does not repeat what could not leave. */
function onlyPublicCodes(concept: ConceptSet): Reason[] {
  const { label } = concept
  if (!canBeLookedFor(concept))
    return [{ reason: say('gate.no-code', { label }), remedy: say('gate.no-code-remedy') }]
  return hasPublicCodes(concept) && hasPublicEdition(concept)
    ? []
    : [{ reason: say('gate.not-public-code', { label }), remedy: say('gate.not-public-code-remedy') }]
}

/** What its form for peers has no words for nobody has judged: it stays, and the question with it. */
const onlyWhatIsKnown = (question: Asked): Reason[] =>
  leftOutOf(question).map(path => ({
    reason: say('gate.not-judged', { path }),
    remedy: say('gate.not-judged-remedy'),
  }))

const onlyPublicUnits = (question: Trial): Reason[] =>
  hasPublicUnits(question)
    ? []
    : [{ reason: say('gate.not-public-unit'), remedy: say('gate.not-public-unit-remedy') }]

const onlyShortThresholds = (question: Trial): Reason[] =>
  hasShortThresholds(question)
    ? []
    : [
        {
          reason: say('gate.long-threshold', { digits: MOST_DIGITS_OF_A_THRESHOLD }),
          remedy: say('gate.long-threshold-remedy'),
        },
      ]

const onlyShortWindows = (question: Trial): Reason[] =>
  hasShortWindows(question)
    ? []
    : [{ reason: say('gate.long-window'), remedy: say('gate.long-window-remedy') }]
