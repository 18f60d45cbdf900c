import { z } from 'zod'
import type { Fault, Read } from '../../../shared/domain/by-hand/fault.ts'
import { readWrittenDate } from '../../../shared/domain/by-hand/written-date.ts'
import { readWrittenNumber } from '../../../shared/domain/by-hand/written-number.ts'
import type { Expectation, PlannedChange } from '../../../shared/domain/measures/change.ts'
import { say } from '../../../shared/words/message.ts'

/** A change as it is half typed. */
export const changeDraft = z.strictObject({
  what: z.string(),
  why: z.string(),
  made: z.string(),
  direction: z.enum(['none', 'higher', 'lower']),
  by: z.string(),
  lookOn: z.string(),
})
export type ChangeDraft = z.infer<typeof changeDraft>
export type ChangeField = 'what' | 'made' | 'by' | 'lookOn'

const ISO_DAY = 10
const noDay: Fault = { reason: say('changes.day-needed'), remedy: say('changes.day-remedy') }
const noWhat: Fault = { reason: say('changes.what-missing'), remedy: say('changes.what-remedy') }
const tooEarly: Fault = { reason: say('changes.look-too-early'), remedy: say('changes.look-remedy') }
const tooMuch: Fault = { reason: say('changes.too-much'), remedy: say('changes.too-much-remedy') }

/** A date that names a day. */
export function readDay(text: string, today: string): Read<string> {
  const read = readWrittenDate(text, { today, mayBeAhead: true })
  return 'value' in read && read.value.length < ISO_DAY ? { fault: noDay } : read
}

/** By how much: percentage points become a share. Nothing typed is any movement. */
function readBy(text: string, unit: 'share' | 'days'): Read<number> {
  if (text.trim() === '') return { value: 0 }
  const read = readWrittenNumber(text)
  if ('fault' in read) return read
  const typed = Number(read.value.value)
  if (typed < 0 || read.value.comparator) return readNoNumber
  if (unit === 'days') return { value: typed }
  return typed > 100 ? { fault: tooMuch } : { value: typed / 100 }
}
const readNoNumber = readWrittenNumber('') as { readonly fault: Fault }

/** What was typed as a change without its measure, or why it is none, field by field. */
export function readChange(
  { what, why, made, direction, by, lookOn }: ChangeDraft,
  { today, unit }: { readonly today: string; readonly unit: 'share' | 'days' },
): { readonly change?: Omit<PlannedChange, 'whole'>; readonly faults: Partial<Record<ChangeField, Fault>> } {
  const read = {
    made: readDay(made, today),
    lookOn: readDay(lookOn, today),
    by: direction === 'none' ? { value: 0 } : readBy(by, unit),
  }
  const faults: Partial<Record<ChangeField, Fault>> = {
    ...(what.trim() === '' && { what: noWhat }),
    ...('fault' in read.made && { made: read.made.fault }),
    ...('fault' in read.by && { by: read.by.fault }),
    ...('fault' in read.lookOn && { lookOn: read.lookOn.fault }),
  }
  if ('fault' in read.made || 'fault' in read.lookOn || 'fault' in read.by) return { faults }
  if (read.lookOn.value <= read.made.value) return { faults: { ...faults, lookOn: tooEarly } }
  if (faults.what) return { faults }
  const expected: Expectation | undefined =
    direction === 'none' ? undefined : { direction, by: read.by.value }
  return {
    change: {
      what: what.trim(),
      why: why.trim(),
      made: read.made.value,
      lookOn: read.lookOn.value,
      ...(expected && { expected }),
    },
    faults,
  }
}

/** The first day and what is expected, as far as they are typed: what a day to look again is proposed from. */
export function readExpectation(
  { made, direction, by }: ChangeDraft,
  { today, unit }: { readonly today: string; readonly unit: 'share' | 'days' },
): { readonly made?: string; readonly expected?: Expectation } {
  const read = { made: readDay(made, today), by: readBy(by, unit) }
  return {
    ...('value' in read.made && { made: read.made.value }),
    ...(direction !== 'none' && 'value' in read.by && { expected: { direction, by: read.by.value } }),
  }
}
