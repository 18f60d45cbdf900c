import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { dayNumber, daysLater } from '../../../shared/domain/day/iso-day.ts'
import { say } from '../../../shared/words/message.ts'
import type { OwnDays, Span } from './mix-spans.ts'
import { readDay } from './read-change.ts'

export const ownDayFields = ['from', 'to', 'beforeFrom', 'beforeTo'] as const
export type OwnDayField = (typeof ownDayFields)[number]
export type TypedDays = Readonly<Record<OwnDayField, string>>
type Faults = Readonly<Partial<Record<OwnDayField, Fault>>>

const endsFirst: Fault = { reason: say('mix.ends-first'), remedy: say('mix.ends-first-remedy') }
const overlap: Fault = { reason: say('mix.spans-overlap'), remedy: say('mix.overlap-remedy') }

/** As many days that end the day before. */
function justBefore({ from, to }: Span): Span {
  const days = dayNumber(to) - dayNumber(from) + 1
  return { from: daysLater(from, -days), to: daysLater(from, -1) }
}

/**
 * Any span of days and the one that it is held against, as they are typed, or what is wrong with each. Where neither
 * day of the second is typed it is as long, just before.
 */
export function readOwnDays(
  typed: TypedDays,
  today: string,
): { readonly days?: OwnDays; readonly faults: Faults } {
  const isOpen = typed.beforeFrom.trim() === '' && typed.beforeTo.trim() === ''
  const days: Partial<Record<OwnDayField, string>> = {}
  const faults: Partial<Record<OwnDayField, Fault>> = {}
  for (const field of isOpen ? ownDayFields.slice(0, 2) : ownDayFields) {
    const read = readDay(typed[field], today)
    if ('fault' in read) faults[field] = read.fault
    else days[field] = read.value
  }
  if (Object.keys(faults).length > 0) return { faults }
  const now = { from: days.from!, to: days.to! } // none of them has a fault
  const before = isOpen ? justBefore(now) : { from: days.beforeFrom!, to: days.beforeTo! }
  if (now.to < now.from) return { faults: { to: endsFirst } }
  if (before.to < before.from) return { faults: { beforeTo: endsFirst } }
  if (before.to >= now.from) return { faults: { beforeTo: overlap } }
  return { days: { now, before }, faults: {} }
}
