import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'

/**
 * What a line of the timeline is: a visit that a file records, one signed here by hand, a note, a decision beside an
 * answer, a day of entries.
 */
export const timelineKinds = ['visit', 'signed', 'note', 'decision', 'entries'] as const
export type TimelineKind = (typeof timelineKinds)[number]

interface Line {
  readonly is: TimelineKind
  readonly start?: Moment | undefined
  readonly end?: Moment | undefined
}
/** Days since 1970, the first and the last. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** The day of a moment; undefined where no day is known. */
export const dayOfMoment = (moment: Moment | undefined): number | undefined =>
  moment === undefined || moment.precision === 'year' || moment.precision === 'month'
    ? undefined
    : Math.floor(moment.clock / MILLISECONDS_PER_DAY)

/** A stay of more days than this is a record that nobody closed: what happened within it is told by itself. */
const LONGEST_STAY = 366

/** The days that a line speaks for: of a stay all of them. */
export function spanOf({ start, end }: Line): Span | undefined {
  const first = dayOfMoment(start)
  if (first === undefined) return undefined
  const last = dayOfMoment(end) ?? first
  return { first, last: last >= first && last - first <= LONGEST_STAY ? last : first }
}

/** Whether one of these spans has a day. Built once for many days. */
export function daysIn(spans: readonly Span[]): (day: number) => boolean {
  const days = new Set<number>()
  for (const { first, last } of spans) for (let day = first; day <= last; day++) days.add(day)
  return day => days.has(day)
}

/**
 * One timeline, the newest first, what nobody dated last. A note on a day of which a visit tells is part of that visit,
 * and stands with the notes.
 */
export function timelineOf<L extends Line>(lines: readonly L[]): L[] {
  const isTold = daysIn(
    lines.filter(({ is }) => is !== 'note' && is !== 'decision').flatMap(line => spanOf(line) ?? []),
  )
  const isOwnLine = (line: L) => line.is !== 'note' || !isTold(dayOfMoment(line.start) ?? Number.NaN)
  return lines
    .filter(isOwnLine)
    .toSorted((one, other) => (other.start?.clock ?? -Infinity) - (one.start?.clock ?? -Infinity) || 0)
}

/**
 * The newest visit, recorded or signed by hand; where there is none, the newest day of which anything tells. Undefined
 * only where nothing is dated at all: a day on which something was measured is no "no visit".
 */
export function lastSeen<L extends Line>(
  timeline: readonly L[],
): { line: L & { start: Moment }; isVisit: boolean } | undefined {
  // Somebody may decide without seeing her.
  const seen = timeline.filter(({ is }) => is !== 'decision')
  const dated = seen.filter((line): line is L & { start: Moment } => line.start !== undefined)
  const visit = dated.find(({ is }) => is !== 'entries')
  const line = visit ?? dated[0]
  return line && { line, isVisit: visit !== undefined }
}
