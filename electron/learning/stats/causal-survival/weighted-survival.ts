import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { eventStepsInSteps, stepsUntil, valueAt, type EventSteps } from '../survival/event-steps.ts'
import { isSpent } from '../survival/kaplan-meier.ts'
import { areasAfter } from '../survival/restricted-mean.ts'

/** A weighted Kaplan-Meier curve of one group, with its derivative with respect to each person's weight. */
export interface WeightedSurvival extends Omit<EventSteps, 'stepOf'> {
  /** Share without the event just after each of `times`. */
  readonly survival: Float64Array
  at(time: number): number
  /** dS(time)/dw_i, in input order: the infinitesimal jackknife divided by the weight. */
  derivativeAt(time: number): Float64Array
  /** Area under the curve from 0 to `horizon`. */
  restrictedMean(horizon: number): number
  restrictedMeanDerivative(horizon: number): Float64Array
  /** Robust standard error of ln S after each of `times`, the weights taken as known; infinite where S is 0. */
  robustErrorOfLog(): Float64Array
}

/**
 * Weighted Kaplan-Meier estimator with its infinitesimal jackknife.
 *
 * S(t) = prod over event times s <= t of (1 - d(s)/n(s)), d and n weighted sums of events and of people at risk;
 * dS(t)/dw_i = -S(t) sum over s <= t of (dN_i(s) - Y_i(s) d(s)/n(s)) / (n(s) - d(s)). The robust variance is the sum of
 * (w_i dS/dw_i)^2; the naive one, which takes weights for numbers of people, is that of `kaplanMeier` with weights.
 * Ties: see `eventSteps`. Missing values: none allowed. Where everybody left has the event (n = d) the curve
 * is 0 and its derivative is taken as 0.
 * Source: Xie & Liu 2005, Stat Med 24:3089 (estimator); Jaeckel 1972 (infinitesimal jackknife).
 * Checked against: survival::survfit with weights and robust = TRUE (the reference cases of method km-weighted).
 * Times in any unit; the restricted mean is in that unit. Errors: RangeError as `eventSteps`.
 */
export const weightedSurvival = (
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): WeightedSurvival => atOnce(weightedSurvivalInSteps(time, event, weight))

export function* weightedSurvivalInSteps(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): InSteps<WeightedSurvival> {
  const { stepOf, ...counts } = yield* eventStepsInSteps({ time, event, weights: weight }, 'weightedSurvival')
  const { times, atRisk, events } = counts
  const people = time.length
  const steps = times.length
  const survival = new Float64Array(steps)
  const pull = new Float64Array(steps) // 1 / (n - d)
  let product = 1
  yield
  for (let k = 0; k < steps; k++) {
    const left = atRisk[k]! - events[k]!
    const spent = isSpent(events[k]!, atRisk[k]!)
    if (events[k]! > 0) product *= spent ? 0 : left / atRisk[k]!
    survival[k] = product
    pull[k] = spent || left <= 0 ? 0 : 1 / left
  }
  /** What being at risk at a step adds to ln S: d / (n (n - d)). */
  const presence = (k: number) => (events[k]! > 0 ? (pull[k]! * events[k]!) / atRisk[k]! : 0)

  /**
   * Sum over the first `until` steps of lever(k) (dN_i - Y_i d/n) / (n - d), with a minus: the chain rule of
   * both functionals.
   */
  function derivative(lever: (step: number) => number, until: number): Float64Array {
    const exposure = new Float64Array(until + 1) // sums of Y_i's part over the first k steps
    for (let k = 0; k < until; k++) exposure[k + 1] = exposure[k]! + lever(k) * presence(k)
    const result = new Float64Array(people)
    for (let person = 0; person < people; person++) {
      const step = stepOf[person]!
      const own = event[person] && step < until ? lever(step) * pull[step]! : 0
      result[person] = exposure[Math.min(step + 1, until)]! - own
    }
    return result
  }

  function robustErrorOfLog(): Float64Array {
    // Everybody still there has the same influence on ln S, and nobody's changes after leaving.
    const staying = new Float64Array(steps + 1)
    for (let person = 0; person < people; person++) staying[stepOf[person]!]! += weight[person]! ** 2
    for (let k = steps - 1; k >= 0; k--) staying[k]! += staying[k + 1]!
    const leaving = new Float64Array(steps)
    const hazard = new Float64Array(steps)
    for (let k = 0; k < steps; k++) hazard[k] = (k > 0 ? hazard[k - 1]! : 0) + presence(k)
    for (let person = 0; person < people; person++) {
      const step = stepOf[person]!
      leaving[step]! += (weight[person]! * (hazard[step]! - (event[person] ? pull[step]! : 0))) ** 2
    }
    let left = 0
    return survival.map((value, k) => {
      left += leaving[k]!
      return value === 0 ? Infinity : Math.sqrt(left + hazard[k]! ** 2 * staying[k + 1]!)
    })
  }

  const at = (limit: number) => valueAt(times, survival, limit, 1)
  return {
    ...counts,
    survival,
    at,
    robustErrorOfLog,
    derivativeAt: limit => {
      const level = at(limit)
      return derivative(() => level, stepsUntil(times, limit))
    },
    restrictedMean: horizon => {
      const areas = areasAfter(times, survival, horizon)
      return areas.length === 0 ? horizon : times[0]! + areas[0]!
    },
    restrictedMeanDerivative: horizon => {
      const areas = areasAfter(times, survival, horizon)
      return derivative(k => areas[k]!, areas.length)
    },
  }
}
