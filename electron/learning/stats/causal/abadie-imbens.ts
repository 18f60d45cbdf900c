import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { variance } from '../foundations/moments.ts'
import { orderInSteps } from '../foundations/order.ts'
import { requireFlags, requireNumbers } from '../propensity/arguments.ts'
import { firstNotBelow } from '../propensity/nearest-neighbours.ts'
import { armRows, pickRows } from '../propensity/rows.ts'

export interface AbadieImbens {
  readonly estimate: number
  /** Allows for partners that serve several people. */
  readonly standardError: number
  /** Of weighted pairs, as if they were independent. */
  readonly standardErrorOfPairs: number
  /** Pairs, every tied partner making one. */
  readonly pairs: number
  readonly treated: number
}
export type AbadieImbensResult =
  | ({ kind: 'fitted' } & AbadieImbens)
  | { kind: 'not-estimable'; reason: 'one-arm' | 'constant-distance' }

/**
 * Matching with replacement on one distance: effect in the treated with Abadie and Imbens' standard error.
 *
 * z is the distance over its standard deviation (n - 1, all rows). Every treated person's partners are all comparators
 * with (dz)^2 <= that of the `partners`-th nearest + `tolerance`, each with weight 1/number of them;
 * tau_i = Y_i - their mean, estimate = mean tau_i. With K_j the summed weights and K'_j the summed squared
 * weights of comparator j, n1 the number of treated people, s = 1/2 the weighted mean over pairs of
 * (Y_i - Y_j - estimate)^2:
 * variance = [ sum over comparators of s (K_j^2 - K'_j) + sum over treated of (tau_i - estimate)^2 ] / n1^2.
 * Missing values: none allowed.
 * Source: Abadie & Imbens 2006, Econometrica 74:235, theorem 7 with one variance for all; ties as in Sekhon 2011,
 * J Stat Softw 42:7. Checked against: R's Matching::Match (ATT, ties = TRUE, Var.calc = 0). In the outcome's unit.
 * The score is taken as known. O(n log n). Not estimable without both arms or where all distances are equal.
 */
export const abadieImbens = (
  outcome: Float64Array,
  treatment: Uint8Array,
  distance: Float64Array,
  tolerance?: number,
  partners?: number,
): AbadieImbensResult => atOnce(abadieImbensInSteps(outcome, treatment, distance, tolerance, partners))

export function* abadieImbensInSteps(
  outcome: Float64Array,
  treatment: Uint8Array,
  distance: Float64Array,
  tolerance = 1e-5,
  partners = 1,
): InSteps<AbadieImbensResult> {
  const rows = treatment.length
  requireNumbers('abadieImbens', 'outcome', outcome, rows)
  requireFlags('abadieImbens', 'treatment', treatment, rows)
  requireNumbers('abadieImbens', 'distance', distance, rows)
  if (!(tolerance >= 0)) throw new RangeError('abadieImbens: tolerance is below 0.')
  if (!(Number.isInteger(partners) && partners >= 1))
    throw new RangeError('abadieImbens: partners is not a whole number above 0.')
  const order = yield* orderInSteps(distance)
  yield
  const comparators = armRows(treatment, 0, order)
  yield
  const treated = armRows(treatment, 1, order)
  if (comparators.length === 0 || treated.length === 0) return { kind: 'not-estimable', reason: 'one-arm' }
  yield
  const deviation = Math.sqrt(variance(distance))
  if (!(deviation > 0)) return { kind: 'not-estimable', reason: 'constant-distance' }

  yield
  const z = pickRows(distance, comparators).map(each => each / deviation)
  yield
  const targets = pickRows(distance, treated).map(each => each / deviation)
  yield
  const own = pickRows(outcome, treated)
  const centre = own.reduce((sum, value) => sum + value, 0) / own.length
  // Sums over a stretch of comparators are differences of running sums; taken from a centre they keep their digits.
  yield
  const shifted = pickRows(outcome, comparators).map(each => each - centre)
  yield
  const sums = runningSums(shifted)
  const squares = runningSums(shifted.map(value => value * value))
  const { from, to } = yield* partnersOf(z, targets, tolerance, partners)

  const tau = own.map((value, k) => value - centre - (sums[to[k]!]! - sums[from[k]!]!) / (to[k]! - from[k]!))
  const estimate = tau.reduce((sum, value) => sum + value, 0) / tau.length
  const used = new Float64Array(z.length + 1)
  const usedSquared = new Float64Array(z.length + 1)
  let pairs = 0
  let pairSquares = 0
  let effectSquares = 0
  for (let k = 0; k < tau.length; k++) {
    const [first, end] = [from[k]!, to[k]!]
    const share = 1 / (end - first)
    used[first]! += share
    used[end]! -= share
    usedSquared[first]! += share * share
    usedSquared[end]! -= share * share
    pairs += end - first
    // Mean over partners of (beyond - y_j)^2, beyond being what the treated outcome is above centre and estimate.
    const beyond = own[k]! - centre - estimate
    pairSquares +=
      beyond * beyond -
      2 * beyond * share * (sums[end]! - sums[first]!) +
      share * (squares[end]! - squares[first]!)
    effectSquares += (tau[k]! - estimate) ** 2
  }
  const residualVariance = pairSquares / tau.length / 2
  yield
  let reuse = 0
  let weight = 0
  let squaredWeight = 0
  for (let j = 0; j < z.length; j++) {
    weight += used[j]!
    squaredWeight += usedSquared[j]!
    reuse += weight * weight - squaredWeight
  }
  return {
    kind: 'fitted',
    estimate,
    standardError: Math.sqrt(Math.max(0, residualVariance * reuse + effectSquares)) / tau.length,
    standardErrorOfPairs: Math.sqrt(Math.max(0, pairSquares)) / tau.length,
    pairs,
    treated: tau.length,
  }
}

/** Of each target the partners: comparators `from` to `to` - 1 in ascending z. */
function* partnersOf(
  z: Float64Array,
  targets: Float64Array,
  tolerance: number,
  partners: number,
): InSteps<{ from: Uint32Array; to: Uint32Array }> {
  const from = new Uint32Array(targets.length)
  const to = new Uint32Array(targets.length)
  for (let k = 0; k < targets.length; k++) {
    if (k % PIECE === 0) yield
    const target = targets[k]!
    const gap = (j: number) => (j >= 0 && j < z.length ? (z[j]! - target) * (z[j]! - target) : Infinity)
    let above = firstNotBelow(z, target)
    let below = above - 1
    let reach = 0
    for (let taken = 0; taken < Math.min(partners, z.length); taken++) {
      reach = Math.min(gap(above), gap(below))
      if (gap(above) === reach) above++
      else below--
    }
    // Everything between is near enough; on each side the rest of it ends where the gap passes the limit.
    const limit = reach + tolerance
    from[k] = boundary(-1, below + 1, j => gap(j) <= limit)
    to[k] = boundary(z.length, above - 1, j => gap(j) <= limit) + 1
  }
  yield
  return { from, to }
}

/** The place furthest towards `outside` that still holds, where `inside` does and all between change once. */
function boundary(outside: number, inside: number, holds: (place: number) => boolean): number {
  let [out, within] = [outside, inside]
  while (Math.abs(out - within) > 1) {
    const middle = (out + within) >> 1
    if (holds(middle)) within = middle
    else out = middle
  }
  return within
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let k = 0; k < values.length; k++) sums[k + 1] = sums[k]! + values[k]!
  return sums
}
