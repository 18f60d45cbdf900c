/** Confidence limits. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** Confidence limits of which one or both may not exist. */
export interface PartialInterval {
  readonly lower: number | null
  readonly upper: number | null
}
