import { requirePropensity, requireWeights } from './arguments.ts'

/**
 * Trimming: people whose propensity lies outside [lowest, highest] get weight 0, the others keep theirs.
 *
 * The ends belong to those who stay. The propensity model is not fitted again.
 * Source: Crump, Hotz, Imbens & Mitnik 2009, Biometrika 96:187 (who propose 0.1 and 0.9). Checked against: R.
 * No unit. Throws RangeError for limits in the wrong order or outside 0 to 1.
 */
export function trimmedWeights(
  weight: Float64Array,
  propensity: Float64Array,
  lowest: number,
  highest: number,
): Float64Array {
  if (!(lowest >= 0 && lowest <= highest && highest <= 1))
    throw new RangeError('trimmedWeights: lowest and highest must be probabilities in ascending order.')
  requireWeights('trimmedWeights', 'weight', weight, weight.length)
  requirePropensity('trimmedWeights', 'propensity', propensity, weight.length)
  return weight.map((each, i) => (propensity[i]! >= lowest && propensity[i]! <= highest ? each : 0))
}
