import { say } from '../../words/message.ts'
import { daysLater } from '../day/iso-day.ts'
import type { Statement } from '../entry.ts'
import { clavienGrades } from '../logbook/codes.ts'
import { statedOfOutcome, type EnteredOutcome } from '../logbook/entered.ts'
import { OUTCOME_DAYS, outcomeKinds, type OutcomeKind } from '../logbook/outcome.ts'
import type { Fault } from './fault.ts'
import type { Reading } from './read-field.ts'
import { readWrittenDate } from './written-date.ts'

/** An outcome of an operation as it is typed. */
export interface OutcomeForm {
  readonly is: OutcomeKind | ''
  readonly grade: (typeof clavienGrades)[number] | ''
  readonly words: string
  readonly happened: string
}
export type OutcomeField = 'is' | 'grade' | 'happened'

/**
 * The day of which an outcome is told where nobody types another: that all is well, of the last of the 30 days; that
 * something happened, of today while they last. After them nobody can know which day it was: ''. ISO days.
 */
export function usualDayOf(
  is: OutcomeKind | '',
  { operated, today }: Record<'operated' | 'today', string>,
): string {
  const last = daysLater(operated, OUTCOME_DAYS)
  if (today <= last) return today
  return is === 'well' ? last : ''
}

function outcomeIn({ is, grade, words: typed }: OutcomeForm): EnteredOutcome | undefined {
  const text = typed.trim()
  const words = text === '' ? {} : { words: text }
  if (is === '') return undefined
  if (is !== 'complication') return { is, ...words }
  return grade === '' ? undefined : { is, grade, ...words }
}

/** What a form states of an operation of this ISO day, or what of it cannot be, by field. Pure. */
export function readOutcome(
  form: OutcomeForm,
  { operated, ...reading }: Reading & { readonly operated: string },
): { happened: string; facts: Statement[]; faults: Partial<Record<OutcomeField, Fault>> } {
  const faults: Partial<Record<OutcomeField, Fault>> = {}
  if (!outcomeKinds.some(each => each === form.is))
    faults.is = { reason: say('logbook.no-outcome'), remedy: say('logbook.no-outcome-remedy') }
  else if (form.is === 'complication' && form.grade === '')
    faults.grade = { reason: say('logbook.no-grade'), remedy: say('logbook.no-grade-remedy') }
  const date = readWrittenDate(form.happened, { today: reading.today })
  const known = 'value' in date ? date.value : ''
  if ('fault' in date) faults.happened = date.fault
  else if (known.slice(0, operated.length) < operated.slice(0, known.length))
    faults.happened = {
      reason: say('logbook.before-operation'),
      remedy: say('logbook.before-operation-remedy'),
    }
  const outcome = outcomeIn(form)
  return {
    happened: known,
    facts: outcome ? statedOfOutcome(outcome, term => reading.name(term)) : [],
    faults,
  }
}
