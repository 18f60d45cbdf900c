import {
  canBeLookedFor,
  conceptsOf,
  hasPublicCodes,
  hasPublicUnits,
  hasShortThresholds,
  hasShortWindows,
  MOST_DIGITS_OF_A_THRESHOLD,
} from '../../../shared/domain/letters/public-question.ts'
import { inCodeWords, titleInCodes } from '../../../shared/domain/letters/question-words.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import type { Objection } from './objection.ts'
import { notRoundOnePerson } from './question-scope.ts'
import { receiptOf } from './receipt.ts'
import { ageBands } from './time-and-place.ts'

/**
 * What the gate says of a question that would be shared: the receipt of its definition without any word of its author, or
 * why not. Titles and labels are written anew from the codes; codes, units and ages must be public ones (rules 16, 17, 21, 22).
 * The question asks the same as before, so its hash stays.
 */
export function judgeQuestion(question: Question): Verdict {
  const rules = [
    ...notRoundOnePerson(question),
    ...ageBands(question),
    ...conceptsOf(question).flatMap(onlyPublicCodes),
    ...onlyPublicNumbers(question),
  ]
  if (rules.length > 0) return { kind: 'refused', rules }
  return { kind: 'releasable', receipt: receiptOf(inCodeWords(question), sentencesOf(question)) }
}

/** Rule 17, for codes: each from a public terminology and in its form. The reason does not repeat what could not leave. */
function onlyPublicCodes(concept: Concept): Objection[] {
  const { label } = concept
  if (!canBeLookedFor(concept))
    return [
      {
        rule: 17,
        reason: `"${label}" has no code that a peer could look for.`,
        remedy: 'Choose at least one code of a public terminology.',
      },
    ]
  return hasPublicCodes(concept)
    ? []
    : [
        {
          rule: 17,
          reason: `"${label}" has a code that is not of a public terminology, or not in its form.`,
          remedy: 'Use codes of LOINC, SNOMED CT, ICD, ATC, RxNorm or CVX.',
        },
      ]
}

/** Rule 17, for numbers and their units: no room to write in. */
function onlyPublicNumbers(question: Question): Objection[] {
  return [
    ...(hasPublicUnits(question)
      ? []
      : [
          {
            rule: 17,
            reason: 'It has a unit that is not on the list of units that may leave.',
            remedy: 'Write units as UCUM does, for example mmol/L or %.',
          },
        ]),
    ...(hasShortThresholds(question)
      ? []
      : [
          {
            rule: 17,
            reason: `It has a threshold with more than ${MOST_DIGITS_OF_A_THRESHOLD} digits.`,
            remedy: 'Round the threshold.',
          },
        ]),
    ...(hasShortWindows(question)
      ? []
      : [{ rule: 17, reason: 'It looks back more than a hundred years.', remedy: 'Shorten the window.' }]),
  ]
}

function sentencesOf(question: Question): string[] {
  return [
    `The question as codes: ${titleInCodes(question)}.`,
    `Whom it asks about, how far back it looks, and ${question.covariates.length} things the groups are made alike in, all as codes and numbers.`,
    'Your own title and labels stay here; no answer and nothing about any person leaves with it.',
  ]
}
