import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork } from './cox-work.ts'
import { momentsBelow, sumOfEvents, sumsAtRisk } from './sums-at-risk.ts'

/** What those at risk are like in one column of the model's design, by event time. */
export interface ColumnAtRisk {
  /** Mean of x at risk, averaged over the steps of ties. */
  readonly mean: Float64Array
  /** Entry k + 1: the stratum's sum of hazard x mean up to event time k; entry 0: 0. */
  readonly cumulative: Float64Array
  /** The part of hazard x mean by which tied events are thinned out. */
  readonly own: Float64Array
}

export function* columnAtRisk(model: CoxModel, work: CoxWork, c: number): InSteps<ColumnAtRisk> {
  const { atRisk, dead } = yield* columnSums(model, work, model.design[c]!)
  const { begins, diedWeight } = model.sets
  const { hazard, own, square, cross, spare } = work.steps
  const cumulative = new Float64Array(atRisk.length + 1)
  let sum = 0
  for (let k = 0; k < atRisk.length; k++) {
    const [all, events] = [atRisk[k]!, dead[k]!]
    sum += square[k]! * all - cross[k]! * events
    cumulative[k + 1] = sum
    if (begins[k] === 1) sum = 0
    atRisk[k] = (hazard[k]! * all - own[k]! * events) / diedWeight[k]!
    dead[k] = cross[k]! * all - spare[k]! * events
  }
  return { mean: atRisk, cumulative, own: dead }
}

/**
 * By event time, the sums of share x value over all at risk, and over the events where several are tied
 * (0 elsewhere).
 */
export function* columnSums(
  { sets }: CoxModel,
  { share, steps }: CoxWork,
  value: Float64Array,
): InSteps<{ atRisk: Float64Array; dead: Float64Array }> {
  const moments = sets.first.length
  const atRisk = new Float64Array(moments)
  const dead = new Float64Array(moments)
  const running = { sum: 0, lost: 0 }
  for (let to = moments; to > 0;) {
    const from = momentsBelow(sets, to)
    sumsAtRisk(sets, share, value, from, to, running, atRisk.subarray(from, to))
    to = from
  }
  if (steps.tied)
    for (let k = 0; k < moments; k++) if (sets.died[k]! > 1) dead[k] = sumOfEvents(sets, share, value, k)
  yield
  return { atRisk, dead }
}
