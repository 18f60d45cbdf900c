import { betaCdf, betaQuantile } from '../foundations/beta-distribution.ts'
import { lnBeta, lnChoose } from '../foundations/gamma-function.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireEvents, requirePositive } from './arguments.ts'

/** A beta distribution of a probability: worth a events and b non-events. */
export interface Beta {
  readonly a: number
  readonly b: number
}

/**
 * What is believed of a probability after x events in n trials: Beta(a + x, b + n - x) from the prior Beta(a, b).
 *
 * Source: Gelman et al. 2013, Bayesian Data Analysis, section 2.4. Prior Beta(1, 1) is uniform,
 * Beta(1/2, 1/2) Jeffreys'.
 * Errors: RangeError unless 0 <= events <= trials, whole, and a, b above 0.
 */
export function betaPosterior(prior: Beta, events: number, trials: number): Beta {
  requireBeta('betaPosterior', prior)
  requireEvents('betaPosterior', events, trials)
  return { a: prior.a + events, b: prior.b + trials - events }
}

export interface BetaSummary {
  readonly mean: number
  readonly standardDeviation: number
  /** Undefined where the density has no peak inside 0..1 (a or b is 1 or less). */
  readonly mode: number | undefined
  readonly median: number
  /** Equal-tailed credible limits. */
  readonly lower: number
  readonly upper: number
}

/**
 * Mean a/(a+b), standard deviation, mode (a-1)/(a+b-2), median and equal-tailed credible limits of a beta distribution.
 * Checked against: R's qbeta. Errors: RangeError unless a, b are above 0 and level between 0 and 1.
 */
export function betaSummary({ a, b }: Beta, level = 0.95): BetaSummary {
  requireBeta('betaSummary', { a, b })
  requireLevel('betaSummary', level)
  const total = a + b
  const tail = (1 - level) / 2
  return {
    mean: a / total,
    standardDeviation: Math.sqrt(((a / total) * (b / total)) / (total + 1)),
    mode: a > 1 && b > 1 ? (a - 1) / (total - 2) : undefined,
    median: betaQuantile(0.5, a, b),
    lower: betaQuantile(tail, a, b),
    upper: betaQuantile(tail, a, b, true),
  }
}

/** Probability that it exceeds `threshold`. Errors: RangeError unless a, b are above 0. */
export function betaAbove({ a, b }: Beta, threshold: number): number {
  return betaCdf(threshold, a, b, true)
}

/**
 * Beta-binomial probabilities of 0..n events among the next n people: choose(n, j) B(a + j, b + n - j) / B(a, b).
 * Checked against: R. Errors: RangeError unless a, b are above 0 and trials whole, at least 0.
 */
export function betaPredictive({ a, b }: Beta, trials: number): Float64Array {
  requireBeta('betaPredictive', { a, b })
  requireEvents('betaPredictive', 0, trials)
  const lnPrior = lnBeta(a, b)
  return Float64Array.from({ length: trials + 1 }, (_, j) =>
    Math.exp(lnChoose(trials, j) + lnBeta(a + j, b + trials - j) - lnPrior),
  )
}

/**
 * Natural logarithm of the probability that a prior Beta(a, b) gave to x events in n, the binomial
 * coefficient included.
 * Errors: as `betaPosterior`.
 */
export function betaLnMarginal({ a, b }: Beta, events: number, trials: number): number {
  requireBeta('betaLnMarginal', { a, b })
  requireEvents('betaLnMarginal', events, trials)
  return lnChoose(trials, events) + lnBeta(a + events, b + trials - events) - lnBeta(a, b)
}

export function requireBeta(by: string, { a, b }: Beta): void {
  requirePositive(by, 'a', a)
  requirePositive(by, 'b', b)
}
