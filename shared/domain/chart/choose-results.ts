import { MILLISECONDS_PER_DAY } from '../moment.ts'

/** A measurement that a chart may show among the first. */
export interface Candidate {
  /** Its place among what a clinician looks at first; undefined for what is not among it. */
  readonly rank: number | undefined
  /** How often it was measured, and when last; clock milliseconds. */
  readonly n: number
  readonly last: number
  /** The last result is critical by its source's word. */
  readonly isCritical: boolean
  /** An answer to a question, a score or a circumstance: no measurement of the body. */
  readonly isAsked: boolean
}

/** What was measured within so long before the newest of all comes before what is older. */
const RECENT_DAYS = 3 * 365.25

/**
 * The results that matter: critical ones, then what a clinician looks at first, then what was measured most often; in
 * each what was measured of late before what is old. At most `most`, the first of them first.
 */
export function chooseResults<C extends Candidate>(all: readonly C[], most: number): C[] {
  const newest = Math.max(...all.map(({ last }) => last))
  const isOld = ({ last }: Candidate) => newest - last > RECENT_DAYS * MILLISECONDS_PER_DAY
  const unranked = Number.POSITIVE_INFINITY
  const byRank = ({ rank: one = unranked }: C, { rank: other = unranked }: C) =>
    one === other ? 0 : one - other
  return all
    .filter(each => each.isCritical || !each.isAsked)
    .toSorted(
      (one, other) =>
        Number(other.isCritical) - Number(one.isCritical) ||
        Number(isOld(one)) - Number(isOld(other)) ||
        byRank(one, other) ||
        other.n - one.n ||
        other.last - one.last,
    )
    .slice(0, most)
}
