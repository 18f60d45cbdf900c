/**
 * E-value: how strongly, as a risk ratio, a hidden factor would have to go with both treatment and outcome to explain
 * the result away. RR + sqrt(RR (RR - 1)) of the ratio or its inverse, whichever is above 1; for the interval the limit
 * nearer 1, and 1 where the interval holds 1. Source: VanderWeele & Ding 2017, Ann Intern Med 167:268. No unit.
 */
export function eValue(riskRatio: number, lower: number, upper: number): { estimate: number; limit: number } {
  const of = (ratio: number) => { const above = ratio < 1 ? 1 / ratio : ratio; return above + Math.sqrt(above * (above - 1)) }
  return { estimate: of(riskRatio), limit: lower <= 1 && upper >= 1 ? 1 : of(lower > 1 ? lower : upper) }
}
