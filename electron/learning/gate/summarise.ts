import type { Card } from '../../../shared/domain/card.ts'
import { trialOf } from '../../../shared/domain/asked.ts'
import type { Estimand } from '../../../shared/domain/trial.ts'
import { summary, type Summary } from '../../../shared/domain/summary.ts'
import { effectOf } from './effect.ts'
import { percentOfRounded, roundToMidpoint } from './midpoint.ts'
import { yearsOf } from './years.ts'

const methodNames = {
  'overlap': 'overlap-weighted-cox',
  'att': 'att-weighted-cox',
  'ate-stabilised': 'stabilised-ate-weighted-cox',
} as const satisfies Record<Estimand['of'], Summary['method']['name']>

/**
 * The one place where a Summary is made. Only the gate calls it, and only for a card that its first rules let through;
 * anything that does not fit the schema exactly comes back as undefined.
 */
export function summarise(card: Card): Summary | undefined {
  const { answer } = card
  if (answer.kind === 'not-estimable') return undefined
  const rounded = (arm: 'exposed' | 'comparator') => {
    const people = roundToMidpoint(answer.people[arm])
    const events = roundToMidpoint(answer.events[arm])
    return { people, events, riskPer100: percentOfRounded(events, people) }
  }
  return summary.safeParse({
    format: 'casebook-summary/1',
    questionHash: card.questionHash,
    method: { name: methodNames[trialOf(card.question).estimand.of], version: card.method.version },
    years: yearsOf(card),
    exposed: rounded('exposed'),
    comparator: rounded('comparator'),
    ...effectOf(answer),
    diagnosticsPassed: true,
  }).data
}
