export interface Limits {
  readonly lower: number
  readonly upper: number
}

export interface ConfidenceSequenceOptions {
  /** Probability that the limits miss the truth at any look whatever; 0.05. */
  readonly alpha?: number
  /**
   * The standard error at which the limits are tightest relative to it: fixed beforehand, say the one
   * expected when the answer is likely to be used. A wrong guess costs width, never coverage.
   */
  readonly tightestAt: number
}

/**
 * Confidence sequence for an asymptotically linear estimate (mean, risk difference, log hazard ratio): limits
 * that hold at all looks together, so that an estimate may be looked at after every import and stopped at any moment.
 *
 * estimate +- se sqrt( (1 + 1/x) ln( (1 + x) / alpha^2 ) ) with x = rho (tightestAt / se)^2; rho solves
 * rho = ln( (1 + rho) / alpha^2 ), which makes the factor smallest where se = tightestAt. It is Robbins'
 * normal mixture boundary on the score, with t rho^2 of the paper being x. At its tightest it is 3.04
 * standard errors for alpha 0.05, where a single look has 1.96.
 * Exact for normal data of known variance; else asymptotic: at early looks, of a few dozen people or events,
 * not to be relied on.
 * The estimate must be one of the same parameter at every look, with the data of earlier looks among those of
 * later ones.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Ann Stat 52:2613, theorem 2.2 and section 2.4;
 * Robbins 1970, Ann Math Stat 41:1397.
 * Checked against: the mixture's integral; simulation of every look (share of runs that ever miss).
 * Scale of the estimate: take logarithms of ratios and transform the limits.
 * Errors: RangeError unless the estimate is finite, standard error and tightestAt are above 0 and alpha
 * between 0 and 1.
 */
export function confidenceSequence(
  estimate: number,
  standardError: number,
  { alpha = 0.05, tightestAt }: ConfidenceSequenceOptions,
): Limits {
  if (!Number.isFinite(estimate)) throw new RangeError('confidenceSequence: estimate is not a finite number.')
  const reach = standardError * sequenceFactor(standardError, { alpha, tightestAt })
  return { lower: estimate - reach, upper: estimate + reach }
}

/** How many standard errors the limits lie from the estimate. Errors: as `confidenceSequence`. */
export function sequenceFactor(
  standardError: number,
  { alpha = 0.05, tightestAt }: ConfidenceSequenceOptions,
): number {
  requireAlpha('confidenceSequence', alpha)
  for (const [name, value] of [
    ['standardError', standardError],
    ['tightestAt', tightestAt],
  ] as const)
    if (!(value > 0 && value < Infinity))
      throw new RangeError(`confidenceSequence: ${name} is not a finite number above 0.`)
  const x = tightestMixture(alpha) * (tightestAt / standardError) ** 2
  return Math.sqrt((1 + 1 / x) * (Math.log1p(x) - 2 * Math.log(alpha)))
}

/**
 * A p value that holds at all looks together, of the hypothesis that the truth is `nullValue`: the least
 * alpha whose limits leave it out, 1 at most.
 */
export function sequenceP(
  estimate: number,
  standardError: number,
  { alpha = 0.05, tightestAt }: ConfidenceSequenceOptions,
  nullValue = 0,
): number {
  sequenceFactor(standardError, { alpha, tightestAt })
  // The mixture itself stays that of `alpha`; only the level at which it is crossed moves.
  const x = tightestMixture(alpha) * (tightestAt / standardError) ** 2
  const z = (estimate - nullValue) / standardError
  if (Number.isNaN(z)) throw new RangeError('sequenceP: estimate or nullValue is not a number.')
  return Math.min(1, Math.exp(0.5 * Math.log1p(x) - (0.5 * z * z * x) / (1 + x)))
}

/** rho = ln((1 + rho) / alpha^2), by fixed point: the right side is flat, so it converges fast. */
function tightestMixture(alpha: number): number {
  let rho = -2 * Math.log(alpha) + 1
  for (let turn = 0; turn < 100; turn++) {
    const next = Math.log1p(rho) - 2 * Math.log(alpha)
    if (Math.abs(next - rho) <= 1e-14 * rho) return next
    rho = next
  }
  return rho
}

export function requireAlpha(by: string, alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${by}: alpha is not between 0 and 1.`)
}
