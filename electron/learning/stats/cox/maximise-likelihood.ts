import { cholesky, solveFactor } from '../foundations/cholesky.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork } from './cox-work.ts'
import { exactLikelihood } from './exact-likelihood.ts'
import { partialLikelihood, type Evaluated } from './partial-likelihood.ts'
import { recessionDirection } from './recession-direction.ts'

/** The maximum, in the model's centred and scaled columns. */
export interface Maximum {
  readonly coefficients: Float64Array
  readonly atNull: Evaluated
  readonly atMaximum: Evaluated
  /** Score' information^-1 score at no effect. */
  readonly scoreTest: number
  readonly iterations: number
}
export type MaximumResult =
  | ({ kind: 'maximum' } & Maximum)
  | { kind: 'dependent'; column: number }
  | { kind: 'monotone'; direction: Float64Array; atNull: Evaluated }
  | { kind: 'not-converged' }

/** Below this share of its size left beside those before it, a column is a combination of those before it. */
const DEPENDENT = 1e-11
/**
 * Near the maximum each Newton step squares the distance; a likelihood that rises without limit keeps a third
 * of it or more.
 */
const SLOW = 0.3
/**
 * A column whose information has shrunk to this share of that at no effect may belong to a likelihood that is
 * flat far out.
 */
const COLLAPSED = 0.01
const MOST_TURNS = 60

/**
 * The maximum of a partial likelihood by Newton's method with step halving.
 *
 * It stops after a step shorter than a millionth of a standard error
 * (the next would be a millionth of that again). When steps stay long, or the information has shrunk away,
 * `recessionDirection` decides once whether a maximum exists; the size of the coefficients does not.
 */
export function* maximiseLikelihood(model: CoxModel, work: CoxWork): InSteps<MaximumResult> {
  const evaluate = (at: Float64Array) => evaluateAt(model, at, work)
  const enough =
    1e-12 *
    Math.min(
      1,
      model.sets.diedWeight.reduce((sum, each) => sum + each, 0),
    )
  let coefficients: Float64Array = new Float64Array(model.design.length)
  const atNull = yield* evaluate(coefficients)
  let now = atNull
  let scoreTest = 0
  let before = Infinity
  let finite = false // known to have a maximum
  let pivotsAtNull: number[] = []
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const factor = cholesky(now.information, 0)
    const weak =
      factor.kind === 'dependent'
        ? factor.column
        : factor.lower.findIndex((row, c) => !(row[c]! ** 2 > DEPENDENT * now.size[c]!))
    if (turn === 0 && weak >= 0) return { kind: 'dependent', column: weak }
    const step = factor.kind === 'factor' ? solveFactor(factor.lower, now.score) : undefined
    // square of the distance in standard errors
    const gain = step ? step.reduce((sum, each, c) => sum + each * now.score[c]!, 0) : Infinity
    const pivots = factor.kind === 'factor' ? factor.lower.map((row, c) => row[c]! ** 2) : []
    if (turn === 0) {
      scoreTest = gain
      pivotsAtNull = pivots
    }
    const slow = turn >= 9 || (turn >= 3 && gain > enough && Math.sqrt(gain / before) > SLOW)
    if (!finite && (!step || slow || pivots.some((pivot, c) => pivot < COLLAPSED * pivotsAtNull[c]!))) {
      const direction = yield* recessionDirection(model, atNull.score)
      if (direction) return { kind: 'monotone', direction, atNull }
      finite = true
    }
    if (!step) break
    before = gain
    const moved = yield* move(evaluate, coefficients, now, step, gain)
    if (!moved) break
    coefficients = moved.coefficients
    now = moved.at
    if (gain <= enough)
      return { kind: 'maximum', coefficients, atNull, atMaximum: now, scoreTest, iterations: turn + 1 }
  }
  if (!finite) {
    const direction = yield* recessionDirection(model, atNull.score)
    if (direction) return { kind: 'monotone', direction, atNull }
  }
  return { kind: 'not-converged' }
}

/** The likelihood that the model's ties ask for. */
export const evaluateAt = (model: CoxModel, at: Float64Array, work: CoxWork): InSteps<Evaluated> =>
  model.ties === 'exact' ? exactLikelihood(model, at) : partialLikelihood(model, at, work)

/**
 * Goes along the step, or a half, a quarter, ... of it, until the likelihood does not fall. Small steps need
 * no test: rounding would decide it.
 */
function* move(
  evaluate: (at: Float64Array) => InSteps<Evaluated>,
  from: Float64Array,
  now: Evaluated,
  step: Float64Array,
  gain: number,
): InSteps<{ coefficients: Float64Array; at: Evaluated } | undefined> {
  const untested = gain < 1e-9 * Math.abs(now.logLikelihood)
  for (let half = 0, share = 1; half < 40; half++, share /= 2) {
    const coefficients = from.map((value, c) => value + share * step[c]!)
    const at = yield* evaluate(coefficients)
    if (at.logLikelihood >= now.logLikelihood || (untested && at.logLikelihood > -Infinity))
      return { coefficients, at }
  }
  return undefined
}
