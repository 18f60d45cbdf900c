import { BLOCK_ROWS } from '../regression/cross-products.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork, HazardSteps } from './cox-work.ts'
import { momentsBelow, MOMENTS, PLACES, sumOfEvents, sumsAtRisk } from './sums-at-risk.ts'

/**
 * Writes everybody's relative risk and the hazard at every event time to `work`. Answers the sum of c ln s
 * over all steps.
 */
export function* hazardSteps(model: CoxModel, coefficients: Float64Array, work: CoxWork): InSteps<number> {
  yield* relativeRisks(model, coefficients, work)
  const { sets } = model
  const running = { sum: 0, lost: 0 }
  const atRisk = new Float64Array(MOMENTS)
  let logSteps = 0
  for (let to = sets.first.length; to > 0;) {
    const from = momentsBelow(sets, to)
    sumsAtRisk(sets, work.share, work.ones, from, to, running, atRisk)
    logSteps += addSteps(sets, work, atRisk, from, to)
    to = from
    yield
  }
  cumulate(work.steps.hazard, sets.begins, work.steps.cumulative)
  return logSteps
}

/** Running sums within strata, written from entry 1 on. */
export function cumulate(values: Float64Array, begins: Uint8Array, into: Float64Array): void {
  let sum = 0
  for (let k = 0; k < values.length; k++) {
    sum += values[k]!
    into[k + 1] = sum
    if (begins[k] === 1) sum = 0
  }
}

function* relativeRisks(
  { design, sets: { weight } }: CoxModel,
  coefficients: Float64Array,
  { relative, share }: CoxWork,
): InSteps<void> {
  const people = relative.length
  for (let from = 0; from < people; from += PLACES) {
    const to = Math.min(people, from + PLACES)
    for (let begin = from; begin < to; begin += BLOCK_ROWS)
      addPredictors(design, coefficients, relative, begin, Math.min(to, begin + BLOCK_ROWS))
    for (let place = from; place < to; place++) relative[place] = Math.exp(relative[place]!)
    if (weight) for (let place = from; place < to; place++) share[place] = weight[place]! * relative[place]!
    yield
  }
}

function addPredictors(
  design: readonly Float64Array[],
  coefficients: Float64Array,
  into: Float64Array,
  from: number,
  to: number,
): void {
  into.fill(0, from, to)
  for (let c = 0; c < design.length; c++) {
    const slope = coefficients[c]!
    const column = design[c]!
    if (slope !== 0) for (let place = from; place < to; place++) into[place]! += slope * column[place]!
  }
}

function addSteps(
  sets: CoxModel['sets'],
  { share, ones, steps }: CoxWork,
  atRisk: Float64Array,
  from: number,
  to: number,
): number {
  let logSteps = 0
  for (let k = from; k < to; k++) {
    const all = atRisk[k - from]!
    if (steps.tied && sets.died[k]! > 1) {
      logSteps += addTiedSteps(sets, steps, k, all, sumOfEvents(sets, share, ones, k))
      continue
    }
    const weight = sets.diedWeight[k]!
    logSteps += weight * Math.log(all)
    steps.hazard[k] = weight / all
    steps.square[k] = steps.hazard[k]! / all // own, cross and spare stay 0
  }
  return logSteps
}

/** At event time k, with the summed shares of all at risk and of those with an event then. */
function addTiedSteps(
  sets: CoxModel['sets'],
  { hazard, square, own, cross, spare }: HazardSteps,
  k: number,
  all: number,
  dead: number,
): number {
  const events = sets.died[k]!
  const each = sets.diedWeight[k]! / events
  let logSteps = 0
  let [h, a, o, b, e] = [0, 0, 0, 0, 0]
  for (let l = 0; l < events; l++) {
    const f = l / events
    const s = all - f * dead
    const jump = each / s
    logSteps += each * Math.log(s)
    h += jump
    a += jump / s
    o += f * jump
    b += (f * jump) / s
    e += (f * f * jump) / s
  }
  hazard[k] = h
  square[k] = a
  own[k] = o
  cross[k] = b
  spare[k] = e
  return logSteps
}
