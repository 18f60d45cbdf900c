import type { RiskSets } from './risk-sets.ts'

/** A running sum, and what rounding has cost it so far. */
export interface Running {
  sum: number
  lost: number
}

/**
 * Sums of share x value over everybody at risk, at the event times `to` - 1 down to `from`, written to `into`
 * from 0 on.
 *
 * `running` carries the sum from one call to the next one below. Where people come late they are taken out again; the
 * digits that the subtraction would cost are kept apart by Knuth's two-sum (TAOCP 2, section 4.2.2, theorem B).
 */
export function sumsAtRisk(
  sets: RiskSets,
  share: Float64Array,
  value: Float64Array,
  from: number,
  to: number,
  running: Running,
  into: Float64Array,
): void {
  if (sets.byStart) return sumsWithLateComers(sets, sets.byStart, share, value, from, to, running, into)
  const { first, added, begins } = sets
  let sum = running.sum
  for (let k = to - 1; k >= from; k--) {
    if (begins[k] === 1) sum = 0
    const low = first[k]!
    for (let place = added[k]! - 1; place >= low; place--) sum += share[place]! * value[place]!
    into[k - from] = sum
  }
  running.sum = sum
}

function sumsWithLateComers(
  { first, added, begins, late, lateEnd }: RiskSets,
  byStart: Uint32Array,
  share: Float64Array,
  value: Float64Array,
  from: number,
  to: number,
  running: Running,
  into: Float64Array,
): void {
  let { sum, lost } = running
  for (let k = to - 1; k >= from; k--) {
    if (begins[k] === 1) {
      sum = 0
      lost = 0
    }
    const low = first[k]!
    for (let place = added[k]! - 1; place >= low; place--) {
      const more = share[place]! * value[place]!
      const next = sum + more
      const part = next - sum
      lost += sum - (next - part) + (more - part)
      sum = next
    }
    const end = lateEnd[k]!
    for (let at = late[k]!; at < end; at++) {
      const place = byStart[at]!
      const less = -share[place]! * value[place]!
      const next = sum + less
      const part = next - sum
      lost += sum - (next - part) + (less - part)
      sum = next
    }
    into[k - from] = sum + lost
  }
  running.sum = sum
  running.lost = lost
}

/** The same over those who have the event at event time k. */
export function sumOfEvents(
  { first, died }: RiskSets,
  share: Float64Array,
  value: Float64Array,
  k: number,
): number {
  const end = first[k]! + died[k]!
  let sum = 0
  for (let place = first[k]!; place < end; place++) sum += share[place]! * value[place]!
  return sum
}

/** Places, and event times, that take a millisecond or so a column. */
export const PLACES = 16_384
export const MOMENTS = 2_048

/** The first of the event times before `to` that are worked on at once. */
export function momentsBelow({ first, added }: RiskSets, to: number): number {
  const end = added[to - 1]!
  let from = to - 1
  while (from > 0 && to - from < MOMENTS && end - first[from - 1]! < PLACES) from--
  return from
}
