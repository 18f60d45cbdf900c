import { stepsUntil } from './event-steps.ts'
import { isSpent, type SurvivalCurve } from './kaplan-meier.ts'

export interface RestrictedMean {
  readonly mean: number
  readonly standardError: number
  /** The curve ends before the horizon without having reached 0: its last value was taken to hold on. */
  readonly extended: boolean
}

/**
 * Restricted mean survival time: the mean time without the event up to a horizon, the area under the survival curve.
 *
 * variance = sum over event times t <= horizon of (area from t to the horizon)^2 d / (n (n - d)); the term of a time at
 * which all at risk have the event is left out, as no area follows. Where follow-up ends earlier the last value is
 * carried on to the horizon, and `extended` says so: choose a horizon within the follow-up of every group.
 * On a weighted curve the error takes weights for numbers of people; the robust one comes from `weightedSurvival`.
 * Source: Irwin 1949; Royston & Parmar 2013, BMC Med Res Methodol 13:152. Checked against: survival::survfit, rmean.
 * In the curve's unit. Errors: RangeError for a horizon that is not finite and above 0. Nobody: NaN.
 */
export function restrictedMean(
  { times, atRisk, events, survival }: Pick<SurvivalCurve, 'times' | 'atRisk' | 'events' | 'survival'>,
  horizon: number,
): RestrictedMean {
  const areas = areasAfter(times, survival, horizon)
  let variance = 0
  areas.forEach((area, step) => {
    const [died, all] = [events[step]!, atRisk[step]!]
    if (died > 0 && !isSpent(died, all)) variance += (area * area * died) / (all * (all - died))
  })
  const steps = times.length
  const mean = areas.length === 0 ? horizon : Math.min(times[0]!, horizon) + areas[0]!
  return {
    mean: steps === 0 ? NaN : mean,
    standardError: steps === 0 ? NaN : Math.sqrt(variance),
    extended:
      steps > 0 &&
      stepsUntil(times, horizon) === steps &&
      times[steps - 1]! < horizon &&
      survival[steps - 1]! > 0,
  }
}

/** Area under the curve from each time at or before the horizon up to the horizon. */
export function areasAfter(times: Float64Array, survival: Float64Array, horizon: number): Float64Array {
  if (!(horizon > 0 && horizon < Infinity))
    throw new RangeError(`restrictedMean: horizon ${horizon} is not a finite time above 0.`)
  const until = stepsUntil(times, horizon)
  const areas = new Float64Array(until)
  let area = 0
  for (let step = until - 1; step >= 0; step--) {
    const end = step + 1 < until ? times[step + 1]! : Math.max(horizon, times[step]!)
    area += survival[step]! * (end - times[step]!)
    areas[step] = area
  }
  return areas
}
