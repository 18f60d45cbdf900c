/** What is compared of two descriptions. */
export const comparedFields = [
  'given',
  'family',
  'middle',
  'order',
  'year',
  'month',
  'day',
  'sex',
  'telecom',
  'address',
  'identifier',
] as const
export type ComparedField = (typeof comparedFields)[number]

/**
 * How two descriptions agree in one field, best first. What `close` and `similar` mean is said where each field
 * is compared. `unknown`: one of the two has nothing there, which speaks neither for nor against.
 */
export const levels = ['exact', 'close', 'similar', 'disagree'] as const
export type KnownLevel = (typeof levels)[number]
export type Level = KnownLevel | 'unknown'

export interface Agreement extends Readonly<Record<ComparedField, Level>> {
  /** Share of people who bear the given name in which they agree, or the commoner of two close ones; else 0. */
  readonly givenShare: number
  readonly familyShare: number
  /** The given names of one only extend the other's: a name that was left out, or a twin's. */
  readonly givenExtended: boolean
  /**
   * The family names are close, nobody else bears one of the two, and it is certain which name is the family's:
   * a slip of the pen, and not the given names of twins whose family name was written first.
   */
  readonly familySlip: boolean
}
