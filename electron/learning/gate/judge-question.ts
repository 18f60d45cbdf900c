import type { CasebookKind } from '../../../shared/domain/doors.ts'
import { inCodeWords, titleInCodes } from '../../../shared/domain/letters/question-words.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { receiptOf } from './receipt.ts'
import { objections } from './registry.ts'

/**
 * What the gate says of a question that would be shared: the receipt of its definition without any word of its
 * author, or
 * why not. Titles and labels are written anew from the codes. The question asks the same as before, so its hash stays.
 */
export function judgeQuestion({
  question,
  casebook,
}: {
  readonly question: Asked
  readonly casebook: CasebookKind
}): Verdict {
  const shut = objections('casebook', casebook)
  if (shut.length > 0) return { kind: 'refused', rules: shut }
  const rules = [
    ...objections('question', trialOf(question)),
    ...objections('sharedQuestion', question),
  ].toSorted((one, other) => one.rule - other.rule)
  if (rules.length > 0) return { kind: 'refused', rules }
  return { kind: 'releasable', receipt: receiptOf(inCodeWords(question), sentencesOf(question)) }
}

const sentencesOf = (question: Asked): Message[] => [
  say('gate.tells-codes', { title: titleInCodes(question) }),
  say('gate.tells-definition', { covariates: trialOf(question).plan.covariates.length }),
  say('gate.tells-no-words'),
]
