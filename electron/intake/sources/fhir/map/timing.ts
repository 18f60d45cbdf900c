import type { Amount } from '../../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../../shared/domain/moment.ts'
import { element, given, listed, text, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { readMoment } from '../../../border/read-moment.ts'
import { amountOf, boundsOf, inWords } from './amounts.ts'
import { keep, members, restOf } from './members.ts'

/** A date or time; one that cannot be read is left unread, and costs nothing else. */
export function momentOf(value: unknown, at: string, mapping: Mapping): Moment | undefined {
  if (value === undefined) return undefined
  const moment = readMoment(value)
  if (!moment) leaveUnread(value, at, mapping)
  return moment
}

const HOUR = 3_600_000
const spans: Readonly<Record<Moment['precision'], number>> = {
  year: 366 * 24 * HOUR,
  month: 31 * 24 * HOUR,
  day: 24 * HOUR,
  minute: 60_000,
  second: 1_000,
  millisecond: 1,
}
const instantOf = ({ clock, offsetMinutes }: Moment) => clock - (offsetMinutes ?? 0) * 60_000

/** Whether something certainly ended before it began, given how exactly both are known. */
function endsBefore(end: Moment, start: Moment): boolean {
  const sameClock = (end.offsetMinutes === null) === (start.offsetMinutes === null)
  return instantOf(end) + spans[end.precision] + (sameClock ? 0 : 14 * HOUR) <= instantOf(start)
}

const periodMembers = members('start end')

/** Start and end of a Period. An end before its start is left unread. */
export function spanOf(value: unknown, at: string, mapping: Mapping): { start?: Moment; end?: Moment } {
  if (value === undefined) return {}
  const period = element(value)
  if (!period) {
    leaveUnread(value, at, mapping)
    return {}
  }
  restOf(period, periodMembers, at, mapping)
  const start = momentOf(period['start'], `${at}.start`, mapping)
  const end = momentOf(period['end'], `${at}.end`, mapping)
  if (start && end && endsBefore(end, start)) {
    leaveUnread(period['end'], `${at}.end`, mapping)
    return { start }
  }
  return given({ start, end })
}

/** When something happened, as far as its source says. */
export interface Happened {
  start?: Moment
  end?: Moment
  when?: string
  age?: Amount
}

const timingMembers = members('event repeat:part code')
const repeatMembers = members(
  'boundsPeriod',
  'boundsDuration boundsRange count countMax duration durationMax durationUnit frequency frequencyMax period ' +
    'periodMax periodUnit dayOfWeek timeOfDay when offset',
)

function ofTiming(value: unknown, at: string, mapping: Mapping): Happened {
  const timing = element(value)
  if (!timing) {
    leaveUnread(value, at, mapping)
    return {}
  }
  restOf(timing, timingMembers, at, mapping)
  const events = listed(timing['event']).flatMap(each => momentOf(each, `${at}.event`, mapping) ?? [])
  const repeat = element(timing['repeat'])
  if (repeat) restOf(repeat, repeatMembers, `${at}.repeat`, mapping)
  const bounds = spanOf(repeat?.['boundsPeriod'], `${at}.repeat.boundsPeriod`, mapping)
  keep(timing['code'], `${at}.code`, mapping)
  const last = events.length > 1 ? events.at(-1) : undefined
  return given({ start: events[0] ?? bounds.start, end: last ?? bounds.end })
}

const inYears = (bounds: { low?: Amount; high?: Amount }) =>
  [bounds.low, bounds.high].map(each => (each ? inWords(each) : '')).join(' – ')

function ofChoice(type: string, value: unknown, at: string, mapping: Mapping): Happened {
  switch (type) {
    case 'DateTime':
    case 'Instant': {
      const start = readMoment(value)
      if (start) return { start }
      leaveUnread(value, at, mapping)
      return given({ when: text(value) })
    }
    case 'Period': {
      const span = spanOf(value, at, mapping)
      const written = element(value)?.['start']
      return span.start ? span : { ...span, ...given({ when: text(written) }) }
    }
    case 'Timing':
      return ofTiming(value, at, mapping)
    case 'Age':
      return given({ age: amountOf(value, at, mapping) })
    case 'Range': {
      const bounds = boundsOf(value, at, mapping)
      return bounds ? { when: inYears(bounds) } : {}
    }
    case 'String':
      if (typeof value !== 'string') leaveUnread(value, at, mapping)
      return given({ when: text(value) })
    default:
      return {}
  }
}

const types: ReadonlySet<string> = new Set([
  'DateTime',
  'Instant',
  'Period',
  'Timing',
  'Age',
  'Range',
  'String',
])

/** The choice of such a stem among a resource's members: onset[x], performed[x]. A second one is left unread. */
export function happenedIn(resource: Element, stem: string, mapping: Mapping): Happened {
  let happened: Happened | undefined
  for (const member in resource) {
    if (!member.startsWith(stem)) continue
    const type = member.slice(stem.length)
    if (!types.has(type)) continue
    if (happened) leaveUnread(resource[member], member, mapping)
    else happened = ofChoice(type, resource[member], member, mapping)
  }
  return happened ?? {}
}

/** What members() needs for a stem that happenedIn reads. */
export const happenedMembers = (stem: string): string => [...types].map(type => stem + type).join(' ')

/** Whether a moment lies more than a day, in any zone, after a day in milliseconds. */
export const isAfter = (moment: Moment, day: number): boolean => instantOf(moment) > day + 38 * HOUR
