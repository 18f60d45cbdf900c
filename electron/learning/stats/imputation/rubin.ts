export interface PooledEstimate {
  readonly estimate: number
  /** Square root of `totalVariance`. */
  readonly standardError: number
  /** Mean of the sets' variances. */
  readonly withinVariance: number
  /** Variance of the sets' estimates; 0 for one set. */
  readonly betweenVariance: number
  readonly totalVariance: number
  /** Degrees of freedom of Student's t for intervals; may be infinite. */
  readonly freedom: number
  /** (1 + 1/m) B / W: how much the missing values add to the variance. */
  readonly relativeIncrease: number
  /** Share of the information about the estimate that is missing, 0 to 1. */
  readonly fractionMissing: number
}

/**
 * Rubin's rules for an estimate from m completed data sets, with Barnard and Rubin's degrees of freedom.
 *
 * Estimate = mean; W = mean variance; B = variance of the estimates; T = W + (1 + 1/m) B; lambda = (1 + 1/m) B / T;
 * 1/freedom = lambda^2 / (m - 1) + 1 / [ (v + 1)/(v + 3) v (1 - lambda) ] with v = `completeFreedom`, what the estimate
 * would have with nothing missing (residual degrees of freedom; infinite where a normal quantile would be used).
 * fractionMissing = (r + 2/(freedom + 3)) / (r + 1), r the relative increase. One set: its own variance and v.
 * Source: Rubin 1987, Multiple Imputation for Nonresponse in Surveys, section 3.3; Barnard & Rubin 1999,
 * Biometrika 86:948.
 * Checked against: the formulas of mice's pool worked in R. Pool ratios on the log scale. Variances in the
 * estimate's unit squared.
 * Throws RangeError for no sets, lengths that differ, values that are not finite, a variance below 0 or
 * `completeFreedom` not above 0.
 */
export function rubinsRules(
  estimates: readonly number[],
  variances: readonly number[],
  completeFreedom = Infinity,
): PooledEstimate {
  const sets = estimates.length
  if (sets === 0 || variances.length !== sets)
    throw new RangeError('rubinsRules: needs one variance for each of one or more estimates.')
  estimates.forEach((each, set) => {
    if (!Number.isFinite(each))
      throw new RangeError(`rubinsRules: estimate ${set + 1} is not a finite number.`)
  })
  variances.forEach((each, set) => {
    if (!(each >= 0 && each < Infinity))
      throw new RangeError(`rubinsRules: variance ${set + 1} is not a finite number from 0 on.`)
  })
  if (!(completeFreedom > 0)) throw new RangeError('rubinsRules: completeFreedom is not above 0.')

  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / sets
  const estimate = mean(estimates)
  const withinVariance = mean(variances)
  const betweenVariance =
    sets > 1 ? estimates.reduce((sum, each) => sum + (each - estimate) ** 2, 0) / (sets - 1) : 0
  const added = (1 + 1 / sets) * betweenVariance
  const totalVariance = withinVariance + added
  const relativeIncrease = added === 0 ? 0 : added / withinVariance
  const freedom =
    sets === 1
      ? completeFreedom
      : 1 /
        (inverseOfRubin(added / totalVariance || 0, sets) +
          inverseOfObserved(added / totalVariance || 0, completeFreedom))
  const fractionMissing =
    relativeIncrease === Infinity
      ? 1
      : (relativeIncrease + (added === 0 ? 0 : 2 / (freedom + 3))) / (relativeIncrease + 1)
  return {
    estimate,
    standardError: Math.sqrt(totalVariance),
    withinVariance,
    betweenVariance,
    totalVariance,
    freedom,
    relativeIncrease,
    fractionMissing,
  }
}

/** Rubin's degrees of freedom (m - 1) / lambda^2, inverted so that nothing missing gives 0. */
const inverseOfRubin = (lambda: number, sets: number) => (lambda * lambda) / (sets - 1)

/** Degrees of freedom that the recorded data alone would leave, inverted. */
const inverseOfObserved = (lambda: number, complete: number) =>
  complete === Infinity ? 0 : (complete + 3) / ((complete + 1) * complete * (1 - lambda))
