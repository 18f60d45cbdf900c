import type { Decision, DecisionChoice } from '../../../shared/domain/decisions/decision.ts'
import type { Term } from '../../../shared/words/message.ts'
import { isoText } from '../../ui/dates.ts'
import { spoken, words } from '../../ui/words.ts'

/** What was chosen is called as the answer calls it; of neither and of something else there is no name. */
export const treatmentOf = (
  choice: DecisionChoice,
  { exposure, comparator }: { readonly exposure: Term; readonly comparator: Term },
): Term => {
  const names: Readonly<Record<DecisionChoice, Term>> = {
    exposed: exposure,
    comparator,
    neither: '',
    other: '',
  }
  return names[choice]
}

/** What became of somebody after a decision, in half a line. */
export const cameText = ({ came, outcome }: Pick<Decision, 'came' | 'outcome'>): string =>
  words('decide.came', {
    is: came.is,
    outcome: spoken(outcome),
    on: came.on === undefined ? '' : isoText(came.on),
    closes: isoText(came.closesOn),
  })
