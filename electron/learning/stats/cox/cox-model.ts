import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxData } from './cox-data.ts'
import { inPlaces, riskSets, type RiskSets } from './risk-sets.ts'
import { timeRanksInSteps, type TimeRanks } from './time-ranks.ts'

/** How events at one time are dealt with. */
export type Ties = 'efron' | 'breslow' | 'exact'

/** Data arranged for a Cox regression: sorted once, the design centred within strata and scaled. */
export interface CoxModel {
  readonly data: CoxData
  readonly ties: Ties
  readonly ranks: TimeRanks
  readonly sets: RiskSets
  /** By place. A column's values less its mean in their stratum, over its deviation. */
  readonly design: readonly Float64Array[]
  /** A column's mean in each stratum. */
  readonly centre: readonly Float64Array[]
  /** A column's deviation within strata; 1 where it does not vary. */
  readonly scale: Float64Array
  /** Each column's weighted sum over the events. */
  readonly eventTotals: Float64Array
}

/** A column whose deviation is this small a share of its size varies by rounding only. */
const CONSTANT = 1e-13

/**
 * Arranges data for a Cox regression.
 *
 * The partial likelihood does not change when a constant is taken from a column in a stratum, and
 * coefficients follow the scale of a column. So values of any size and unit are worked on as numbers of order 1.
 */
export function* coxModel(data: CoxData, ties: Ties): InSteps<CoxModel> {
  const ranks = yield* timeRanksInSteps(data.stop, data.start)
  yield
  const sets = yield* riskSets(data, ranks)
  const strata = sets.strataCodes.length
  const design: Float64Array[] = []
  const centre: Float64Array[] = []
  const scale = new Float64Array(data.design.length)
  const eventTotals = new Float64Array(data.design.length)
  for (const [c, column] of data.design.entries()) {
    yield
    const ordered = inPlaces(column, sets.rows)
    yield
    const means = meansByStratum(ordered, sets.stratum, strata)
    scale[c] = standardise(ordered, sets.stratum, means)
    eventTotals[c] = eventTotal(ordered, sets)
    design.push(ordered)
    centre.push(means)
  }
  return { data, ties, ranks, sets, design, centre, scale, eventTotals }
}

function meansByStratum(ordered: Float64Array, stratum: Uint32Array, strata: number): Float64Array {
  const sums = new Float64Array(strata)
  const counts = new Float64Array(strata)
  for (let place = 0; place < ordered.length; place++) {
    const s = stratum[place]!
    sums[s]! += ordered[place]!
    counts[s]!++
  }
  return sums.map((sum, s) => (counts[s]! > 0 ? sum / counts[s]! : 0))
}

/** Centres and scales a column in place; answers its deviation. A column that does not vary becomes 0. */
function standardise(ordered: Float64Array, stratum: Uint32Array, means: Float64Array): number {
  const people = ordered.length
  let squares = 0
  let largest = 0
  for (let place = 0; place < people; place++) {
    const value = ordered[place]!
    const deviation = value - means[stratum[place]!]!
    squares += deviation * deviation
    const size = Math.abs(value)
    if (size > largest) largest = size
    ordered[place] = deviation
  }
  const deviation = Math.sqrt(squares / people)
  if (!(deviation > CONSTANT * largest)) {
    ordered.fill(0)
    return 1
  }
  const factor = 1 / deviation
  for (let place = 0; place < people; place++) ordered[place]! *= factor
  return deviation
}

function eventTotal(ordered: Float64Array, { first, died, weight }: RiskSets): number {
  let total = 0
  for (let k = 0; k < first.length; k++) {
    const end = first[k]! + died[k]!
    for (let place = first[k]!; place < end; place++)
      total += weight ? weight[place]! * ordered[place]! : ordered[place]!
  }
  return total
}
