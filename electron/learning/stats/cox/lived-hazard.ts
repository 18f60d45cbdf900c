import type { HazardSteps } from './cox-work.ts'
import type { RiskSets } from './risk-sets.ts'

/**
 * `share` times the cumulative hazard while at risk, for `count` places from `from` on, written to `into` from 0 on.
 * At their own time, tied events are spared the part of the hazard by which Efron thins them out.
 */
export function livedThrough(
  { until, after, first, died }: RiskSets,
  { cumulative, own, tied }: HazardSteps,
  share: Float64Array,
  from: number,
  count: number,
  into: Float64Array,
): void {
  for (let m = 0; m < count; m++) {
    const place = from + m
    const last = until[place]!
    let hazard = cumulative[last]!
    if (after) hazard -= cumulative[after[place]!]!
    if (tied && last > 0 && place < first[last - 1]! + died[last - 1]!) hazard -= own[last - 1]!
    into[m] = hazard > 0 ? hazard * share[place]! : 0
  }
}

/** Whether the row in a place has the event. */
export function hasEvent({ until, first, died }: RiskSets, place: number): boolean {
  const last = until[place]!
  return last > 0 && place < first[last - 1]! + died[last - 1]!
}
