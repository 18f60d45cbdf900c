import type { Index } from '../../../../shared/domain/measures/measure.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { Happenings } from '../read-concepts.ts'
import type { Person } from '../people.ts'
import { isDay } from '../span.ts'
import { firstFrom } from '../verdict.ts'

/** A day from which the windows of a measure count. */
export interface IndexDay {
  readonly day: number
  /** Place of its period. */
  readonly period: number
  /** From the start of what happened to its end, in days; NaN where nothing happened, or nobody said. */
  readonly lasted: number
}

/** What somebody's index days are, and how many of hers only have a month or a year, or lack the end they need. */
export interface IndexDays {
  readonly days: readonly IndexDay[]
  readonly blurred: number
}

/** Place of the period in which a day lies; -1 for none. Periods ascend. */
function periodOf(periods: readonly Period[], day: number): number {
  let low = 0
  let high = periods.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (periods[middle]!.toDay < day) low = middle + 1
    else high = middle
  }
  return low < periods.length && periods[low]!.fromDay <= day ? low : -1
}

const MILLISECONDS_PER_DAY = 86_400_000

/** The same day so many months later; the last day of a month that is shorter. */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * MILLISECONDS_PER_DAY)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / MILLISECONDS_PER_DAY
}

type Of<K extends Index['at']> = Extract<Index, { at: K }>

/** Alive on a day, as far as anybody knows. */
function isAlive({ died, deceased, lastDay }: Person, day: number): boolean {
  if (!died) return !deceased || day <= lastDay
  // Of a death that has only its month or year it is known that she was alive when she was last seen.
  return died.earliest > day || (!isDay(died) && died.latest > day && day <= lastDay)
}

function atPeriodEnds(
  { seenWithinDays }: Of<'period-end'>,
  person: Person,
  periods: readonly Period[],
): IndexDays {
  const days = periods.flatMap(({ toDay: day }, period) =>
    person.firstDay <= day && person.lastDay + seenWithinDays >= day && isAlive(person, day)
      ? [{ day, period, lasted: NaN }]
      : [],
  )
  return { days, blurred: 0 }
}

function atAge(asked: Of<'age'>, person: Person, periods: readonly Period[]): IndexDays {
  if (person.birthDay === undefined) return { days: [], blurred: 0 }
  const { born } = person
  const day = monthsAfter(person.birthDay, asked.months)
  const period = periodOf(periods, day)
  const isKnown =
    person.firstDay <= day + asked.knownWithinDays &&
    person.lastDay + asked.seenWithinDays >= day &&
    // On the day of her death she still reached it.
    (isAlive(person, day) || person.died?.earliest === day)
  if (period < 0 || !isKnown) return { days: [], blurred: 0 }
  // Of whom only the month or year of birth is known, nobody knows on which day she reached it.
  return born && !isDay(born)
    ? { days: [], blurred: 1 }
    : { days: [{ day, period, lasted: NaN }], blurred: 0 }
}

/** The day on which each of hers began or ended; undefined where nobody wrote that day. */
const anchored = (
  { anchor }: Of<'event'>,
  { days, ends, latest }: Happenings,
  at: number,
): number | undefined => {
  if (latest[at] !== days[at]) return undefined
  if (anchor === 'start') return days[at]!
  return Number.isNaN(ends[at]!) || ends[at]! < days[at]! ? undefined : ends[at]!
}

function atEvents(asked: Of<'event'>, hers: Happenings, periods: readonly Period[]): IndexDays {
  const last = periods.at(-1)?.toDay ?? -Infinity
  const upTo = firstFrom(hers.days, last + 1)
  const days: IndexDay[] = []
  let blurred = 0
  let before = -Infinity
  for (let at = 0; at < upTo; at++) {
    const day = anchored(asked, hers, at)
    if (day === undefined) {
      blurred++
      // Nobody knows whether it came before all others.
      if (asked.which === 'first') return { days, blurred }
      continue
    }
    const isNext = day >= before + Math.max(1, asked.apartDays ?? 0)
    if (!isNext || (asked.which === 'first' && before > -Infinity)) continue
    before = day
    const period = periodOf(periods, day)
    if (period >= 0) days.push({ day, period, lasted: hers.ends[at]! - hers.days[at]! })
  }
  return { days, blurred }
}

/** The index days of one person within these periods. `hers`: what happened to her, where the index is an event. */
export function indexDaysOf(
  index: Index,
  {
    person,
    hers,
    periods,
  }: { readonly person: Person; readonly hers: Happenings; readonly periods: readonly Period[] },
): IndexDays {
  if (index.at === 'period-end') return atPeriodEnds(index, person, periods)
  return index.at === 'age' ? atAge(index, person, periods) : atEvents(index, hers, periods)
}
