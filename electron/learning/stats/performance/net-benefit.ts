import { sortedOrder } from '../foundations/order.ts'
import { checkPredictions } from './outcomes.ts'

export interface NetBenefit {
  readonly threshold: number
  /** Of treating those whose risk is at or above the threshold. */
  readonly model: number
  /** Of treating everybody; treating nobody is 0. */
  readonly everybody: number
  readonly truePositives: number
  readonly falsePositives: number
}

/**
 * Net benefit of acting on a predicted risk (decision curve): TP / n - FP / n * t / (1 - t).
 *
 * t is the risk at which acting and not acting are held equal: the odds of t are what a needless action
 * costs, in missed outcomes. Acting: risk >= t.
 * Source: Vickers & Elkin 2006, Med Decis Making 26:565.
 * Checked against: the definition. O(n log n) for all thresholds.
 * Errors: RangeError for no rows, thresholds outside 0..1 or 1, lengths that differ, outcomes other than 0 and 1, risks
 * outside 0..1.
 */
export function netBenefit(
  outcome: Uint8Array,
  risk: Float64Array,
  thresholds: readonly number[],
): NetBenefit[] {
  if (outcome.length === 0) throw new RangeError('netBenefit: outcome: there are no rows.')
  if (thresholds.some(threshold => !(threshold >= 0 && threshold < 1)))
    throw new RangeError('netBenefit: thresholds must be at least 0 and below 1.')
  checkPredictions('netBenefit', 'risk', outcome, risk, [0, 1])
  const people = outcome.length
  const order = sortedOrder(risk)
  const sorted = Float64Array.from(order, row => risk[row]!)
  const casesFrom = new Float64Array(people + 1) // with the outcome among the rows from a rank on
  for (let rank = people - 1; rank >= 0; rank--)
    casesFrom[rank] = casesFrom[rank + 1]! + outcome[order[rank]!]!
  return thresholds.map(threshold => {
    const rank = firstAtLeast(sorted, threshold)
    const odds = threshold / (1 - threshold)
    const truePositives = casesFrom[rank]!
    const falsePositives = people - rank - truePositives
    const benefit = (hits: number, misses: number) => (hits - misses * odds) / people
    return {
      threshold,
      model: benefit(truePositives, falsePositives),
      everybody: benefit(casesFrom[0]!, people - casesFrom[0]!),
      truePositives,
      falsePositives,
    }
  })
}

function firstAtLeast(sorted: Float64Array, threshold: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < threshold) low = middle + 1
    else high = middle
  }
  return low
}
