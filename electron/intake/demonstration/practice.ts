import { createRandom } from '../../../shared/domain/random.ts'
import {
  drawTraits,
  hazardOf,
  HORIZON_DAYS,
  LEAVING_HAZARD,
  propensityOf,
  type Plan,
  type Traits,
} from './design.ts'

/** One invented person. Days count from the index date; negative ones lie before it. */
export interface Person {
  readonly number: number
  readonly traits: Traits
  readonly exposed: boolean
  /** Index date, as days before the practice's last day. */
  readonly indexDaysAgo: number
  /** Days of record before the index date: short for some, who must not be counted. */
  readonly recordDaysBefore: number
  /** Already treated long before the index date: must not be counted either. */
  readonly treatedBefore: boolean
  readonly outcomeDay: number | undefined
  /** Last day in the record. */
  readonly lastDay: number
}

/** Who joins the comparison when the design's rules are applied. */
export const isEligible = (person: Person): boolean => person.recordDaysBefore >= 365 && !person.treatedBefore

/** Everybody of a planted practice, one by one: the same plan always gives the same people. */
export function* people(plan: Plan): Generator<Person> {
  const random = createRandom(plan.seed)
  for (let number = 0; number < plan.patients; number++) {
    const traits = drawTraits(random)
    const chance = random.uniform()
    const exposed = plan.overlap === 'none' ? traits.egfr < 70 : chance < propensityOf(traits)
    const outcome = Math.ceil(random.exponential() / hazardOf(traits, exposed, plan.logHazardRatio))
    const leaves = Math.ceil(random.exponential() / LEAVING_HAZARD)
    // Everybody who has not left is seen for at least the horizon: the practice's last day censors nobody earlier.
    const indexDaysAgo = HORIZON_DAYS + 60 + random.integer(4 * 365)
    const lastDay = Math.min(leaves, indexDaysAgo)
    yield {
      number,
      traits,
      exposed,
      indexDaysAgo,
      lastDay,
      recordDaysBefore: random.uniform() < 0.05 ? 30 + random.integer(300) : 400 + random.integer(800),
      treatedBefore: random.uniform() < 0.05,
      outcomeDay: outcome <= lastDay ? outcome : undefined,
    }
  }
}
