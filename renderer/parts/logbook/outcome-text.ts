import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import { isOperatingRole } from '../../../shared/domain/logbook/roles.ts'
import { OUTCOME_DAYS } from '../../../shared/domain/logbook/outcome.ts'
import { isoText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

/** A date that is not broken at the end of a line. */
const dateText = (day: string) => isoText(day).replaceAll(' ', '\u00A0')

/** What is known of an operation's 30 days, a line each. */
export function outcomeTexts({ day, outcome: { state, events, wellOn } }: LogbookLine): string[] {
  if (state === 'event')
    return events.map(({ is, on, grade = '' }) => words('logbook.event', { is, date: dateText(on), grade }))
  if (state === 'well') return [words('logbook.well', { date: dateText(wellOn!) })] // somebody said so
  const soFar = wellOn === undefined ? [] : [words('logbook.so-far-well', { date: dateText(wellOn) })]
  const due = dateText(daysLater(day, OUTCOME_DAYS))
  return [state === 'due' ? words('logbook.due', { date: due }) : words('logbook.not-recorded'), ...soFar]
}

/** A role in words: one that is known, or what its source says. */
export const roleText = (role: string | undefined): string => {
  if (role === undefined) return words('logbook.not-recorded')
  return isOperatingRole(role) ? words('logbook.role-is', { role }) : role
}
