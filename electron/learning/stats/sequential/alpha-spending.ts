import { normalCdf, normalQuantile } from '../foundations/normal.ts'

/** How the one-sided error is spent as information accrues. */
export type Spending =
  /** Like O'Brien-Fleming: hardly any at first. */
  | { readonly kind: 'obrien-fleming' }
  /** Like Pocock: about evenly. */
  | { readonly kind: 'pocock' }
  /** alpha t^power: 1 evenly, 3 late. */
  | { readonly kind: 'power'; readonly power: number }

/**
 * The error spent by information share t, one-sided: 2 - 2 Phi(z(1 - a/2) / sqrt t), a ln(1 + (e - 1) t), or
 * a t^power; 0 at t = 0, a at 1.
 *
 * Source: Lan & DeMets 1983, Biometrika 70:659; Kim & DeMets 1987, Biometrika 74:149. Checked against: rpact 3.3.4.
 * Errors: RangeError unless alpha is between 0 and 1, t within 0..1 and power above 0.
 */
export function alphaSpent(spending: Spending, alpha: number, share: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError('alphaSpent: alpha is not between 0 and 1.')
  if (!(share >= 0 && share <= 1 + 1e-9)) throw new RangeError('alphaSpent: share is not within 0 and 1.')
  if (spending.kind === 'power' && !(spending.power > 0))
    throw new RangeError('alphaSpent: power is not above 0.')
  if (share === 0) return 0
  if (share >= 1) return alpha
  if (spending.kind === 'obrien-fleming')
    return 2 * normalCdf(normalQuantile(alpha / 2, true) / Math.sqrt(share), true)
  if (spending.kind === 'pocock') return alpha * Math.log1p((Math.E - 1) * share)
  return alpha * share ** spending.power
}
