import type { Events, Outline } from './events.ts'

/** A person's start of one of the two treatments, or why there is none. */
export type Start = { kind: 'start'; day: number; exposed: boolean } | { kind: 'not-new' } | { kind: 'both' }

/**
 * The first day on which a person begins either treatment after `washoutDays` of record without either. That day is
 * eligibility, assignment and start of follow-up at once, so no time is immortal.
 */
export function startOf(outline: Outline, exposure: Events, comparator: Events, washoutDays: number): Start {
  const days = [...new Set([...exposure.days, ...comparator.days])].toSorted((one, other) => one - other)
  const at = days.findIndex(
    (day, k) => day - outline.firstDay >= washoutDays && (k === 0 || day - days[k - 1]! > washoutDays),
  )
  if (at < 0) return { kind: 'not-new' }
  const day = days[at]!
  const exposed = exposure.days.includes(day)
  return exposed && comparator.days.includes(day) ? { kind: 'both' } : { kind: 'start', day, exposed }
}

/** Position of the last event on or before `day`, or -1. Days ascend. */
export function lastUpTo({ days }: Events, day: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Whether there is an event within `lookbackDays` up to and with `day`. */
export function within(events: Events, day: number, lookbackDays: number): boolean {
  const at = lastUpTo(events, day)
  return at >= 0 && events.days[at]! >= day - lookbackDays
}
