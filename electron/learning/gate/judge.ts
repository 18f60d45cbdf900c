import type { z } from 'zod'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { questionOrigin } from '../../../shared/contract/knowledge.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Summary, Verdict } from '../../../shared/domain/summary.ts'
import { complement } from './complement.ts'
import { effects } from './effects.ts'
import { emptyOrFull } from './empty-or-full.ts'
import { leastInArm } from './least-in-arm.ts'
import { leastInCell } from './least-in-cell.ts'
import { neverSent } from './never-sent.ts'
import { noText } from './no-text.ts'
import type { Objection } from './objection.ts'
import { knownQuestion, notRoundOnePerson } from './question-scope.ts'
import { receiptOf, sentencesOf } from './receipt.ts'
import { revision } from './revision.ts'
import { rounding } from './rounding.ts'
import { summarise } from './summarise.ts'
import { timeAndPlace } from './time-and-place.ts'
import { countsOf } from './two-by-two.ts'

/** Something this casebook has released before, withdrawn or not: what was told stays told. */
export interface Release {
  readonly released: string
  readonly withdrawn: boolean
  readonly summary: Summary
}
export interface Submission {
  readonly card: Card
  readonly origin: z.infer<typeof questionOrigin>
  /** Every earlier release, of whatever question. */
  readonly releases: readonly Release[]
}

/**
 * What the gate says of a card: the receipt of the summary that would leave, or every rule that stands in the way.
 * Pure; nothing leaves by asking. Rules 1 to 5, 10, 11, 16, 17, 21 and 22 of docs/PRIVACY.md, and 6 in its simple form.
 */
export function judge({ card, origin, releases }: Submission): Verdict {
  const arms = countsOf(card)
  const first = [
    ...knownQuestion(origin),
    ...notRoundOnePerson(card.question),
    ...leastInCell(arms),
    ...leastInArm(arms),
    ...emptyOrFull(arms),
    ...effects(card.answer),
    ...timeAndPlace(card),
  ]
  if (first.length > 0) return refused(first)
  const release = summarise(card)
  if (!release)
    return refused([
      {
        rule: 17,
        reason: 'The card does not fit the form in which summaries leave.',
        remedy: 'This is a fault in Casebook. Nothing was sent.',
      },
    ])
  const second = [
    ...rounding(release),
    ...neverSent(release),
    ...noText(release),
    ...againstEarlier(release, card.answered, releases),
  ]
  return second.length > 0
    ? refused(second)
    : { kind: 'releasable', receipt: receiptOf(release, sentencesOf(release)) }
}

/** Rules 4 and 6 look at all releases of the same question. Cohorts of different questions that overlap are not yet compared; docs/PRIVACY.md says so. */
function againstEarlier(release: Summary, answered: string, releases: readonly Release[]): Objection[] {
  const earlier = releases
    .filter(each => each.summary.questionHash === release.questionHash)
    .toSorted((one, other) => (one.released < other.released ? -1 : 1))
  // The same bytes once more tell nothing new.
  const same = earlier.filter(each => canonical(each.summary) === canonical(release))
  if (same.some(each => !each.withdrawn))
    return [{ rule: 6, reason: 'Exactly this has been released already.', remedy: 'There is nothing to do.' }]
  if (same.length > 0) return []
  return [
    ...complement(
      release,
      earlier.map(each => each.summary),
    ),
    ...revision(release, answered, earlier),
  ]
}

const refused = (rules: Objection[]): Verdict => ({ kind: 'refused', rules })
