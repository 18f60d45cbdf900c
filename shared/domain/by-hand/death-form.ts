import type { Statement } from '../entry.ts'
import { statedOfOutcome } from '../logbook/entered.ts'
import type { Fault } from './fault.ts'
import type { Reading } from './read-field.ts'
import { readWrittenDate } from './written-date.ts'

/**
 * What is stated of a death by the date that was typed, as exact as it is written: a month or a year alone is enough.
 * `happened` is '' where the date is none. Pure.
 */
export function readDeath(
  typed: string,
  { today, name }: Reading,
): { readonly happened: string; readonly facts: Statement[]; readonly fault: Fault | undefined } {
  const date = readWrittenDate(typed, { today })
  return {
    happened: 'value' in date ? date.value : '',
    facts: statedOfOutcome({ is: 'died' }, term => name(term)),
    fault: 'fault' in date ? date.fault : undefined,
  }
}
