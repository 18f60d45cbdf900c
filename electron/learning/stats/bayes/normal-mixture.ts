import { HALF_LN_TWO_PI } from '../foundations/gamma-function.ts'
import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireFinite, requirePositive, requireWeights } from './arguments.ts'
import type { MixtureSummary } from './beta-mixture.ts'
import { mixtureQuantile } from './mixture-quantile.ts'
import { normalPosterior, requireNormal, type Normal } from './normal-posterior.ts'
import { updatedWeights } from './updated-weights.ts'

/** An effect believed to follow one of several normal distributions, each with its weight. */
export interface NormalMixture {
  readonly weights: readonly number[]
  readonly components: readonly Normal[]
}

/**
 * Posterior of a mixture of normal distributions after an estimate y with standard error se: every component updated,
 * weights proportional to w_k N(y; m_k, se^2 + sd_k^2).
 *
 * Source: Schmidli et al. 2014, Biometrics 70:1023. Checked against: R. Scale of the effect (log for ratios).
 * Errors: RangeError for weights that do not sum to 1, components out of range, a standard error that is not above 0.
 */
export function normalMixturePosterior(
  prior: NormalMixture,
  estimate: number,
  standardError: number,
): NormalMixture {
  requireNormalMixture('normalMixturePosterior', prior)
  requireFinite('normalMixturePosterior', 'estimate', estimate)
  requirePositive('normalMixturePosterior', 'standardError', standardError)
  const lnMarginal = prior.components.map(({ mean, standardDeviation }) => {
    const spread = Math.hypot(standardDeviation, standardError)
    return -(((estimate - mean) / spread) ** 2) / 2 - Math.log(spread) - HALF_LN_TWO_PI
  })
  return {
    weights: updatedWeights(prior.weights, lnMarginal),
    components: prior.components.map(each => normalPosterior(each, estimate, standardError)),
  }
}

/**
 * Mean, standard deviation, median and equal-tailed credible limits of a mixture of normals.
 * Errors: as `normalMixturePosterior`; RangeError unless the level is between 0 and 1.
 */
export function normalMixtureSummary(mixture: NormalMixture, level = 0.95): MixtureSummary {
  requireNormalMixture('normalMixtureSummary', mixture)
  requireLevel('normalMixtureSummary', level)
  const { weights, components } = mixture
  const mean = weights.reduce((sum, weight, k) => sum + weight * components[k]!.mean, 0)
  const variance = weights.reduce(
    (sum, weight, k) =>
      sum + weight * (components[k]!.standardDeviation ** 2 + (components[k]!.mean - mean) ** 2),
    0,
  )
  const quantile = (p: number) => {
    const z = normalQuantile(p)
    return mixtureQuantile(
      p,
      components.map(({ mean, standardDeviation }) => mean + z * standardDeviation),
      x => normalMixtureCdf(mixture, x),
      x => normalMixtureCdf(mixture, x, true),
    )
  }
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    median: quantile(0.5),
    lower: quantile((1 - level) / 2),
    upper: quantile((1 + level) / 2),
  }
}

/** Probability of at most `x`, or of more with `upper`. Errors: as `normalMixturePosterior`. */
export function normalMixtureCdf(mixture: NormalMixture, x: number, upper = false): number {
  requireNormalMixture('normalMixtureCdf', mixture)
  return mixture.weights.reduce(
    (sum, weight, k) =>
      sum +
      weight * normalCdf((x - mixture.components[k]!.mean) / mixture.components[k]!.standardDeviation, upper),
    0,
  )
}

function requireNormalMixture(by: string, { weights, components }: NormalMixture): void {
  requireWeights(by, weights, components.length)
  for (const each of components) requireNormal(by, each)
}
