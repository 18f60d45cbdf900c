import { canonical } from '../canonical.ts'
import { question, type Question } from '../question.ts'
import { say } from '../../words/message.ts'
import { letterKind } from './letter.ts'
import {
  canBeLookedFor,
  conceptsOf,
  hasPublicCodes,
  hasPublicUnits,
  hasShortThresholds,
  hasShortWindows,
} from './public-question.ts'
import { inCodeWords } from './question-words.ts'

/** Whether the question says nothing but public codes and short numbers: its words must be those the codes make. */
const saysCodesOnly = (asked: Question): boolean =>
  conceptsOf(asked).every(each => canBeLookedFor(each) && hasPublicCodes(each)) &&
  hasPublicUnits(asked) &&
  hasShortThresholds(asked) &&
  hasShortWindows(asked) &&
  canonical(inCodeWords(asked)) === canonical(asked)

/** A question's definition, so that peers can ask the same of their own patients. */
export const questionLetter = letterKind({
  name: 'question',
  schema: question.refine(saysCodesOnly),
  malformed: say('letters.question-malformed'),
  withdrawable: true,
})
