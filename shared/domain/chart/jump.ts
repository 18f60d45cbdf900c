import { MILLISECONDS_PER_DAY } from '../moment.ts'
import type { ChartAnalyte } from './analytes.ts'

/** A number in the unit in which its analyte is kept, and when it was; clock milliseconds. */
export interface Measured {
  readonly value: number
  readonly clock: number
}

/**
 * In how many whole days an analyte changed by more than a living person's does, which says that one of the two is
 * likely not hers or not right; undefined where it did not, or where nothing is known of its pace.
 */
export function implausibleJump({ jump }: ChartAnalyte, before: Measured, now: Measured): number | undefined {
  if (!jump || before.value <= 0 || now.value <= 0) return undefined
  const days = (now.clock - before.clock) / MILLISECONDS_PER_DAY
  const factor = Math.max(now.value / before.value, before.value / now.value)
  return days <= jump.withinDays && factor > jump.factor ? Math.floor(days) : undefined
}
