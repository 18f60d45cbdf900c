import type { Came } from '../../../shared/domain/decisions/decision.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { End } from '../../../shared/domain/frame.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { outcomesOf } from './cohort.ts'
import { follow } from './follow.ts'
import type { Reader } from './reader.ts'

const resultOf: Readonly<Record<End, Came['is']>> = {
  outcome: 'happened',
  death: 'died',
  horizon: 'none',
  extract: 'unseen',
  left: 'unseen',
}

/**
 * What became of one person after a decision: the question's own outcome within its own time, read as the people of its
 * cohort are, from the day of the decision. Before that time is over only what has happened is told.
 */
export function cameAfter({
  reader,
  asked,
  patient,
  ...days
}: {
  /** Of this person alone. */
  readonly reader: Reader
  readonly asked: Trial
  readonly patient: number
  /** ISO days: when it was decided, and today. */
  readonly decided: string
  readonly today: string
}): Came {
  const day = dayNumber(days.decided)
  const { windows, leftAfterDays } = asked.estimand
  const closes = day + windows.risk
  const isOver = closes < dayNumber(days.today)
  const at = { closesOn: isoOfDay(closes), isOver }
  const person = reader.people().get(patient)
  if (!person) return { is: isOver ? 'unseen' : 'waiting', ...at }
  const outcomes = outcomesOf(reader, asked, undefined)(person, day)
  const followed = follow(person, day, outcomes, { ...windows, leftAfterDays })
  if (!followed) return { is: isOver ? 'unknown' : 'waiting', ...at }
  const is = resultOf[followed.end]
  if (is !== 'happened' && is !== 'died') return { is: isOver ? is : 'waiting', ...at }
  const isExact = Number.isInteger(followed.days) && !followed.isRough
  return { is, ...(isExact && { on: isoOfDay(day + followed.days) }), ...at }
}
