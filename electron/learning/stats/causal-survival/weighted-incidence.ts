import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { eventsOfCause } from '../survival/cumulative-incidence.ts'
import { eventStepsInSteps, stepsUntil, valueAt, type EventSteps } from '../survival/event-steps.ts'
import { isSpent } from '../survival/kaplan-meier.ts'

/** What one group has had of each cause by any time, each person counting with a weight. */
export interface WeightedIncidence extends Omit<EventSteps, 'stepOf'> {
  /** Share without any event just after each of `times`. */
  readonly survival: Float64Array
  /** Share who have had the cause by this time. */
  at(cause: number, time: number): number
  /** dF(time)/dw_i of the cause, in input order: the infinitesimal jackknife divided by the weight. */
  derivativeAt(cause: number, time: number): Float64Array
  /** Mean time lost to the cause up to `horizon`: the area under its incidence. */
  meanTimeLost(cause: number, horizon: number): number
  meanTimeLostDerivative(cause: number, horizon: number): Float64Array
}

/** One cause along the steps. */
interface CauseSteps {
  /** By how much the incidence grows at each step. */
  readonly gain: Float64Array
  readonly incidence: Float64Array
}

/**
 * Weighted cumulative incidence of competing causes (Aalen-Johansen) with its infinitesimal jackknife.
 *
 * F_c(t) = sum over s <= t of S(s-) d_c(s)/n(s), d_c and n weighted sums of events of the cause and of people at risk,
 * S the share without any event. dF_c(t)/dw_i = sum over s <= t of S(s-)/n (dN_ci - Y_i d_c/n) + dlnS_i(s-) dF_c(s),
 * dlnS_i as in `weightedSurvival`; after leaving dlnS_i is fixed, so each time costs one pass over people. The robust
 * variance is the sum of (w_i dF/dw_i)^2. Mean time lost by a horizon h is the sum of (h - s) dF_c(s); that of all
 * causes together is h less the restricted mean.
 * Ties: see `eventSteps`. Missing values: none allowed. Where everybody left has an event nobody remains for whom
 * S matters.
 * Source: Aalen & Johansen 1978, Scand J Stat 5:141; Andersen 2013, Stat Med 32:5278 (time lost); Jaeckel 1972.
 * Checked against: survival::survfit of a factor with weights (its pstate, influence and restricted means), small
 * changes of weights; one cause alone is 1 - `weightedSurvival`.
 * `event` is 0 for people last seen without an event, else the cause 1, 2, ...; a cause that nobody had has incidence
 * 0. Times in any unit, time lost in that unit. Errors: RangeError as `eventSteps`, for a cause that is no whole number
 * from 1 and a horizon that is not finite and above 0.
 */
export const weightedIncidence = (
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): WeightedIncidence => atOnce(weightedIncidenceInSteps(time, event, weight))

export function* weightedIncidenceInSteps(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): InSteps<WeightedIncidence> {
  const { stepOf, ...counts } = yield* eventStepsInSteps(
    { time, event, weights: weight },
    'weightedIncidence',
  )
  const { times, atRisk, events } = counts
  const steps = times.length
  const survival = new Float64Array(steps)
  /** S(s-)/n: what an event at the step, of weight 1, adds to the incidence. */
  const reach = new Float64Array(steps)
  /** 1 / (n - d): what the own event takes from ln S. */
  const pull = new Float64Array(steps)
  /** dlnS of somebody still there after the step. */
  const hazard = new Float64Array(steps)
  let [product, summed] = [1, 0]
  yield
  for (let k = 0; k < steps; k++) {
    const [died, all] = [events[k]!, atRisk[k]!]
    const spent = isSpent(died, all)
    reach[k] = all > 0 ? product / all : 0
    pull[k] = spent || all - died <= 0 ? 0 : 1 / (all - died)
    if (died > 0) {
      product *= spent ? 0 : (all - died) / all
      summed += (pull[k]! * died) / all
    }
    survival[k] = product
    hazard[k] = summed
  }

  const known = new Map<number, CauseSteps>()
  function stepsOf(cause: number): CauseSteps {
    if (!(Number.isInteger(cause) && cause >= 1))
      throw new RangeError(`weightedIncidence: cause ${cause} is not a whole number from 1.`)
    const found = known.get(cause) ?? {
      gain: eventsOfCause({ event, weights: weight }, stepOf, steps, cause).map((own, k) => own * reach[k]!),
      incidence: new Float64Array(steps),
    }
    if (!known.has(cause)) {
      found.gain.reduce((sum, each, k) => (found.incidence[k] = sum + each), 0)
      known.set(cause, found)
    }
    return found
  }

  /** Derivative of the sum over the first `until` steps of lever(k) dF(k). */
  function derivative(cause: number, lever: (step: number) => number, until: number): Float64Array {
    const { gain } = stepsOf(cause)
    const present = new Float64Array(until + 1) // of somebody there through the first k steps
    const levered = new Float64Array(until + 1) // sums of lever dF over the first k steps
    for (let k = 0; k < until; k++) {
      const grown = lever(k) * gain[k]!
      const before = k === 0 ? 0 : hazard[k - 1]!
      present[k + 1] = present[k]! + (grown === 0 ? 0 : grown * (before - 1 / atRisk[k]!))
      levered[k + 1] = levered[k]! + grown
    }
    return Float64Array.from(stepOf, (step, person) => {
      if (step >= until) return present[until]!
      const own = event[person] === cause ? lever(step) * reach[step]! : 0
      const fixed = hazard[step]! - (event[person] === 0 ? 0 : pull[step]!)
      return present[step + 1]! + own + fixed * (levered[until]! - levered[step + 1]!)
    })
  }

  /** Time left to the horizon at each step. */
  function timeLeft(horizon: number): (step: number) => number {
    if (!(horizon > 0 && horizon < Infinity))
      throw new RangeError(`weightedIncidence: horizon ${horizon} is not a finite time above 0.`)
    return step => Math.max(0, horizon - times[step]!)
  }

  return {
    ...counts,
    survival,
    at: (cause, limit) => valueAt(times, stepsOf(cause).incidence, limit, 0),
    derivativeAt: (cause, limit) => derivative(cause, () => 1, stepsUntil(times, limit)),
    meanTimeLost(cause, horizon) {
      const left = timeLeft(horizon)
      return stepsOf(cause)
        .gain.subarray(0, stepsUntil(times, horizon))
        .reduce((sum, each, k) => sum + left(k) * each, 0)
    },
    meanTimeLostDerivative: (cause, horizon) =>
      derivative(cause, timeLeft(horizon), stepsUntil(times, horizon)),
  }
}
