import type { ClavienGrade } from './codes.ts'

/** An outcome of an operation is asked for so many days after it, as NSQIP and national audits do. */
export const OUTCOME_DAYS = 30

/** What may become of somebody after an operation, the gravest first. */
export const outcomeKinds = ['died', 'return', 'infection', 'readmission', 'complication', 'well'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** Something recorded of one person. Days since 1970-01-01. */
export interface OutcomeEvent {
  readonly is: OutcomeKind
  readonly day: number
  readonly grade?: ClavienGrade | undefined
}

/** An operation of one person, and what is recorded of her. */
export interface OutcomeAsked {
  readonly day: number
  /** Her next operation; undefined where there is none. */
  readonly nextDay?: number | undefined
  readonly events: readonly OutcomeEvent[]
  readonly today: number
}

/**
 * What is known of the 30 days after an operation. `event`: something happened in them. `well`: nothing, and somebody
 * said on their last day or later that she is alive and well. `due`: they are not over. `missing`: they are over, and
 * nobody said.
 */
export interface OutcomeKnown {
  readonly state: 'event' | 'well' | 'due' | 'missing'
  /** In the order of their days; of one day, the gravest first. */
  readonly events: readonly OutcomeEvent[]
  /** The last day on which she was said to be alive and well, before her next operation. */
  readonly wellDay: number | undefined
}

/** On the day itself one is not yet brought back to theatre, nor to hospital: days are all that is known. */
const firstDayOf = ({ is }: OutcomeEvent, day: number) =>
  is === 'return' || is === 'readmission' ? day + 1 : day

/**
 * What became of an operation within 30 days, both ends counted in, as the measures count it: what happened belongs to
 * each operation in whose window it lies. That all is well is said of the last operation before it.
 */
export function outcomeOf({ day, nextDay = Infinity, events, today }: OutcomeAsked): OutcomeKnown {
  const until = day + OUTCOME_DAYS
  const happened = events
    .filter(each => each.is !== 'well' && each.day >= firstDayOf(each, day) && each.day <= until)
    .toSorted(
      (one, other) => one.day - other.day || outcomeKinds.indexOf(one.is) - outcomeKinds.indexOf(other.is),
    )
  const well = events.filter(each => each.is === 'well' && each.day >= day && each.day < nextDay)
  const wellDay = well.length === 0 ? undefined : Math.max(...well.map(each => each.day))
  const known = { events: happened, wellDay }
  if (happened.length > 0) return { state: 'event', ...known }
  if (wellDay !== undefined && wellDay >= until) return { state: 'well', ...known }
  return { state: today <= until ? 'due' : 'missing', ...known }
}

/** The day of which an outcome is told where nobody says another: the last of the 30, or today where that is ahead. */
export const usualOutcomeDay = (day: number, today: number): number => Math.min(day + OUTCOME_DAYS, today)
