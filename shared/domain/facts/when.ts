import type { Moment } from '../moment.ts'

interface Timed {
  readonly start?: Moment | undefined
  readonly end?: Moment | undefined
  readonly known?: Moment | undefined
  readonly recorded?: Moment | undefined
}
/** What the date that stands beside a fact is the date of. */
export type DatedBy = 'happened' | 'ended' | 'known' | 'recorded'

/**
 * The moment by which a fact is put in order, and what it is the moment of: when it happened; where its source does
 * not say, when it ended, became known or was written down. Undefined where nobody dated it.
 */
export function whenOf({ start, end, known, recorded }: Timed): { moment: Moment; by: DatedBy } | undefined {
  if (start) return { moment: start, by: 'happened' }
  if (end) return { moment: end, by: 'ended' }
  if (known) return { moment: known, by: 'known' }
  return recorded && { moment: recorded, by: 'recorded' }
}
