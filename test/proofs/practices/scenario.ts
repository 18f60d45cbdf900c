export const HORIZON_DAYS = 365

/** What is true of somebody on the day on which she begins. */
export interface Traits {
  readonly ageYears: number
  readonly female: boolean
  /** Had disease of the heart before. */
  readonly heart: boolean
  /** HbA1c in per cent, to one decimal. */
  readonly sugar: number
}
/** How a practice keeps its records, and what befalls them. Shares lie from 0 to 1. */
export interface Keeping {
  /** Whether her HbA1c was never measured. */
  unmeasured(traits: Traits): number
  /** Rate a year at which she is seen no more. */
  leaves(traits: Traits, arm: 0 | 1): number
  /** The last starts come shortly before the data end, so that many are watched for less than the horizon. */
  readonly accrues: boolean
  /** Where the outcome is only noticed at a visit: days between visits in each arm. */
  readonly noticedEvery: readonly [number, number] | undefined
  /** Orders that were cancelled, drafted or entered in error, beside the true one and of people without one. */
  readonly unreal: number
  /** So many more people, by share, who moved in on treatment, and whom it agrees with. */
  readonly movedIn: number
  /** HbA1c in mmol/mol. */
  readonly otherUnit: number
  /** Of whom a twin stands under the same insurer's number. */
  readonly twins: number
  /** Outcomes, deaths, births and histories that only have a month, half of them only a year. */
  readonly roughDates: number
}

/** A practice made of records of which it is known what is true. */
export interface Scenario extends Keeping {
  readonly people: number
  readonly ages: readonly [number, number]
  /** Log odds of beginning the exposure. */
  assigned(traits: Traits): number
  /** Rate a year of the outcome under a treatment. */
  outcomes(traits: Traits, arm: 0 | 1): number
  /** Rate a year of death, which the treatment does not change. */
  deaths(traits: Traits): number
}
