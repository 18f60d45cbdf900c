import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireFinite, requirePositive } from './arguments.ts'

/** What is believed of an effect: normal. */
export interface Normal {
  readonly mean: number
  readonly standardDeviation: number
}

export interface NormalPosterior extends Normal {
  /** Weight of the prior in the mean, 0 to 1. */
  readonly shrinkage: number
  /** How many standard deviations the estimate lies from what the prior foretold: (y - m) / sqrt(se^2 + sd^2). */
  readonly surprise: number
}

/**
 * What is believed of an effect after an estimate y with standard error se: normal with precision
 * 1/sd^2 + 1/se^2 and the mean of prior mean and estimate weighted by their precisions.
 *
 * Source: Gelman et al. 2013, Bayesian Data Analysis, section 2.5.
 * Checked against: R. Scale of the effect (log for ratios).
 * Errors: RangeError unless numbers are finite, and standard error and deviation above 0.
 */
export function normalPosterior(prior: Normal, estimate: number, standardError: number): NormalPosterior {
  requireNormal('normalPosterior', prior)
  requireFinite('normalPosterior', 'estimate', estimate)
  requirePositive('normalPosterior', 'standardError', standardError)
  const spread = Math.hypot(prior.standardDeviation, standardError)
  const shrinkage = (standardError / spread) ** 2
  return {
    mean: prior.mean * shrinkage + estimate * (1 - shrinkage),
    standardDeviation: prior.standardDeviation * (standardError / spread),
    shrinkage,
    surprise: (estimate - prior.mean) / spread,
  }
}

/** Equal-tailed credible limits. Errors: RangeError unless the level is between 0 and 1. */
export function normalLimits(
  { mean, standardDeviation }: Normal,
  level = 0.95,
): { lower: number; upper: number } {
  requireLevel('normalLimits', level)
  const reach = normalQuantile((1 - level) / 2, true) * standardDeviation
  return { lower: mean - reach, upper: mean + reach }
}

/** Probability that it exceeds `threshold`. */
export function normalAbove({ mean, standardDeviation }: Normal, threshold: number): number {
  return normalCdf((threshold - mean) / standardDeviation, true)
}

export function requireNormal(by: string, { mean, standardDeviation }: Normal): void {
  requireFinite(by, 'mean', mean)
  requirePositive(by, 'standardDeviation', standardDeviation)
}
