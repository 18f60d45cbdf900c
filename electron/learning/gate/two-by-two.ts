import type { Card } from '../../../shared/domain/card.ts'

/** The arms of a question, in the order they are spoken of. */
export const armNames = ['exposed', 'comparator'] as const
export type ArmName = (typeof armNames)[number]

/** People of one arm, with the outcome and in all. Counts of people, never of rows: a frame has one row a person. */
export interface ArmCounts {
  readonly arm: ArmName
  readonly people: number
  readonly events: number
}

/** The exact counts of a card; they stay on this side of the gate. */
export function countsOf({ answer }: Card): ArmCounts[] {
  return armNames.map(arm => ({ arm, people: answer.people[arm], events: answer.events[arm] }))
}
