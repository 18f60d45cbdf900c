/** A fact that is shown, or no more. */
export interface Tallied {
  readonly person: number
  readonly kind: number
  /** What its source is called. */
  readonly scope: string
  /** Seconds; null where nobody dated it. */
  readonly clock: number | null
  readonly isUsable: boolean
}
