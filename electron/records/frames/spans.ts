import { holdsWithin } from './verdict.ts'
import type { Happenings, Numbers } from './read-concepts.ts'
import type { Bound } from '../../../shared/domain/measures/condition.ts'

/**
 * When something happened to somebody: on one day, or somewhere between two where only the month or the year is known.
 * Both ends are counted in.
 */
export interface Span {
  readonly earliest: number
  readonly latest: number
}

export const spansOf = ({ days, latest }: Happenings): Span[] =>
  days.map((earliest, at) => ({ earliest, latest: latest[at]! }))

/** When a number lay certainly within these bounds. */
export const spansWithin = ({ days, latest, low, high }: Numbers, bounds: readonly Bound[]): Span[] =>
  days.flatMap((earliest, at) =>
    holdsWithin(low[at]!, high[at]!, bounds) === true ? [{ earliest, latest: latest[at]! }] : [],
  )

export const isDay = ({ earliest, latest }: Span): boolean => earliest === latest

/** Certainly from `from` to `to`, both counted in; certainly not; or neither is certain. */
export function lies({ earliest, latest }: Span, from: number, to: number): 'in' | 'out' | 'unsure' {
  if (earliest >= from && latest <= to) return 'in'
  return latest < from || earliest > to ? 'out' : 'unsure'
}
