import type { Random } from '../../../shared/domain/random.ts'
import type { Scenario, Traits } from './scenario.ts'

/** HbA1c as it enters the models: 0 in the middle, 1 a standard deviation above it. */
export const sugarScore = ({ sugar }: Traits): number => (sugar - SUGAR_MEAN) / SUGAR_DEVIATION
const SUGAR_MEAN = 8
const SUGAR_DEVIATION = 1.2
const LEAST_SUGAR = 4.5

/** What would come of her under each treatment, in whole days after the first; Infinity: never. */
export interface Fate {
  readonly outcomeDay: number
  readonly deathDay: number
}
export interface Life {
  readonly traits: Traits
  /** Under the comparator, and under the exposure. */
  readonly fates: readonly [Fate, Fate]
  /** The chance to begin the exposure. */
  readonly propensity: number
  readonly exposed: boolean
}

const DAYS_PER_YEAR = 365.25
const logistic = (logit: number) => 1 / (1 + Math.exp(-logit))

/** Draws somebody with both her fates: what is common to them (how frail she is) is drawn once. */
export function liveOf(scenario: Scenario, random: Random): Life {
  const [young, old] = scenario.ages
  const traits: Traits = {
    ageYears: young + (old - young) * random.uniform(),
    female: random.uniform() < 0.5,
    heart: random.uniform() < 0.3,
    sugar: Math.max(LEAST_SUGAR, Math.round(10 * (SUGAR_MEAN + SUGAR_DEVIATION * random.normal())) / 10),
  }
  const propensity = logistic(scenario.assigned(traits))
  const exposed = random.uniform() < propensity
  const [toOutcome, toDeath] = [random.exponential(), random.exponential()]
  const fate = (arm: 0 | 1): Fate => ({
    outcomeDay: daysUntil(toOutcome, scenario.outcomes(traits, arm)),
    deathDay: daysUntil(toDeath, scenario.deaths(traits)),
  })
  return { traits, fates: [fate(0), fate(1)], propensity, exposed }
}

/** `perYear`: the rate. */
const daysUntil = (exponential: number, perYear: number) => Math.ceil((DAYS_PER_YEAR * exponential) / perYear)

/** Whether she has the outcome by a day: on the day of her death she still can. */
export const hasBy = ({ outcomeDay, deathDay }: Fate, day: number): boolean =>
  outcomeDay <= day && outcomeDay <= deathDay
