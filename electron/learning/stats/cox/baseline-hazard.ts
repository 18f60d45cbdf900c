import type { CoxFit } from './cox-regression.ts'

/** A step function of time in one stratum. */
export interface BaselineHazard {
  readonly stratum: number
  /** Event times, ascending. */
  readonly times: Float64Array
  /** Cumulative hazard at and after each time, up to the next, of somebody whose columns are `reference`. */
  readonly cumulativeHazard: Float64Array
  readonly reference: Float64Array
}

/**
 * Baseline cumulative hazard of each stratum, for somebody with the stratum's mean of each column.
 *
 * The sum over event times of W / S0 (Breslow's estimator, for Breslow's and exact ties) or of c / s_l over
 * the steps of ties (Efron's). For columns x multiply by exp((x - reference)'b); x = 0 may lie far outside
 * what was seen.
 * Source: Breslow 1972, J R Stat Soc B 34:216; Therneau & Grambsch 2000, section 10.2.
 * Checked against: survival::basehaz.
 */
export function baselineHazards({ solution: { model, work } }: CoxFit): BaselineHazard[] {
  const { sets, centre } = model
  const found: BaselineHazard[] = []
  for (let from = 0, to = 0; from < sets.first.length; from = to) {
    while (sets.begins[to] === 0) to++
    to++
    const s = sets.stratum[sets.first[from]!]!
    found.push({
      stratum: sets.strataCodes[s]!,
      times: sets.times.slice(from, to),
      cumulativeHazard: work.steps.cumulative.slice(from + 1, to + 1),
      reference: Float64Array.from(centre, means => means[s]!),
    })
  }
  return found
}
