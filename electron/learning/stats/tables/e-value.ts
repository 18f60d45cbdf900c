/** What kind of estimate an E-value is asked for: `common` where more than about 15 % have the event, `rare` below. */
export type EffectMeasure =
  | 'risk-ratio'
  | 'odds-ratio-rare'
  | 'odds-ratio-common'
  | 'hazard-ratio-rare'
  | 'hazard-ratio-common'
  | 'rate-ratio'

/**
 * E-value: how strongly, as a risk ratio, a hidden factor would have to go with both treatment and outcome to explain
 * the result away. RR + sqrt(RR (RR - 1)) of the ratio or its inverse, whichever is above 1; for the interval the limit
 * nearer 1, and 1 where the interval holds 1. Source: VanderWeele & Ding 2017, Ann Intern Med 167:268.
 * Checked against: its examples and R. No unit.
 * Errors: RangeError for a ratio or limit that is below 0 or not a number.
 */
export function eValue(riskRatio: number, lower: number, upper: number): { estimate: number; limit: number } {
  if (!(riskRatio >= 0 && lower >= 0 && upper >= 0))
    throw new RangeError('eValue: ratio and limits must be numbers of at least 0.')
  return {
    estimate: ofRatio(riskRatio),
    limit: lower <= 1 && upper >= 1 ? 1 : ofRatio(lower > 1 ? lower : upper),
  }
}

function ofRatio(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio
  return above === Infinity ? Infinity : above + Math.sqrt(above * (above - 1))
}

/**
 * A ratio as the risk ratio it comes near to: odds ratio of a common outcome sqrt(OR), hazard ratio of a common outcome
 * (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1/HR)); rare outcomes and rates as they are. The same for limits.
 * Source: VanderWeele & Ding 2017, table 2; VanderWeele 2017, Epidemiology 28:e1.
 * Errors: RangeError for a ratio not above 0.
 */
export function approximateRiskRatio(measure: EffectMeasure, ratio: number): number {
  if (!(ratio > 0)) throw new RangeError('approximateRiskRatio: the ratio must be above 0.')
  if (measure === 'odds-ratio-common') return Math.sqrt(ratio)
  if (measure === 'hazard-ratio-common')
    return Math.expm1(-Math.LN2 * Math.sqrt(ratio)) / Math.expm1(-Math.LN2 / Math.sqrt(ratio))
  return ratio
}

/**
 * A standardised difference of means as a risk ratio with limits: exp(0.91 d), exp(0.91 d -/+ 1.78 se).
 * Source: VanderWeele & Ding 2017, table 2. Errors: RangeError for what is not finite or a standard error below 0.
 */
export function riskRatioOfMeanDifference(
  difference: number,
  standardError: number,
): { riskRatio: number; lower: number; upper: number } {
  if (!(Number.isFinite(difference) && standardError >= 0 && standardError < Infinity))
    throw new RangeError('riskRatioOfMeanDifference: difference and standard error must be finite.')
  const at = (shift: number) => Math.exp(0.91 * difference + shift)
  return { riskRatio: at(0), lower: at(-1.78 * standardError), upper: at(1.78 * standardError) }
}
