import { estimatedInfluence, type EstimatedWeights } from '../causal-survival/estimated-weights.ts'
import { requireFlags, requireNumbers, requirePropensity } from '../propensity/arguments.ts'
import { propensityWeights } from '../propensity/propensity-weights.ts'
import type { ArmMeans } from './contrasts.ts'

/**
 * Horvitz and Thompson's estimator of the mean outcome of each arm in everybody: (1/n) sum of A Y / e and
 * (1/n) sum of (1 - A) Y / (1 - e).
 *
 * Unlike Hajek's, the weights are not brought to sum to n, so that the answer moves when a constant is added to Y and
 * swings with large weights: prefer `weightedMeans`. The influence is (A Y / e - m) / n; with `origin` the fitted
 * propensity model's part is added, see `estimatedInfluence`.
 * Missing values: none allowed.
 * Source: Horvitz & Thompson 1952, JASA 47:663; Lunceford & Davidian 2004, Stat Med 23:2937. Checked against: R.
 * In the outcome's unit. An arm without people has mean 0; throws RangeError for no rows.
 */
export function horvitzThompson(
  outcome: Float64Array,
  treatment: Uint8Array,
  propensity: Float64Array,
  origin?: Omit<EstimatedWeights, 'slope'>,
): ArmMeans {
  const rows = treatment.length
  if (rows === 0) throw new RangeError('horvitzThompson: there are no rows.')
  requireNumbers('horvitzThompson', 'outcome', outcome, rows)
  requireFlags('horvitzThompson', 'treatment', treatment, rows)
  requirePropensity('horvitzThompson', 'propensity', propensity, rows)
  const { weight, slope } = propensityWeights('ate', treatment, propensity)
  const arm = (which: 0 | 1) => {
    const derivative = outcome.map((value, i) => (treatment[i] === which ? value / rows : 0))
    const mean = derivative.reduce((sum, each, i) => sum + each * weight[i]!, 0)
    const influence = origin
      ? estimatedInfluence(derivative, weight, { ...origin, slope })
      : derivative.map((each, i) => each * weight[i]!)
    return { mean, influence: influence.map(each => each - mean / rows) }
  }
  const [comparator, treated] = [arm(0), arm(1)]
  return {
    meanTreated: treated.mean,
    meanComparator: comparator.mean,
    influenceTreated: treated.influence,
    influenceComparator: comparator.influence,
  }
}
