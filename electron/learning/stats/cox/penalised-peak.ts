import { cholesky, invertSymmetric, solveSymmetric } from '../foundations/cholesky.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork } from './cox-work.ts'
import { determinantSlope } from './determinant-slope.ts'
import { partialLikelihood } from './partial-likelihood.ts'

/** l + 1/2 ln |information| and its derivative, of the model's scaled columns. */
export interface Penalised {
  readonly logLikelihood: number
  readonly score: Float64Array
  readonly information: readonly Float64Array[]
  /** None where the likelihood is out of range, or a column (`dependent`) has no information of its own left. */
  readonly inverse: readonly Float64Array[] | undefined
  readonly dependent?: number
  /**
   * How far rounding may put the log likelihood off: far out little is left of the information, and so of its
   * digits.
   */
  readonly rounding: number
}

export function* penalisedAt(model: CoxModel, coefficients: Float64Array, work: CoxWork): InSteps<Penalised> {
  const { logLikelihood, score, information, size } = yield* partialLikelihood(model, coefficients, work)
  if (logLikelihood === -Infinity)
    return { logLikelihood, score, information, inverse: undefined, rounding: 0 }
  const factor = cholesky(information, 0)
  const weak =
    factor.kind === 'dependent'
      ? factor.column
      : factor.lower.findIndex((row, c) => !(row[c]! ** 2 > 1e-11 * size[c]!))
  if (factor.kind === 'dependent' || weak >= 0)
    return { logLikelihood: -Infinity, score, information, inverse: undefined, dependent: weak, rounding: 0 }
  const inverted = invertSymmetric(information, 0)
  const inverse = inverted.kind === 'inverse' ? inverted.rows : []
  const slope = yield* determinantSlope(model, work, inverse)
  const rounding = factor.lower.reduce(
    (most, row, c) => Math.max(most, (4 * Number.EPSILON * size[c]!) / row[c]! ** 2),
    1e-13 * (1 + Math.abs(logLikelihood)),
  )
  return {
    logLikelihood: logLikelihood + factor.lnDeterminant / 2,
    score: score.map((value, c) => value + slope[c]! / 2),
    information,
    inverse,
    rounding,
  }
}

export interface Peak {
  readonly coefficients: Float64Array
  readonly logLikelihood: number
  readonly inverse: readonly Float64Array[]
}

/** The higher of the peaks reached from `near` and from no effect of the others: held far off, there may be several. */
export function* climbHeld(
  model: CoxModel,
  work: CoxWork,
  near: Float64Array,
  held: number,
  value: number,
): InSteps<Peak | undefined> {
  const from = (start: Float64Array) =>
    climb(
      model,
      work,
      start.map((each, c) => (c === held ? value : each)),
      held,
    )
  const [one, other] = [
    yield* from(near),
    near.length > 1 ? yield* from(new Float64Array(near.length)) : undefined,
  ]
  return one && (!other || one.logLikelihood >= other.logLikelihood) ? one : other
}

/**
 * Below this gain (twice the likelihood still to be won) a coefficient is known to ten digits of its standard
 * error.
 */
const ENOUGH = 1e-20

/**
 * To the peak of the penalised likelihood from `start`, one coefficient held if asked; undefined where it is
 * not reached.
 * Steps use the information in place of the penalised likelihood's own curvature; where that is slow,
 * differences of the score.
 */
export function* climb(
  model: CoxModel,
  work: CoxWork,
  start: Float64Array,
  held?: number,
): InSteps<Peak | undefined> {
  const free = [...start.keys()].filter(c => c !== held)
  let coefficients = start
  let now = yield* penalisedAt(model, coefficients, work)
  let [before, rise] = [Infinity, Infinity]
  for (let turn = 0; turn < 200 && now.inverse; turn++) {
    const peak: Peak = { coefficients, logLikelihood: now.logLikelihood, inverse: now.inverse }
    let { step, gain } = stepOf(now.information, now.score, free)
    if (gain > 0.01 * before) {
      const curved = stepOf(yield* curvature(model, work, coefficients, now, free), now.score, free)
      if (curved.gain > 0) ({ step, gain } = curved)
    }
    // the second: only rounding is left
    if (!(gain > ENOUGH) || (gain >= before / 2 && rise <= now.rounding)) return peak
    before = gain
    const moved: { coefficients: Float64Array; at: Penalised } | undefined = yield* move(
      model,
      work,
      coefficients,
      now,
      step,
    )
    if (!moved) return gain < 1e-5 ? peak : undefined
    rise = moved.at.logLikelihood - now.logLikelihood
    coefficients = moved.coefficients
    now = moved.at
  }
  return undefined
}

function stepOf(
  matrix: readonly Float64Array[],
  score: Float64Array,
  free: readonly number[],
): { step: Float64Array; gain: number } {
  const step = new Float64Array(score.length)
  const solved = solveSymmetric(
    free.map(r => Float64Array.from(free, c => matrix[r]![c]!)),
    free.map(c => score[c]!),
    0,
  )
  if (solved.kind === 'dependent') return { step, gain: Number.NaN }
  free.forEach((c, k) => {
    step[c] = solved.values[k]!
  })
  return { step, gain: step.reduce((sum, value, c) => sum + value * score[c]!, 0) }
}

/** Minus the derivative of the penalised score, by differences. */
function* curvature(
  model: CoxModel,
  work: CoxWork,
  coefficients: Float64Array,
  now: Penalised,
  free: readonly number[],
): InSteps<Float64Array[]> {
  const matrix = Array.from(coefficients, () => new Float64Array(coefficients.length))
  for (const c of free) {
    const by = 1e-6 * Math.sqrt(now.inverse![c]![c]!)
    const { score, inverse } = yield* penalisedAt(
      model,
      coefficients.map((value, k) => (k === c ? value + by : value)),
      work,
    )
    if (!inverse) return matrix
    for (const r of free) matrix[r]![c] = (now.score[r]! - score[r]!) / by
  }
  return matrix.map((row, r) => row.map((value, c) => (value + matrix[c]![r]!) / 2))
}

function* move(
  model: CoxModel,
  work: CoxWork,
  from: Float64Array,
  now: Penalised,
  step: Float64Array,
): InSteps<{ coefficients: Float64Array; at: Penalised } | undefined> {
  const enough = now.logLikelihood - now.rounding
  for (let half = 0, share = 1; half < 40; half++, share /= 2) {
    const coefficients: Float64Array = from.map((value, c) => value + share * step[c]!)
    const at = yield* penalisedAt(model, coefficients, work)
    if (at.inverse && at.logLikelihood >= enough) return { coefficients, at }
  }
  return undefined
}
