export interface SprtBounds {
  readonly upper: number
  readonly lower: number
}

export interface Sprt extends SprtBounds {
  /** After each observation the log likelihood ratio of all so far. */
  readonly logLikelihoodRatio: Float64Array
  /**
   * The first observations (from 0) at which each bound is reached; undefined where it is not. The test ends
   * at the earlier one.
   */
  readonly upperAt: number | undefined
  readonly lowerAt: number | undefined
  readonly decision: 'alternative' | 'null' | 'go-on'
}

/**
 * Bounds of Wald's sequential probability ratio test: ln((1 - beta) / alpha) and ln(beta / (1 - alpha)).
 * Source: Wald 1945, Ann Math Stat 16:117. Errors: RangeError unless alpha, beta are above 0 and together below 1.
 */
export function sprtBounds(alpha: number, beta: number): SprtBounds {
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1))
    throw new RangeError('sprtBounds: alpha and beta must be above 0 and together below 1.')
  return { upper: Math.log((1 - beta) / alpha), lower: Math.log(beta / (1 - alpha)) }
}

/**
 * Wald's sequential probability ratio test on accruing data: goes on until the log likelihood ratio of all so
 * far reaches the upper bound (the alternative) or the lower one (the null hypothesis).
 *
 * `increments` are the log likelihood ratios of single observations (`bernoulliEvidence`, `poissonEvidence`,
 * `oddsRatioEvidence`).
 * The errors are at most about alpha and beta (each exactly at most alpha/(1 - beta), beta/(1 - alpha)).
 * Source: Wald 1945. Checked against: R. Errors: RangeError as `sprtBounds`, and for an increment that is not a number.
 */
export function waldSprt(increments: Float64Array, alpha: number, beta: number): Sprt {
  const { upper, lower } = sprtBounds(alpha, beta)
  const logLikelihoodRatio = new Float64Array(increments.length)
  let total = 0
  let upperAt: number | undefined
  let lowerAt: number | undefined
  for (let i = 0; i < increments.length; i++) {
    if (Number.isNaN(increments[i]))
      throw new RangeError(`waldSprt: increments, row ${i + 1}, is not a number.`)
    total += increments[i]!
    logLikelihoodRatio[i] = total
    if (upperAt === undefined && total >= upper) upperAt = i
    if (lowerAt === undefined && total <= lower) lowerAt = i
  }
  const first = (upperAt ?? Infinity) < (lowerAt ?? Infinity) ? 'alternative' : 'null'
  const decision = upperAt === undefined && lowerAt === undefined ? 'go-on' : first
  return { upper, lower, logLikelihoodRatio, upperAt, lowerAt, decision }
}

/**
 * Log likelihood ratio of each outcome 0/1 for probability p1 against p0.
 * Errors: RangeError unless both are between 0 and 1 and outcomes 0 or 1.
 */
export function bernoulliEvidence(outcomes: Uint8Array, p0: number, p1: number): Float64Array {
  for (const p of [p0, p1])
    if (!(p > 0 && p < 1)) throw new RangeError('bernoulliEvidence: p0 and p1 must be between 0 and 1.')
  const [event, none] = [Math.log(p1 / p0), Math.log1p(-p1) - Math.log1p(-p0)]
  return evidence('bernoulliEvidence', outcomes, () => [event, none])
}

/**
 * The same where each person has an own probability p at the outset: odds multiplied by `oddsRatio` against p itself,
 * y ln R - ln(1 - p + R p).
 * Source: Spiegelhalter et al. 2003, Int J Qual Health Care 15:7.
 * Errors: RangeError unless p are within 0..1, R above 0.
 */
export function oddsRatioEvidence(outcomes: Uint8Array, risk: Float64Array, oddsRatio: number): Float64Array {
  if (risk.length !== outcomes.length)
    throw new RangeError(`oddsRatioEvidence: risk has ${risk.length} rows, outcomes ${outcomes.length}.`)
  if (!(oddsRatio > 0 && oddsRatio < Infinity))
    throw new RangeError('oddsRatioEvidence: oddsRatio is not a finite number above 0.')
  return evidence('oddsRatioEvidence', outcomes, row => {
    if (!(risk[row]! >= 0 && risk[row]! <= 1))
      throw new RangeError(`oddsRatioEvidence: risk, row ${row + 1}, is not within 0 and 1.`)
    const none = -Math.log1p((oddsRatio - 1) * risk[row]!)
    return [Math.log(oddsRatio) + none, none]
  })
}

/**
 * Log likelihood ratio of counts where `expected` were expected, for `ratio` times as many against as many: c
 * ln R - (R - 1) m.
 * Errors: RangeError unless counts are whole, expected finite and at least 0, R above 0.
 */
export function poissonEvidence(events: Float64Array, expected: Float64Array, ratio: number): Float64Array {
  if (expected.length !== events.length)
    throw new RangeError(`poissonEvidence: expected has ${expected.length} rows, events ${events.length}.`)
  if (!(ratio > 0 && ratio < Infinity))
    throw new RangeError('poissonEvidence: ratio is not a finite number above 0.')
  return events.map((count, row) => {
    if (!(Number.isInteger(count) && count >= 0 && expected[row]! >= 0 && expected[row]! < Infinity))
      throw new RangeError(`poissonEvidence: row ${row + 1} is not a count with a finite expectation.`)
    return count * Math.log(ratio) - (ratio - 1) * expected[row]!
  })
}

function evidence(
  by: string,
  outcomes: Uint8Array,
  of: (row: number) => readonly [event: number, none: number],
): Float64Array {
  return Float64Array.from(outcomes, (outcome, row) => {
    if (outcome > 1) throw new RangeError(`${by}: outcomes, row ${row + 1}, is neither 0 nor 1.`)
    const [event, none] = of(row)
    return outcome === 1 ? event : none
  })
}
