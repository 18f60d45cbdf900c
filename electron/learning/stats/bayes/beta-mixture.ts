import { betaCdf, betaQuantile } from '../foundations/beta-distribution.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireEvents, requireWeights } from './arguments.ts'
import { betaAbove, betaLnMarginal, betaPosterior, requireBeta, type Beta } from './beta-posterior.ts'
import { mixtureQuantile } from './mixture-quantile.ts'
import { updatedWeights } from './updated-weights.ts'

/** A probability believed to follow one of several beta distributions, each with its weight. */
export interface BetaMixture {
  readonly weights: readonly number[]
  readonly components: readonly Beta[]
}

/**
 * Posterior of a mixture of beta distributions after x events in n: every component updated, weights w_k
 * proportional to w_k B(a_k + x, b_k + n - x) / B(a_k, b_k).
 *
 * With a vague component beside an informative one the prior gives way where data contradict it (robust mixture prior).
 * Source: Schmidli et al. 2014, Biometrics 70:1023. Checked against: R.
 * Errors: RangeError for weights that do not sum to 1, components out of range, counts that are none.
 */
export function betaMixturePosterior(
  { weights, components }: BetaMixture,
  events: number,
  trials: number,
): BetaMixture {
  requireBetaMixture('betaMixturePosterior', { weights, components })
  requireEvents('betaMixturePosterior', events, trials)
  return {
    weights: updatedWeights(
      weights,
      components.map(each => betaLnMarginal(each, events, trials)),
    ),
    components: components.map(each => betaPosterior(each, events, trials)),
  }
}

export interface MixtureSummary {
  readonly mean: number
  readonly standardDeviation: number
  readonly median: number
  readonly lower: number
  readonly upper: number
}

/**
 * Mean, standard deviation, median and equal-tailed credible limits of a mixture of betas.
 * Errors: as `betaMixturePosterior`; RangeError unless the level is between 0 and 1.
 */
export function betaMixtureSummary(mixture: BetaMixture, level = 0.95): MixtureSummary {
  requireBetaMixture('betaMixtureSummary', mixture)
  requireLevel('betaMixtureSummary', level)
  const { weights, components } = mixture
  const mean = weights.reduce(
    (sum, weight, k) => sum + (weight * components[k]!.a) / (components[k]!.a + components[k]!.b),
    0,
  )
  const variance = weights.reduce((sum, weight, k) => {
    const { a, b } = components[k]!
    const total = a + b
    return sum + weight * (((a / total) * (b / total)) / (total + 1) + (a / total - mean) ** 2)
  }, 0)
  const quantile = (p: number) =>
    mixtureQuantile(
      p,
      components.map(({ a, b }) => betaQuantile(p, a, b)),
      x => cdf(mixture, x, false),
      x => cdf(mixture, x, true),
    )
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    median: quantile(0.5),
    lower: quantile((1 - level) / 2),
    upper: quantile((1 + level) / 2),
  }
}

/** Probability that it exceeds `threshold`. Errors: as `betaMixturePosterior`. */
export function betaMixtureAbove(mixture: BetaMixture, threshold: number): number {
  requireBetaMixture('betaMixtureAbove', mixture)
  return mixture.weights.reduce(
    (sum, weight, k) => sum + weight * betaAbove(mixture.components[k]!, threshold),
    0,
  )
}

const cdf = ({ weights, components }: BetaMixture, x: number, upper: boolean) =>
  weights.reduce((sum, weight, k) => sum + weight * betaCdf(x, components[k]!.a, components[k]!.b, upper), 0)

function requireBetaMixture(by: string, { weights, components }: BetaMixture): void {
  requireWeights(by, weights, components.length)
  for (const each of components) requireBeta(by, each)
}
