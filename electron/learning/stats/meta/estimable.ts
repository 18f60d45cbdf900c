/** A result that the data do not determine, and why, in words that can be shown. */
export interface NotEstimable {
  readonly kind: 'not-estimable'
  readonly reason: string
}

export const notEstimable = (reason: string): NotEstimable => ({ kind: 'not-estimable', reason })

export interface Interval {
  readonly kind: 'fitted'
  readonly lower: number
  readonly upper: number
}

/** Estimate divided by its standard error, against the normal distribution (`freedom` null) or Student's t. */
export interface EffectTest {
  readonly kind: 'fitted'
  readonly statistic: number
  readonly p: number
  readonly freedom: number | null
}
