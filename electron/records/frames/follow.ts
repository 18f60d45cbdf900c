import type { End } from '../../../shared/domain/frame.ts'
import { observationPeriod } from '../../../shared/domain/observation-period.ts'
import type { Person } from './people.ts'
import { from, isDay, middleOf, type Span } from './span.ts'

/** How long somebody was watched from the day on which she began, and why no longer. */
export interface Followed {
  readonly days: number
  readonly end: End
  /** The outcome came within this time, and only its month or year is known. */
  readonly isRough: boolean
}

interface Watch {
  readonly risk: number
  readonly leftAfterDays: number
}
/** When the watching of somebody ended, if no outcome did: a death may be known to its month or year alone. */
interface Ended {
  readonly at: Span
  readonly end: Exclude<End, 'outcome'>
}
const on = (day: number): Span => ({ earliest: day, latest: day })

/** To her last contact. */
const toLastSeen = ({ lastDay }: Person, day: number, { risk }: Watch): Ended =>
  lastDay >= day + risk
    ? { at: on(day + risk), end: 'horizon' }
    : { at: on(Math.max(day, lastDay)), end: 'left' }

/** Until when a person can be watched who began on `day`, and why. */
function watchedTo(person: Person, day: number, watch: Watch): Ended {
  const { risk, leftAfterDays } = watch
  const { died, deceased, lastDay } = person
  if (died) {
    // Of those who live nobody would know what became of them so long after they were last seen.
    if (died.earliest > lastDay + leftAfterDays) return toLastSeen(person, day, watch)
    // Whoever begins on a day lives on it.
    const at = from(day, died)
    return at.earliest > day + risk ? { at: on(day + risk), end: 'horizon' } : { at, end: 'death' }
  }
  // Of whom it is only known that she died, nobody knows how long she lived after her last contact.
  if (deceased) return toLastSeen(person, day, watch)
  const { toDay, endedBy } = observationPeriod(person, leftAfterDays)
  return toDay >= day + risk
    ? { at: on(day + risk), end: 'horizon' }
    : { at: on(Math.max(day, toDay)), end: endedBy }
}

/**
 * Follows somebody to the first outcome after the day on which she began, or to what ends it before; undefined where
 * the order of the two is not known. No outcome comes after her death: whoever has such dates is set aside before.
 */
export function follow(
  person: Person,
  day: number,
  outcomes: readonly Span[],
  windows: Watch,
): Followed | undefined {
  const { at, end } = watchedTo(person, day, windows)
  const last = Math.min(at.latest, day + windows.risk)
  const first = outcomes
    .filter(({ latest }) => latest > day)
    .toSorted((one, other) => one.earliest - other.earliest)[0]
  if (!first || first.earliest > last)
    return at.latest > last ? undefined : { days: middleOf(at) - day, end, isRough: false }
  if (first.latest > last) return undefined
  return { days: middleOf(first) - day, end: 'outcome', isRough: !isDay(first) }
}
