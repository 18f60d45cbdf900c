import { BLOCK_ROWS, blockSums } from '../regression/cross-products.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork, HazardSteps } from './cox-work.ts'
import { cumulate, hazardSteps } from './hazard-steps.ts'
import { hasEvent, livedThrough } from './lived-hazard.ts'
import { momentsBelow, MOMENTS, PLACES, sumOfEvents, sumsAtRisk, type Running } from './sums-at-risk.ts'

/** The partial likelihood at some coefficients (of the centred and scaled columns). */
export interface Evaluated {
  readonly logLikelihood: number
  readonly score: Float64Array
  readonly information: Float64Array[]
  /** The information's diagonal before means were taken from it: what rounding in it is measured by. */
  readonly size: Float64Array
}

/**
 * Log partial likelihood, score and information.
 *
 * With c = W/d the mean weight of the d events at a time, s_l and m_l the summed share and the mean of x at
 * risk in step l of the ties, and E_i the hazard that row i has lived through: log likelihood = sum of w x'b
 * over events - sum of c ln s_l; score = sum of (w event - E_i) x_i; information = sum of E_i x_i x_i' - sum
 * of c m_l m_l'. So a row costs one product of its columns, and an event time one or two, as the steps of its
 * ties fold into two vectors.
 */
export function* partialLikelihood(
  model: CoxModel,
  coefficients: Float64Array,
  work: CoxWork,
): InSteps<Evaluated> {
  const outOfRange = {
    logLikelihood: -Infinity,
    score: new Float64Array(),
    information: [],
    size: new Float64Array(),
  }
  const logLikelihood = yield* logPartialLikelihood(model, coefficients, work)
  if (!Number.isFinite(logLikelihood)) return outOfRange
  const taken = yield* productsOfMeans(model, work)
  const { score, information: total } = yield* productsOfRows(model, work)
  const information = total.map((row, a) => row.map((value, b) => value - taken[a]![b]!))
  if (!information.every(row => row.every(Number.isFinite))) return outOfRange
  return { logLikelihood, score, information, size: Float64Array.from(total, (row, c) => row[c]!) }
}

/** Only the log likelihood: a third of the work. */
export function* logPartialLikelihood(
  model: CoxModel,
  coefficients: Float64Array,
  work: CoxWork,
): InSteps<number> {
  const logSteps = yield* hazardSteps(model, coefficients, work)
  return coefficients.reduce((sum, slope, c) => sum + slope * model.eventTotals[c]!, 0) - logSteps
}

/**
 * The sum of c m_l m_l' over all steps; `factor` by event time, if any, multiplies each.
 *
 * With a = sum c/s^2, b = sum f c/s^2, e = sum f^2 c/s^2 a tied time's steps have the products of S1 - (b/a)
 * D1 times a and of D1 times e - b^2/a, S1 and D1 the summed x at risk and of the events.
 */
export function* productsOfMeans(
  model: CoxModel,
  work: CoxWork,
  factor?: Float64Array,
): InSteps<Float64Array[]> {
  const column = () => new Float64Array(MOMENTS)
  const pieces: Pieces = {
    running: model.design.map(() => ({ sum: 0, lost: 0 })),
    atRisk: model.design.map(column),
    atRiskFactor: column(),
    dead: model.design.map(column),
    deadFactor: column(),
    tied: new Uint32Array(MOMENTS),
  }
  const [sumsOfAtRisk, sumsOfDead] = [blockSums(pieces.atRisk), blockSums(pieces.dead)]
  for (let to = model.sets.first.length; to > 0;) {
    const from = momentsBelow(model.sets, to)
    const ties = loadFactors(model, work, pieces, from, to, factor)
    const stretch = { from, to, ties }
    for (let c = 0; c < model.design.length; c++) loadColumn(model, work, pieces, c, stretch)
    addProducts(sumsOfAtRisk, pieces.atRiskFactor, to - from)
    addProducts(sumsOfDead, pieces.deadFactor, ties)
    to = from
    yield
  }
  const others = sumsOfDead.information()
  return sumsOfAtRisk.information().map((row, a) => row.map((value, b) => value + others[a]![b]!))
}

/** Some event times at once: S1 - (b/a) D1 with a, and D1 with e - b^2/a of those that are tied. */
interface Pieces {
  readonly running: Running[]
  readonly atRisk: readonly Float64Array[]
  readonly atRiskFactor: Float64Array
  readonly dead: readonly Float64Array[]
  readonly deadFactor: Float64Array
  readonly tied: Uint32Array
}

/** Answers how many of the event times are tied. */
function loadFactors(
  { sets }: CoxModel,
  { steps }: CoxWork,
  { atRiskFactor, deadFactor, tied }: Pieces,
  from: number,
  to: number,
  factor?: Float64Array,
): number {
  let ties = 0
  for (let k = from; k < to; k++) {
    const times = factor ? factor[k]! : 1
    atRiskFactor[k - from] = times * steps.square[k]!
    if (!steps.tied || sets.died[k] === 1) continue
    deadFactor[ties] =
      times * Math.max(0, steps.spare[k]! - (steps.cross[k]! * steps.cross[k]!) / steps.square[k]!)
    tied[ties++] = k
  }
  return ties
}

/** Event times `from` to `to`, of which some are tied. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly ties: number
}

function loadColumn(
  { sets, design }: CoxModel,
  { share, steps }: CoxWork,
  { running, atRisk, dead, tied }: Pieces,
  c: number,
  { from, to, ties }: Stretch,
): void {
  const value = design[c]!
  const sums = atRisk[c]!
  const ofEvents = dead[c]!
  sumsAtRisk(sets, share, value, from, to, running[c]!, sums)
  for (let m = 0; m < ties; m++) {
    const k = tied[m]!
    const sum = sumOfEvents(sets, share, value, k)
    sums[k - from]! -= (steps.cross[k]! / steps.square[k]!) * sum
    ofEvents[m] = sum
  }
}

const NONE = new Float64Array(BLOCK_ROWS)

function addProducts(sums: ReturnType<typeof blockSums>, factor: Float64Array, count: number): void {
  const unused = new Float64Array(BLOCK_ROWS)
  const zero = new Float64Array(sums.score.length)
  for (let from = 0; from < count; from += BLOCK_ROWS) {
    const size = Math.min(BLOCK_ROWS, count - from)
    sums.load(from, size, zero, unused)
    sums.add(size, NONE, factor.subarray(from, from + size))
  }
}

/**
 * The sums of (w event - E_i) x_i and of E_i x_i x_i' over all rows; `factor` by event time, if any,
 * multiplies the hazard.
 */
export function* productsOfRows(
  { sets, design }: CoxModel,
  { share, steps: plain }: CoxWork,
  factor?: Float64Array,
): InSteps<{ score: Float64Array; information: Float64Array[] }> {
  const people = share.length
  const steps = factor ? timesFactor(plain, sets.begins, factor) : plain
  const sums = blockSums(design)
  const [lived, residual, unused] = [
    new Float64Array(BLOCK_ROWS),
    new Float64Array(BLOCK_ROWS),
    new Float64Array(BLOCK_ROWS),
  ]
  const zero = new Float64Array(design.length)
  for (let from = 0; from < people; from += BLOCK_ROWS) {
    const size = Math.min(BLOCK_ROWS, people - from)
    livedThrough(sets, steps, share, from, size, lived)
    for (let i = 0; i < size; i++)
      residual[i] = (hasEvent(sets, from + i) ? weightOf(sets, from + i) : 0) - lived[i]!
    sums.load(from, size, zero, unused)
    sums.add(size, residual, lived)
    if (from % PLACES === 0) yield
  }
  return { score: sums.score, information: sums.information() }
}

const weightOf = ({ weight }: CoxModel['sets'], place: number) => (weight ? weight[place]! : 1)

function timesFactor(steps: HazardSteps, begins: Uint8Array, factor: Float64Array): HazardSteps {
  const hazard = steps.hazard.map((value, k) => value * factor[k]!)
  const cumulative = new Float64Array(hazard.length + 1)
  cumulate(hazard, begins, cumulative)
  return { ...steps, hazard, cumulative, own: steps.own.map((value, k) => value * factor[k]!) }
}
