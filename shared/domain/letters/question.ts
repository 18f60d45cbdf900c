import { asked, trialOf, type Asked } from '../asked.ts'
import { canonical } from '../canonical.ts'
import { say } from '../../words/message.ts'
import { letterKind } from './letter.ts'
import {
  canBeLookedFor,
  hasPublicCodes,
  hasPublicEdition,
  hasPublicUnits,
  hasShortThresholds,
  hasShortWindows,
  setsIn,
} from './public-question.ts'
import { inCodeWords } from './question-words.ts'

/** Whether the question says nothing but public codes and short numbers: its words must be those the codes make. */
function saysCodesOnly(each: Asked): boolean {
  const trial = trialOf(each)
  return (
    setsIn(trial).every(set => canBeLookedFor(set) && hasPublicCodes(set) && hasPublicEdition(set)) &&
    hasPublicUnits(trial) &&
    hasShortThresholds(trial) &&
    hasShortWindows(trial) &&
    canonical(inCodeWords(each)) === canonical(each)
  )
}

/** A question's definition, so that peers can ask the same of their own patients. */
export const questionLetter = letterKind({
  name: 'question',
  schema: asked.refine(saysCodesOnly),
  malformed: say('letters.question-malformed'),
  withdrawable: true,
})
