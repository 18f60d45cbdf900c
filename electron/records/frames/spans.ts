import type { Bound } from '../../../shared/domain/measures/condition.ts'
import type { Happenings, Numbers } from './read-concepts.ts'
import type { Span } from './span.ts'
import { holdsWithin } from './verdict.ts'

export const spansOf = ({ days, latest }: Happenings): Span[] =>
  days.map((earliest, at) => ({ earliest, latest: latest[at]! }))

/** When a number lay certainly within these bounds. */
export const spansWithin = ({ days, latest, low, high }: Numbers, bounds: readonly Bound[]): Span[] =>
  days.flatMap((earliest, at) =>
    holdsWithin(low[at]!, high[at]!, bounds) === true ? [{ earliest, latest: latest[at]! }] : [],
  )
