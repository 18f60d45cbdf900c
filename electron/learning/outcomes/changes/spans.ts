import type { Period } from '../../../../shared/domain/measures/frame.ts'

/** So long before a change is looked back: a whole year, so that no season is counted twice or left out. */
const BEFORE_DAYS = 365
/** And so long before that, to tell whether that year was like any other. */
const EARLIER_DAYS = 2 * BEFORE_DAYS

/** What is counted of a change: the two halves of the time before it, and the time since; and what came before all. */
export interface Spans {
  /** Of up to two years that end where the time before begins. It is not compared, and shows what was usual. */
  readonly earlier: Period | undefined
  readonly before: readonly Period[]
  readonly after: Period | undefined
}

/**
 * The days before a change and since it, as far as there are data: a year before, the change's own day and all after it
 * up to `today`. The span is the same whoever looks and whatever is found: nobody chooses it by its result.
 */
export function spansOf(extent: Period | null, { made, today }: { made: number; today: number }): Spans {
  if (!extent) return { earlier: undefined, before: [], after: undefined }
  const last = Math.min(today, extent.toDay)
  const since = Math.max(made, extent.fromDay)
  const first = Math.max(made - BEFORE_DAYS, extent.fromDay)
  const middle = made - Math.ceil((made - first) / 2)
  const halves = [
    { fromDay: first, toDay: Math.min(middle - 1, last) },
    { fromDay: middle, toDay: Math.min(made - 1, last) },
  ]
  const earlier = {
    fromDay: Math.max(first - EARLIER_DAYS, extent.fromDay),
    toDay: Math.min(first - 1, last),
  }
  return {
    earlier: earlier.fromDay <= earlier.toDay ? earlier : undefined,
    before: halves.filter(({ fromDay, toDay }) => fromDay <= toDay),
    after: since <= last ? { fromDay: since, toDay: last } : undefined,
  }
}
