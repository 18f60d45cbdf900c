import { trialOf, type Asked } from '../../../../shared/domain/asked.ts'
import { calledIn } from '../../../../shared/domain/called.ts'
import type { Trial } from '../../../../shared/domain/trial.ts'
import type { Term } from '../../../../shared/words/message.ts'

/** What is reckoned and said of a question: what it compares, for whom, and by when. */
export interface Compared {
  readonly trial: Trial
  readonly exposure: { readonly label: Term }
  readonly comparator: { readonly label: Term }
  readonly outcome: { readonly label: Term }
  readonly horizonDays: number
  readonly weights: Trial['estimand']['of']
}

/** The same of a question in either format. */
export function comparedIn(asked: Asked): Compared {
  const trial = trialOf(asked)
  const { exposure, comparator, outcome } = calledIn(trial)
  return {
    trial,
    exposure: { label: exposure },
    comparator: { label: comparator },
    outcome: { label: outcome },
    horizonDays: trial.estimand.windows.risk,
    weights: trial.estimand.of,
  }
}
