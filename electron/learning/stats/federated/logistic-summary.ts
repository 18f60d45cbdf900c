import { termsOf } from '../regression/families.ts'
import { atOnce } from '../foundations/in-steps.ts'
import { checkRegressionData, type RegressionData } from '../regression/regression-data.ts'
import { scoreAt } from '../regression/scoring.ts'
import type { SiteSummary } from './site-summary.ts'

/**
 * A site's part of a distributed logistic regression: log likelihood, gradient X'(y - p) and information X'WX
 * of its rows.
 *
 * One pass over the rows. Weights count rows. Few rows with many columns can give single rows away: whoever
 * lets it leave the site decides by a minimum number of rows.
 * Source: Wu et al. 2012, JAMIA 19:758 (GLORE).
 * Checked against: the pooled fit. Errors: RangeError for another number of coefficients, and as every regression.
 */
export function logisticSummary(data: RegressionData, coefficients: Float64Array): SiteSummary {
  checkRegressionData('logisticSummary', 'binomial', data)
  if (coefficients.length !== data.design.length)
    throw new RangeError(
      `logisticSummary: coefficients: ${coefficients.length} for ${data.design.length} columns.`,
    )
  const { outcome, weights } = data
  const { logLikelihood, score, information } = atOnce(scoreAt(termsOf.binomial, data, coefficients))
  const events = outcome.reduce((sum, y, i) => sum + (weights ? weights[i]! : 1) * y, 0)
  const rows = weights ? weights.reduce((sum, weight) => sum + weight, 0) : outcome.length
  return { rows, events, logLikelihood, gradient: score, information }
}
