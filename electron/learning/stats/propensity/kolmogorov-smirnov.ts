import { sortedOrder } from '../foundations/order.ts'
import { pickRows } from './rows.ts'

/**
 * Kolmogorov-Smirnov distance of a column between two arms, weighted.
 *
 * max over x of |F1(x) - F0(x)|, F the weighted distribution function of an arm; equal values are one step.
 * People of weight 0 do not count. Missing values: none allowed. NaN where an arm is empty.
 * Values are first thrown into intervals; only those in whose inside the distance could still pass the
 * largest at an end are sorted, usually a few of thousands.
 * Source: Stuart, Lee & Leacy 2013, J Clin Epidemiol 66:S84.
 * Checked against: R. From 0 (alike) to 1 (apart). O(n log n) at worst. Throws RangeError for values that are
 * not numbers.
 */
export function weightedKolmogorovSmirnov(
  values: Float64Array,
  treatment: Uint8Array,
  weight?: Float64Array,
): number {
  const jump = jumps(treatment, weight)
  if (!jump) return NaN
  const { interval, count } = intervalsOf(values)
  const rise = new Float64Array(count)
  const fall = new Float64Array(count)
  for (let i = 0; i < values.length; i++) {
    const each = jump[i]!
    if (each > 0) rise[interval[i]!]! += each
    else fall[interval[i]!]! += each
  }

  const before = new Float64Array(count + 1)
  let furthest = 0
  for (let k = 0; k < count; k++) {
    before[k + 1] = before[k]! + rise[k]! + fall[k]!
    furthest = Math.max(furthest, Math.abs(before[k + 1]!))
  }
  const mayPass = Uint8Array.from(rise, (up, k) =>
    Number(before[k]! + up > furthest || before[k]! + fall[k]! < -furthest),
  )
  const rows = new Uint32Array(values.length)
  let found = 0
  for (let i = 0; i < values.length; i++) if (mayPass[interval[i]!]) rows[found++] = i
  const inside = rows.subarray(0, found)
  const sorted = sortedOrder(pickRows(values, inside)).map(k => inside[k]!)
  let apart = 0
  for (let k = 0; k < sorted.length; k++) {
    const i = sorted[k]!
    if (k === 0 || interval[i] !== interval[sorted[k - 1]!]) apart = before[interval[i]!]!
    apart += jump[i]!
    const tied = k + 1 < sorted.length && values[sorted[k + 1]!] === values[i]
    if (!tied) furthest = Math.max(furthest, Math.abs(apart))
  }
  return Math.min(furthest, 1)
}

/** What each person adds to F1 - F0; nothing where an arm is empty. */
function jumps(treatment: Uint8Array, weight: Float64Array | undefined): Float64Array | undefined {
  const jump = new Float64Array(treatment.length).fill(1)
  if (weight) jump.set(weight)
  let treated = 0
  let others = 0
  for (let i = 0; i < jump.length; i++) {
    if (treatment[i]) treated += jump[i]!
    else others += jump[i]!
  }
  if (!(treated > 0 && others > 0)) return undefined
  const [up, down] = [1 / treated, -1 / others]
  for (let i = 0; i < jump.length; i++) jump[i]! *= treatment[i] ? up : down
  return jump
}

/** Intervals of equal width; a larger value is never in an earlier one. */
function intervalsOf(values: Float64Array): { interval: Uint16Array; count: number } {
  const count = Math.max(1, Math.min(4096, Math.floor(values.length / 8)))
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    if (Number.isNaN(value)) throw new RangeError('weightedKolmogorovSmirnov: a value is not a number.')
    if (value < least) least = value
    if (value > most) most = value
  }
  const scale = count / (most - least)
  const interval = new Uint16Array(values.length)
  if (!(scale > 0 && scale < Infinity)) return { interval, count: 1 }
  for (let i = 0; i < values.length; i++) interval[i] = Math.min(count - 1, (values[i]! - least) * scale)
  return { interval, count }
}
