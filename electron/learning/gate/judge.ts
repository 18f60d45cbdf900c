import type { QuestionOrigin } from '../../../shared/contract/knowledge.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import { trialOf } from '../../../shared/domain/asked.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { say } from '../../../shared/words/message.ts'
import type { Objection } from './objection.ts'
import { receiptOf, sentencesOf } from './receipt.ts'
import { objections } from './registry.ts'
import type { EarlierRelease } from './rule.ts'
import { summarise } from './summarise.ts'

/** Something this casebook has released before. */
export type Release = EarlierRelease
export interface Submission {
  readonly card: Card
  readonly casebook: CasebookKind
  readonly origin: QuestionOrigin
  /** Earlier releases; those of other questions are passed over. */
  readonly releases: readonly Release[]
}

/**
 * What the gate says of a card: the receipt of the summary that would leave, or every rule that stands in the way.
 * Pure; nothing leaves by asking.
 */
export function judge({ card, casebook, origin, releases }: Submission): Verdict {
  const shut = objections('casebook', casebook)
  if (shut.length > 0) return refused(shut)
  const first = [...objections('card', { card, origin }), ...objections('question', trialOf(card.question))]
  if (first.length > 0) return refused(first)
  const release = summarise(card)
  if (!release)
    return refused([{ rule: 17, reason: say('gate.not-the-form'), remedy: say('gate.own-fault') }])
  const earlier = releases
    .filter(each => each.summary.questionHash === release.questionHash)
    .toSorted((one, other) => (one.released < other.released ? -1 : 1))
  const repeats = earlier.filter(each => canonical(each.summary) === canonical(release))
  const second = [
    ...objections('summary', release),
    ...objections('history', { release, answered: card.answered, earlier, repeats }),
  ]
  return second.length > 0
    ? refused(second)
    : { kind: 'releasable', receipt: receiptOf(release, sentencesOf(release)) }
}

/** In the order of the rules' numbers. */
const refused = (rules: Objection[]): Verdict => ({
  kind: 'refused',
  rules: rules.toSorted((one, other) => one.rule - other.rule),
})
