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
  /** On a day on which she would be counted she may have been dead: nobody said on which day she died. */
  readonly mayBeDead: boolean
}

interface Looked {
  readonly person: Person
  /** What happened to her, where the index is an event, and whether there is some of it that nobody dated. */
  readonly hers: Happenings
  readonly isUndated: boolean
  readonly periods: readonly Period[]
}

const none: IndexDays = { days: [], blurred: 0, mayBeDead: false }

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

/** Whether somebody was alive on a day; unknown where she is dead, and nobody said on which day she died. */
function isAlive({ died, deceased, lastDay }: Person, day: number): boolean | 'unknown' {
  // Whoever was seen then or later was.
  if (!died) return !deceased || day <= lastDay || 'unknown'
  if (died.earliest > day) return true
  if (isDay(died) || died.latest <= day) return false
  return day <= lastDay || 'unknown'
}

function atPeriodEnds(
  { seenWithinDays }: Of<'period-end'>,
  person: Person,
  periods: readonly Period[],
): IndexDays {
  const ends = periods
    .map(({ toDay: day }, period) => ({ day, period, lasted: NaN, isAlive: isAlive(person, day) }))
    .filter(({ day }) => person.firstDay <= day && person.lastDay + seenWithinDays >= day)
  return {
    days: ends.filter(each => each.isAlive === true),
    blurred: 0,
    mayBeDead: ends.some(each => each.isAlive === 'unknown'),
  }
}

function atAge(asked: Of<'age'>, person: Person, periods: readonly Period[]): IndexDays {
  if (person.birthDay === undefined) return none
  const { born } = person
  const day = monthsAfter(person.birthDay, asked.months)
  const period = periodOf(periods, day)
  // On the day of her death she still reached it.
  const alive = isAlive(person, day) || person.died?.earliest === day
  const isKnown =
    person.firstDay <= day + asked.knownWithinDays &&
    person.lastDay + asked.seenWithinDays >= day &&
    alive !== false
  if (period < 0 || !isKnown) return none
  // Of whom only the month or year of birth is known, nobody knows on which day she reached it.
  if (born && !isDay(born)) return { ...none, blurred: 1 }
  return alive === 'unknown'
    ? { ...none, mayBeDead: true }
    : { ...none, days: [{ day, period, lasted: NaN }] }
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

function atEvents(
  asked: Of<'event'>,
  { hers, isUndated, periods }: Pick<Looked, 'hers' | 'isUndated' | 'periods'>,
): IndexDays {
  // What has no day at all may have come before all others as well.
  if (isUndated && asked.which === 'first') return { ...none, blurred: 1 }
  const last = periods.at(-1)?.toDay ?? -Infinity
  const upTo = firstFrom(hers.days, last + 1)
  const days: IndexDay[] = []
  let blurred = isUndated ? 1 : 0
  let before = -Infinity
  for (let at = 0; at < upTo; at++) {
    const day = anchored(asked, hers, at)
    if (day === undefined) {
      blurred++
      // Nobody knows whether it came before all others.
      if (asked.which === 'first') return { ...none, days, blurred }
      continue
    }
    const isNext = day >= before + Math.max(1, asked.apartDays ?? 0)
    if (!isNext || (asked.which === 'first' && before > -Infinity)) continue
    before = day
    const period = periodOf(periods, day)
    if (period >= 0) days.push({ day, period, lasted: hers.ends[at]! - hers.days[at]! })
  }
  return { ...none, days, blurred }
}

/** The index days of one person within these periods. */
export function indexDaysOf(index: Index, { person, hers, isUndated, periods }: Looked): IndexDays {
  if (index.at === 'period-end') return atPeriodEnds(index, person, periods)
  return index.at === 'age' ? atAge(index, person, periods) : atEvents(index, { hers, isUndated, periods })
}
