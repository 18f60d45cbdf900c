import { createRandom } from '../../../shared/domain/random.ts'
import { hasBy, liveOf } from './life.ts'
import { HORIZON_DAYS, type Scenario } from './scenario.ts'

/** Risks per 100 by the horizon, if everybody had had the one treatment or the other. */
export interface Truth {
  readonly exposed: number
  readonly comparator: number
  readonly difference: number
}
const PEOPLE = 400_000
const SEED = 20_261_130

/**
 * What the question is about: those for whom either treatment was a real choice, so each weighs by the chance of the
 * one times the chance of the other. Both fates of each are looked at; nothing of the program is used.
 */
export function truthOf(scenario: Scenario): Truth {
  const random = createRandom(SEED)
  const sums = { weight: 0, exposed: 0, comparator: 0 }
  for (let person = 0; person < PEOPLE; person++) {
    const { fates, propensity } = liveOf(scenario, random)
    const weight = propensity * (1 - propensity)
    sums.weight += weight
    if (hasBy(fates[0], HORIZON_DAYS)) sums.comparator += weight
    if (hasBy(fates[1], HORIZON_DAYS)) sums.exposed += weight
  }
  const [exposed, comparator] = [sums.exposed, sums.comparator].map(each => (100 * each) / sums.weight)
  return { exposed: exposed!, comparator: comparator!, difference: exposed! - comparator! }
}
