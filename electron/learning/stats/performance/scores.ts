import { checkPredictions } from './outcomes.ts'

/**
 * Brier score: the mean of (y - p)^2, 0 the best; 1/4 is a coin, p (1 - p) the observed share for everybody.
 *
 * Source: Brier 1950, Mon Weather Rev 78:1. Checked against: the definition. NaN never: RangeError for no rows, lengths
 * that differ, outcomes other than 0 and 1, risks outside 0..1.
 */
export function brierScore(outcome: Uint8Array, risk: Float64Array): number {
  requireRows('brierScore', outcome, risk)
  let sum = 0
  for (let i = 0; i < outcome.length; i++) sum += (outcome[i]! - risk[i]!) ** 2
  return sum / outcome.length
}

/**
 * Logarithmic score: the mean of -[ y ln p + (1 - y) ln(1 - p) ]. A risk of 0 or 1 that was wrong makes it infinite.
 * Source: Good 1952, J R Stat Soc B 14:107. Checks and errors: as `brierScore`.
 */
export function logLoss(outcome: Uint8Array, risk: Float64Array): number {
  requireRows('logLoss', outcome, risk)
  let sum = 0
  for (let i = 0; i < outcome.length; i++) sum -= outcome[i] ? Math.log(risk[i]!) : Math.log1p(-risk[i]!)
  return sum / outcome.length
}

function requireRows(caller: string, outcome: Uint8Array, risk: Float64Array): void {
  if (outcome.length === 0) throw new RangeError(`${caller}: outcome: there are no rows.`)
  checkPredictions(caller, 'risk', outcome, risk, [0, 1])
}
