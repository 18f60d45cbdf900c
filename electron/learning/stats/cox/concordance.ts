import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { orderInSteps } from '../foundations/order.ts'
import type { RiskSets } from './risk-sets.ts'

/** Weighted counts of pairs: at the event of one, the other is at risk and outlives it. */
export interface Concordance {
  /** (concordant + tied / 2) / all; undefined where there is no pair. */
  readonly concordance: number | undefined
  /** Who has the event had the higher risk. */
  readonly concordant: number
  readonly discordant: number
  /** Both have the same risk. */
  readonly tied: number
}

/**
 * Harrell's concordance of risks with the order of events, within strata.
 *
 * Over all pairs of an event at t and a row of its stratum that is at risk at t without an event then (later stop, or
 * censored at t; start < t), each with the product of the weights: the share in which the event had the higher risk,
 * equal risks counting a half. Two events at one time are no pair. 0.5: no better than chance.
 * Source: Harrell et al. 1982, JAMA 247:2543; start and stop, weights and strata as in R's survival::concordance.
 * Checked against: all pairs one by one; survival::coxph. `risk` is in input order. O(n log n): a tree of
 * summed weights.
 * Errors: RangeError for a risk that is not a number.
 */
export function* concordance(sets: RiskSets, risk: Float64Array): InSteps<Concordance> {
  const { rows, weight, first, died, added, begins, byStart, late, lateEnd } = sets
  const people = rows.length
  const { level, levels } = yield* riskLevels(rows, risk)
  const weightOf = (place: number) => (weight ? weight[place]! : 1)
  yield
  const tree = new Float64Array(levels + 1) // Fenwick's: entry i sums levels i - (i & -i) + 1 .. i
  const here = new Float64Array(levels + 1) // summed weight of each level
  let total = 0
  const add = (place: number, more: number) => {
    here[level[place]!]! += more
    total += more
    for (let i = level[place]!; i <= levels; i += i & -i) tree[i]! += more
  }
  const upTo = (last: number) => {
    let sum = 0
    for (let i = last; i > 0; i -= i & -i) sum += tree[i]!
    return sum
  }
  /** Forgets the stratum after event time k, whose rows the tree holds. */
  const clear = (k: number) => {
    total = 0
    if (k + 1 === first.length) return
    for (let place = first[k + 1]!; place < held; place++) {
      here[level[place]!] = 0
      for (let i = level[place]!; i <= levels; i += i & -i) tree[i] = 0
    }
  }
  let held = 0 // where the places in the tree end
  let [concordant, discordant, tied] = [0, 0, 0]
  let visited = 0
  for (let k = first.length - 1; k >= 0; k--) {
    if (begins[k] === 1) {
      clear(k)
      held = added[k]!
    }
    const survivors = first[k]! + died[k]!
    for (let place = added[k]! - 1; place >= survivors; place--) add(place, weightOf(place))
    if (byStart) for (let at = late[k]!; at < lateEnd[k]!; at++) add(byStart[at]!, -weightOf(byStart[at]!))
    for (let place = first[k]!; place < survivors; place++) {
      const own = level[place]!
      const lower = upTo(own - 1)
      concordant += weightOf(place) * lower
      tied += weightOf(place) * here[own]!
      discordant += weightOf(place) * (total - lower - here[own]!)
    }
    for (let place = first[k]!; place < survivors; place++) add(place, weightOf(place))
    visited += added[k]! - first[k]!
    if (visited > 8_192) {
      visited = 0
      yield
    }
  }
  const all = concordant + discordant + tied
  return {
    concordance: people > 0 && all > 0 ? (concordant + tied / 2) / all : undefined,
    concordant,
    discordant,
    tied,
  }
}

/** By place: the rank from 1 of a row's risk among the distinct risks. */
function* riskLevels(rows: Uint32Array, risk: Float64Array): InSteps<{ level: Uint32Array; levels: number }> {
  const order = yield* orderInSteps(risk)
  const ofRow = new Uint32Array(rows.length)
  let levels = 0
  let last = Number.NaN
  for (let k = 0; k < order.length; k++) {
    const row = order[k]!
    if (risk[row] !== last) levels++
    last = risk[row]!
    ofRow[row] = levels
    if (k % PIECE === PIECE - 1) yield
  }
  const level = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) level[place] = ofRow[rows[place]!]!
  return { level, levels }
}
