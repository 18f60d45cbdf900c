import type { TimeRanks } from './time-ranks.ts'

/** Functions of time whose product with a column a proportionality test adds to the model. */
export type TimeTransform = 'km' | 'rank' | 'identity' | 'log'

/**
 * The transform of each distinct time.
 *
 * `km` is 1 - S(t-), S the Kaplan-Meier estimate of all rows without strata and weights: it spreads events
 * evenly and is not led by a few late ones. `rank` is the mean rank of the time among all rows' stops. `log`
 * needs times above 0.
 */
export function transformedTimes(
  { distinct, stop, start, byStop }: TimeRanks,
  event: Uint8Array,
  transform: TimeTransform,
): Float64Array {
  if (transform === 'identity') return distinct
  if (transform === 'log') return distinct.map(Math.log)
  const leaving = new Uint32Array(distinct.length)
  const events = new Uint32Array(distinct.length)
  for (let k = 0; k < stop.length; k++) {
    leaving[stop[k]!]!++
    events[stop[k]!]! += event[byStop[k]!]!
  }
  let gone = 0
  if (transform === 'rank')
    return distinct.map((_, rank) => {
      gone += leaving[rank]!
      return gone - (leaving[rank]! - 1) / 2
    })
  const coming = new Uint32Array(distinct.length)
  if (start) for (const rank of start) coming[rank]!++
  let atRisk = start ? 0 : stop.length
  let survival = 1
  return distinct.map((_, rank) => {
    const before = survival
    if (events[rank]! > 0) survival *= 1 - events[rank]! / atRisk
    atRisk += coming[rank]! - leaving[rank]!
    return 1 - before
  })
}
