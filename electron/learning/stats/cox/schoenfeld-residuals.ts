import type { InSteps } from '../foundations/in-steps.ts'
import { columnAtRisk } from './column-at-risk.ts'
import type { CoxFit } from './cox-regression.ts'

/** One entry an event, by stratum, time and input order. */
export interface SchoenfeldResiduals {
  /** The event's row in the input. */
  readonly row: Uint32Array
  readonly time: Float64Array
  /** A column each. */
  readonly residuals: readonly Float64Array[]
}

/**
 * Schoenfeld residuals: how far the columns of whoever has the event are from the mean of those at risk then.
 *
 * x_i - mean at risk, for Efron's ties averaged over the steps; not weighted. Their trend over time shows how a hazard
 * ratio changes. Source: Schoenfeld 1982, Biometrika 69:239. Checked against: survival::residuals(type = "schoenfeld").
 * In units of the columns. Errors: RangeError for exact ties.
 */
export function* schoenfeldResiduals({
  events,
  solution: { model, work },
}: CoxFit): InSteps<SchoenfeldResiduals> {
  if (model.ties === 'exact') throw new RangeError('schoenfeldResiduals: exact ties have none.')
  const { sets, design, scale } = model
  const row = new Uint32Array(events)
  const time = new Float64Array(events)
  const residuals = design.map(() => new Float64Array(events))
  eachEvent(sets, (place, k, index) => {
    row[index] = sets.rows[place]!
    time[index] = sets.times[k]!
  })
  for (const [c, column] of design.entries()) {
    const { mean } = yield* columnAtRisk(model, work, c)
    const into = residuals[c]!
    eachEvent(sets, (place, k, index) => {
      into[index] = scale[c]! * (column[place]! - mean[k]!)
    })
  }
  return { row, time, residuals }
}

function eachEvent(
  { first, died }: { first: Uint32Array; died: Uint32Array },
  visit: (place: number, moment: number, index: number) => void,
): void {
  let index = 0
  for (let k = 0; k < first.length; k++)
    for (let place = first[k]!; place < first[k]! + died[k]!; place++) visit(place, k, index++)
}
