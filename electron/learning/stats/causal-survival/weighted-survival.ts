/** A weighted Kaplan-Meier curve of one group, with its derivative with respect to each person's weight. */
export interface WeightedSurvival {
  /** Distinct event times, ascending. */
  readonly times: Float64Array
  /** Share without the event just after each of `times`. */
  readonly survival: Float64Array
  at(time: number): number
  /** dS(time)/dw_i, in input order: the infinitesimal jackknife divided by the weight. */
  derivativeAt(time: number): Float64Array
  /** Area under the curve from 0 to `horizon`. */
  restrictedMean(horizon: number): number
  restrictedMeanDerivative(horizon: number): Float64Array
}

/**
 * Weighted Kaplan-Meier estimator with its infinitesimal jackknife.
 *
 * S(t) = prod over event times s <= t of (1 - d(s)/n(s)), d and n weighted sums of events and of people at risk;
 * dS(t)/dw_i = -S(t) sum over s <= t of (dN_i(s) - Y_i(s) d(s)/n(s)) / (n(s) - d(s)).
 * Ties: events precede censorings at one time. Missing values: none allowed. Where everybody left has the event (n = d)
 * the curve is 0 and its derivative is taken as 0.
 * Source: Xie & Liu 2005, Stat Med 24:3089 (estimator); Jaeckel 1972 (infinitesimal jackknife).
 * Checked against: survival::survfit with weights and robust = TRUE (the reference cases of method km-weighted).
 * Times in any unit; the restricted mean is in that unit. Throws RangeError when the columns differ in length.
 */
export function weightedSurvival(time: Float64Array, event: Uint8Array, weight: Float64Array): WeightedSurvival {
  const people = time.length
  if (event.length !== people || weight.length !== people) throw new RangeError('weightedSurvival: time, event and weight differ in length.')
  const order = Uint32Array.from(time.keys()).sort((one, other) => time[one]! - time[other]!)

  // One pass from the last time to the first gathers what is at risk; one forward pass multiplies.
  const times: number[] = []
  const events: number[] = []
  const atRisk: number[] = []
  let risk = 0
  for (let last = people - 1; last >= 0;) {
    const now = time[order[last]!]!
    let died = 0
    for (; last >= 0 && time[order[last]!] === now; last--) {
      const person = order[last]!
      risk += weight[person]!
      if (event[person]) died += weight[person]!
    }
    if (died > 0) { times.push(now); events.push(died); atRisk.push(risk) }
  }
  times.reverse(); events.reverse(); atRisk.reverse()

  const steps = times.length
  const survival = new Float64Array(steps)
  const pull = new Float64Array(steps) // 1 / (n - d)
  let product = 1
  for (let k = 0; k < steps; k++) {
    const left = atRisk[k]! - events[k]!
    const spent = left <= 1e-12 * atRisk[k]!
    product *= spent ? 0 : left / atRisk[k]!
    survival[k] = product
    pull[k] = spent ? 0 : 1 / left
  }

  /** How many event times are at or before `limit`. */
  const reached = (limit: number) => {
    let low = 0
    let high = steps
    while (low < high) { const middle = (low + high) >> 1; if (times[middle]! <= limit) low = middle + 1; else high = middle }
    return low
  }

  /** Sum over event times of lever(k) (dN_i - Y_i d/n) / (n - d), with a minus: the chain rule of both functionals. */
  function derivative(lever: (step: number) => number, limit: number): Float64Array {
    const until = reached(limit)
    const exposure = new Float64Array(until + 1) // sums of Y_i's part over the first k event times
    for (let k = 0; k < until; k++) exposure[k + 1] = exposure[k]! + (lever(k) * pull[k]! * events[k]!) / atRisk[k]!
    const result = new Float64Array(people)
    for (let person = 0; person < people; person++) {
      const seen = Math.min(reached(time[person]!), until)
      const own = event[person] && time[person]! <= limit ? lever(seen - 1) * pull[seen - 1]! : 0
      result[person] = exposure[seen]! - own
    }
    return result
  }

  /** Area under the curve between each event time and the horizon. */
  function areasAfter(horizon: number): Float64Array {
    const until = reached(horizon)
    const areas = new Float64Array(until)
    let area = 0
    for (let k = until - 1; k >= 0; k--) {
      area += survival[k]! * ((k + 1 < until ? times[k + 1]! : horizon) - times[k]!)
      areas[k] = area
    }
    return areas
  }

  const at = (limit: number) => { const count = reached(limit); return count === 0 ? 1 : survival[count - 1]! }
  return {
    times: Float64Array.from(times), survival, at,
    derivativeAt: limit => { const level = at(limit); return derivative(() => level, limit) },
    restrictedMean: horizon => { const areas = areasAfter(horizon); return areas.length === 0 ? horizon : times[0]! + areas[0]! },
    restrictedMeanDerivative: horizon => { const areas = areasAfter(horizon); return derivative(k => areas[k]!, horizon) },
  }
}
