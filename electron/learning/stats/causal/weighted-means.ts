import { estimatedInfluence, type EstimatedWeights } from '../causal-survival/estimated-weights.ts'
import { requireFlags, requireNumbers, requireWeights } from '../propensity/arguments.ts'
import type { ArmMeans } from './contrasts.ts'

export type WeightedMeansResult =
  | ({ kind: 'fitted'; /** People of weight above 0. */ people: number } & ArmMeans)
  | { kind: 'not-estimable'; reason: 'one-arm' }

/**
 * Hajek's estimator: weighted mean outcome of each arm, sum of w Y / sum of w.
 *
 * The influence of a person on the own arm's mean is w (Y - m) / sum of w. Without `origin` the weights are taken as
 * known: the difference's standard error is then the robust one (HC0) of a weighted regression on treatment,
 * and that of inverse probability weights from a known propensity score. A survey's (svyglm) is
 * sqrt(n / (n - 1)) times as large.
 * With `origin` the part is added that comes from having fitted the propensity model: see `estimatedInfluence`. For the
 * whole study's effect it makes intervals shorter, and leaving it out makes them too long.
 * People of weight 0 are left out. Missing values: none allowed.
 * Source: Lunceford & Davidian 2004, Stat Med 23:2937; Robins, Hernan & Brumback 2000, Epidemiology 11:550.
 * Checked against: R (sandwich, survey, stacked estimating equations by hand). In the outcome's unit.
 * Not estimable where nobody of weight above 0 is in one arm.
 */
export function weightedMeans(
  outcome: Float64Array,
  treatment: Uint8Array,
  weight: Float64Array,
  origin?: EstimatedWeights,
): WeightedMeansResult {
  const rows = treatment.length
  requireNumbers('weightedMeans', 'outcome', outcome, rows)
  requireFlags('weightedMeans', 'treatment', treatment, rows)
  requireWeights('weightedMeans', 'weight', weight, rows)
  const total = [0, 0]
  const sum = [0, 0]
  let people = 0
  for (let i = 0; i < rows; i++) {
    if (weight[i] === 0) continue
    total[treatment[i]!]! += weight[i]!
    sum[treatment[i]!]! += weight[i]! * outcome[i]!
    people++
  }
  if (!(total[0]! > 0 && total[1]! > 0)) return { kind: 'not-estimable', reason: 'one-arm' }
  const influenceOn = (arm: 0 | 1, mean: number) => {
    const derivative = new Float64Array(rows)
    for (let i = 0; i < rows; i++)
      if (treatment[i] === arm) derivative[i] = (outcome[i]! - mean) / total[arm]!
    return origin
      ? estimatedInfluence(derivative, weight, origin)
      : derivative.map((each, i) => each * weight[i]!)
  }
  const meanTreated = sum[1]! / total[1]!
  const meanComparator = sum[0]! / total[0]!
  return {
    kind: 'fitted',
    people,
    meanTreated,
    meanComparator,
    influenceTreated: influenceOn(1, meanTreated),
    influenceComparator: influenceOn(0, meanComparator),
  }
}
