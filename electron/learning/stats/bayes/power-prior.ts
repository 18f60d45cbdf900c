import { requireEvents, requireFinite, requirePositive, requireProbability } from './arguments.ts'
import { requireBeta, type Beta } from './beta-posterior.ts'
import { normalPosterior, type Normal, type NormalPosterior } from './normal-posterior.ts'

export interface Counts {
  readonly events: number
  readonly trials: number
}

export interface PowerPriorPosterior {
  readonly posterior: Beta
  /** How many of the historical people count. */
  readonly effectiveHistoricalTrials: number
}

/**
 * Posterior of a proportion with historical data that count for a share `discount` of their number
 * (power prior, fixed a0):
 * Beta(a + x + a0 x0, b + n - x + a0 (n0 - x0)).
 *
 * 0 leaves them out, 1 pools them fully. The share is chosen beforehand, not by looking at the agreement;
 * where the data should decide, take a robust mixture prior.
 * Source: Ibrahim & Chen 2000, Stat Sci 15:46.
 * Checked against: R.
 * Errors: RangeError unless counts are whole with events <= trials, a, b above 0, and the share within 0..1.
 */
export function betaPowerPrior(
  prior: Beta,
  historical: Counts,
  discount: number,
  current: Counts,
): PowerPriorPosterior {
  requireBeta('betaPowerPrior', prior)
  requireEvents('betaPowerPrior', historical.events, historical.trials)
  requireEvents('betaPowerPrior', current.events, current.trials)
  requireProbability('betaPowerPrior', 'discount', discount)
  return {
    posterior: {
      a: prior.a + current.events + discount * historical.events,
      b: prior.b + current.trials - current.events + discount * (historical.trials - historical.events),
    },
    effectiveHistoricalTrials: discount * historical.trials,
  }
}

/**
 * The same for an effect with a flat initial prior: the historical estimate counts as if its variance were se0^2 / a0.
 * Errors: RangeError unless numbers are finite, standard errors above 0, and 0 < discount <= 1.
 */
export function normalPowerPrior(
  historical: { estimate: number; standardError: number },
  discount: number,
  current: { estimate: number; standardError: number },
): NormalPosterior {
  requireFinite('normalPowerPrior', 'historical estimate', historical.estimate)
  requirePositive('normalPowerPrior', 'historical standard error', historical.standardError)
  requireProbability('normalPowerPrior', 'discount', discount)
  if (discount === 0)
    throw new RangeError('normalPowerPrior: discount is 0, which leaves only the current estimate.')
  const prior: Normal = {
    mean: historical.estimate,
    standardDeviation: historical.standardError / Math.sqrt(discount),
  }
  return normalPosterior(prior, current.estimate, current.standardError)
}
