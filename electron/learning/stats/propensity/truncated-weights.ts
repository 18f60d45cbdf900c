import { quantiles } from '../foundations/quantile.ts'
import { requireWeights } from './arguments.ts'

/**
 * Truncation: weights below or above two of their own quantiles are set to that quantile.
 *
 * Quantiles of type 7 of all given weights, both arms together.
 * Source: Cole & Hernan 2008, Am J Epidemiol 168:656. Checked against: R.
 * No unit. Throws RangeError for probabilities in the wrong order or outside 0 to 1.
 */
export function truncatedWeights(weight: Float64Array, lower: number, upper: number): Float64Array {
  if (!(lower >= 0 && lower <= upper && upper <= 1))
    throw new RangeError('truncatedWeights: lower and upper must be probabilities in ascending order.')
  requireWeights('truncatedWeights', 'weight', weight, weight.length)
  if (weight.length === 0) return weight.slice()
  const [least, most] = quantiles(weight, [lower, upper])
  return weight.map(each => Math.min(Math.max(each, least!), most!))
}
