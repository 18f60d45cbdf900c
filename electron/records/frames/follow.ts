import type { End } from '../../../shared/domain/frame.ts'
import { observationPeriod } from '../../../shared/domain/observation-period.ts'
import type { Person } from './people.ts'
import { isDay, type Span } from './spans.ts'

/** How long somebody was watched from the day on which she began, and why no longer. */
export interface Followed {
  readonly days: number
  readonly end: End
  /** The outcome came within this time, and only its month or year is known. */
  readonly isRough: boolean
}

/** Until when a person can be watched who began on `day`: the last day, and why. */
function lastDayOf(
  person: Person,
  day: number,
  { risk, leftAfterDays }: { readonly risk: number; readonly leftAfterDays: number },
): { readonly to: number; readonly end: Exclude<End, 'outcome'> } {
  const { toDay, endedBy } = observationPeriod(person, leftAfterDays)
  if (toDay > day + risk || (toDay === day + risk && endedBy !== 'death'))
    return { to: day + risk, end: 'horizon' }
  // Of whom it is only known that she died, nobody knows how long she lived after her last contact.
  if (person.deceased && endedBy === 'extract') return { to: Math.max(day, person.lastDay), end: 'left' }
  return { to: Math.max(day, toDay), end: endedBy }
}

/**
 * Follows somebody to the first outcome after the day on which she began, or to what ends it before; undefined where
 * the order of the two is not known.
 */
export function follow(
  person: Person,
  day: number,
  outcomes: readonly Span[],
  windows: { readonly risk: number; readonly leftAfterDays: number },
): Followed | undefined {
  const { to, end } = lastDayOf(person, day, windows)
  const first = outcomes
    .filter(({ latest }) => latest > day)
    .toSorted((one, other) => one.earliest - other.earliest)[0]
  if (!first || first.earliest > to) return { days: to - day, end, isRough: false }
  if (first.latest > to) return undefined
  return {
    days: Math.floor((first.earliest + first.latest) / 2) - day,
    end: 'outcome',
    isRough: !isDay(first),
  }
}
