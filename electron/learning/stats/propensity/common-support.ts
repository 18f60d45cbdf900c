import { requireFlags, requireNumbers } from './arguments.ts'

export type CommonSupportResult =
  | { kind: 'fitted'; low: number; high: number }
  | { kind: 'not-estimable'; reason: 'one-arm' }

/**
 * Common support of a propensity score: from the larger of the two arms' minima to the smaller of their maxima.
 *
 * Where the arms do not meet, `low` is above `high`. Missing values: none allowed.
 * Source: Dehejia & Wahba 1999, JASA 94:1053. Checked against: R.
 * In the score's own unit (a probability, or a logit). Not estimable where everybody is in one arm.
 */
export function commonSupport(score: Float64Array, treatment: Uint8Array): CommonSupportResult {
  requireNumbers('commonSupport', 'score', score, treatment.length)
  requireFlags('commonSupport', 'treatment', treatment, score.length)
  const least = [Infinity, Infinity]
  const most = [-Infinity, -Infinity]
  for (let i = 0; i < score.length; i++) {
    const arm = treatment[i]!
    least[arm] = Math.min(least[arm]!, score[i]!)
    most[arm] = Math.max(most[arm]!, score[i]!)
  }
  if (least.includes(Infinity)) return { kind: 'not-estimable', reason: 'one-arm' }
  return { kind: 'fitted', low: Math.max(...least), high: Math.min(...most) }
}
