import { normalCdf } from '../foundations/normal.ts'
import { requireFinite, requirePositive } from './arguments.ts'
import { betaMixturePosterior, type BetaMixture } from './beta-mixture.ts'
import { betaPredictive, requireBeta, type Beta } from './beta-posterior.ts'
import { normalMixturePosterior, type NormalMixture } from './normal-mixture.ts'

/** A published result taken as a prior, and how far one's own data let it stand. */
export interface Borrowed<Mixture> {
  readonly prior: Mixture
  readonly posterior: Mixture
  /**
   * Posterior probability that the published result holds here; it falls towards 0 where one's own data
   * contradict it.
   */
  readonly trust: number
  /** How probable data at least as unlikely were if it held: small where both conflict. */
  readonly conflictP: number
}

/**
 * A published trial's effect as a robust mixture prior for the own estimate: with weight `trust` normal about
 * the trial's estimate with its standard error, else vague about `vague.mean` (0: no effect) with
 * `vague.standardDeviation`.
 *
 * Where both agree the own estimate gains the trial's strength; where they conflict, the vague part takes
 * over and the own estimate is left nearly as it was. Trust after the data: w N(y; m, se^2 + s^2) over the
 * sum for both parts.
 * A vague deviation of the unit information (for a log hazard ratio or log odds ratio 2) is usual: far vaguer would
 * hold on to the trial however great the conflict. conflictP = 2 P(Z > |y - m| / sqrt(se^2 + s^2)) (Box 1980).
 * Source: Schmidli et al. 2014, Biometrics 70:1023; Röver, Wandel & Friede 2019, Stat Med 38:700.
 * Checked against: the mixture's definition.
 * Scale of the effect (log for ratios).
 * Errors: RangeError unless 0 < trust < 1, numbers finite, errors and deviations above 0.
 */
export function borrowFromTrial(
  own: { estimate: number; standardError: number },
  trial: { estimate: number; standardError: number },
  trust = 0.8,
  vague = { mean: 0, standardDeviation: 2 },
): Borrowed<NormalMixture> {
  requireTrust('borrowFromTrial', trust)
  requireFinite('borrowFromTrial', 'own estimate', own.estimate)
  requirePositive('borrowFromTrial', 'own standard error', own.standardError)
  const prior = {
    weights: [trust, 1 - trust],
    components: [{ mean: trial.estimate, standardDeviation: trial.standardError }, vague],
  }
  const posterior = normalMixturePosterior(prior, own.estimate, own.standardError)
  const distance =
    Math.abs(own.estimate - trial.estimate) / Math.hypot(own.standardError, trial.standardError)
  return { prior, posterior, trust: posterior.weights[0]!, conflictP: 2 * normalCdf(distance, true) }
}

/**
 * The same for a proportion: with weight `trust` the beta distribution that the published events gave, else
 * `vague` (uniform).
 *
 * conflictP is the probability under the published part of counts no likelier than the own one.
 * Errors: RangeError unless 0 < trust < 1, shapes are above 0 and counts whole with events <= trials.
 */
export function borrowProportion(
  own: { events: number; trials: number },
  published: Beta,
  trust = 0.8,
  vague: Beta = { a: 1, b: 1 },
): Borrowed<BetaMixture> {
  requireTrust('borrowProportion', trust)
  requireBeta('borrowProportion', published)
  const prior = { weights: [trust, 1 - trust], components: [published, vague] }
  const posterior = betaMixturePosterior(prior, own.events, own.trials)
  const foretold = betaPredictive(published, own.trials)
  const likely = foretold[own.events]! * (1 + 1e-9)
  return {
    prior,
    posterior,
    trust: posterior.weights[0]!,
    conflictP: Math.min(
      1,
      foretold.reduce((sum, each) => sum + (each <= likely ? each : 0), 0),
    ),
  }
}

function requireTrust(by: string, trust: number): void {
  if (!(trust > 0 && trust < 1)) throw new RangeError(`${by}: trust is not between 0 and 1.`)
}
