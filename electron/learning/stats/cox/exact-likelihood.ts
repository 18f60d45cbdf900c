import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { Evaluated } from './partial-likelihood.ts'

/**
 * The exact (discrete, conditional) partial likelihood of tied events, its score and information.
 *
 * At a time with d events it is exp(sum of x'b over them) / e_d, e_d the sum of exp(sum of x'b) over all sets
 * of d people at risk. With one more person, sets of k are those without (share a of e_k) and those with that
 * person (share 1 - a):
 * e_k, and the mean and covariance of the sum of x over a set drawn in proportion to its term, follow from
 * those of k and k - 1 by the laws of total mean and variance. So nothing cancels, and logarithms keep e_k in range.
 * Source: Cox 1972, J R Stat Soc B 34:187; recursion Gail, Lubin & Rubinstein 1981, Biometrika 68:703.
 * Checked against: enumeration of all sets; survival::coxph(ties = "exact"). O(n d p^2); with late comers a
 * sum over times.
 */
export function* exactLikelihood(
  { design, sets, eventTotals }: CoxModel,
  coefficients: Float64Array,
): InSteps<Evaluated> {
  const size = design.length
  const { first, died, added, begins, after, rank } = sets
  const score = eventTotals.slice()
  const information =
    coefficients.length === 0 ? [] : Array.from({ length: size }, () => new Float64Array(size))
  const needed = mostDiedUpTo(died, begins)
  let logLikelihood = coefficients.reduce((sum, slope, c) => sum + slope * eventTotals[c]!, 0)
  let drawn = setsOf(size, 0)
  let work = 0
  for (let k = first.length - 1; k >= 0; k--) {
    if (begins[k] === 1 || after) drawn = setsOf(size, needed[k]!)
    const end = after ? endOfStratum(k, added, begins) : added[k]!
    for (let place = first[k]!; place < end; place++) {
      if (after && after[place]! > k) continue // comes later
      addPerson(drawn, design, place, coefficients, needed[k]!)
      work += needed[k]! * (size + 4) ** 2
      if (work > 2e6) {
        work = 0
        yield
      }
    }
    const d = died[k]!
    logLikelihood -= drawn.log[d]!
    const mean = drawn.mean[d]!
    const covariance = drawn.covariance[d]!
    for (let a = 0; a < size; a++) {
      score[a]! -= mean[a]!
      for (let b = 0; b < size; b++) information[a]![b]! += covariance[Math.max(a, b)]![Math.min(a, b)]!
    }
  }
  if (!Number.isFinite(logLikelihood))
    return { logLikelihood: -Infinity, score, information: [], size: score }
  return { logLikelihood, score, information, size: new Float64Array(size).fill(rank.length) }
}

/** For k = 0, 1, ...: ln e_k, mean and covariance (lower triangle) of the sum of x over a set of k people. */
interface DrawnSets {
  readonly log: Float64Array
  readonly mean: Float64Array[]
  readonly covariance: Float64Array[][]
}

function setsOf(size: number, most: number): DrawnSets {
  const log = new Float64Array(most + 1).fill(-Infinity)
  log[0] = 0
  return {
    log,
    mean: Array.from(log, () => new Float64Array(size)),
    covariance: Array.from(log, () => Array.from({ length: size }, (_, a) => new Float64Array(a + 1))),
  }
}

function addPerson(
  { log, mean, covariance }: DrawnSets,
  design: readonly Float64Array[],
  place: number,
  coefficients: Float64Array,
  most: number,
): void {
  let predictor = 0
  for (let c = 0; c < design.length; c++) predictor += coefficients[c]! * design[c]![place]!
  for (let k = most; k >= 1; k--) {
    const [without, including] = [log[k]!, predictor + log[k - 1]!]
    if (including === -Infinity) continue // fewer than k people so far
    const high = Math.max(without, including)
    const all = high + Math.log1p(Math.exp(Math.min(without, including) - high))
    const a = Math.exp(without - all)
    log[k] = all
    mix(a, mean[k]!, covariance[k]!, mean[k - 1]!, covariance[k - 1]!, design, place)
  }
}

/**
 * Mean and covariance of a mixture: share a of (mean, covariance), 1 - a of the other's, whose sums have x of
 * `place` added.
 */
function mix(
  a: number,
  mean: Float64Array,
  covariance: Float64Array[],
  otherMean: Float64Array,
  otherCovariance: Float64Array[],
  design: readonly Float64Array[],
  place: number,
): void {
  const size = mean.length
  for (let r = 0; r < size; r++) {
    const row = covariance[r]!
    const other = otherCovariance[r]!
    const apart = a * (1 - a) * (otherMean[r]! + design[r]![place]! - mean[r]!)
    for (let c = 0; c <= r; c++)
      row[c] = a * row[c]! + (1 - a) * other[c]! + apart * (otherMean[c]! + design[c]![place]! - mean[c]!)
  }
  for (let r = 0; r < size; r++) mean[r] = a * mean[r]! + (1 - a) * (otherMean[r]! + design[r]![place]!)
}

/** By event time: the most events at any of the stratum's times up to it. */
function mostDiedUpTo(died: Uint32Array, begins: Uint8Array): Uint32Array {
  let most = 0
  return died.map((each, k) => {
    most = k > 0 && begins[k - 1] === 0 ? Math.max(most, each) : each
    return most
  })
}

function endOfStratum(k: number, added: Uint32Array, begins: Uint8Array): number {
  while (begins[k] === 0) k++
  return added[k]!
}
