import { chiSquareCdf } from '../foundations/chi-square.ts'
import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { eventStepsInSteps } from './event-steps.ts'

export type RobustLogRankResult =
  | RobustLogRank
  | { readonly kind: 'not-estimable'; readonly reason: 'no-comparison' }
export interface RobustLogRank {
  readonly kind: 'fitted'
  /** Weighted observed minus expected events of the exposed. */
  readonly score: number
  readonly chiSquare: number
  readonly p: number
}

/**
 * Log-rank test of two weighted groups with a robust variance.
 *
 * Score U = sum of w_i u_i, u_i = dN_i (x_i - x(T_i)) - sum over t <= T_i of (x_i - x(t)) dH(t): the score residual of
 * the exposure x (1 exposed, 0 not) in a weighted Cox model at a hazard ratio of 1;
 * chi-square = U^2 / (n/(n - 1) sum of (w_i u_i - mean)^2), 1 degree of freedom. The weights are taken
 * as known: with weights from a fitted propensity score the test errs on the safe side for the whole study's effect.
 * Ties: mean exposure x(t) and hazard dH(t) after Efron, the d events of a time sharing their mean weight and
 * leaving one after another, which each person meets with their whole presence; times as in `eventSteps`.
 * People of weight 0 are left out. Missing values: none allowed.
 * Source: Lin & Wei 1989, JASA 84:1074; Rader 2014 for surveys; Therneau & Grambsch 2000, chapter 7.
 * Checked against: survey::svylogrank. Any unit. Not estimable where nobody with an event had company of the
 * other group.
 * Errors: RangeError as `eventSteps`, and where `exposed` holds other than 0 and 1.
 */
export const robustLogRank = (
  time: Float64Array,
  event: Uint8Array,
  exposed: Uint8Array,
  weight: Float64Array,
): RobustLogRankResult => atOnce(robustLogRankInSteps(time, event, exposed, weight))

export function* robustLogRankInSteps(
  time: Float64Array,
  event: Uint8Array,
  exposed: Uint8Array,
  weight: Float64Array,
): InSteps<RobustLogRankResult> {
  const residual = yield* scoreResiduals(time, event, exposed, weight)
  yield
  let people = 0
  let score = 0
  for (let i = 0; i < weight.length; i++)
    if (weight[i]! > 0) {
      people++
      score += weight[i]! * residual[i]!
    }
  let squares = 0
  for (let i = 0; i < weight.length; i++)
    if (weight[i]! > 0) squares += (weight[i]! * residual[i]! - score / people) ** 2
  const variance = (people / (people - 1)) * squares
  if (!(variance > 0)) return { kind: 'not-estimable', reason: 'no-comparison' }
  const chiSquare = (score * score) / variance
  return { kind: 'fitted', score, chiSquare, p: chiSquareCdf(chiSquare, 1, true) }
}

/** u_i: one's own event less its expectation, less the same summed over the hazard while at risk. */
function* scoreResiduals(
  time: Float64Array,
  event: Uint8Array,
  exposed: Uint8Array,
  weight: Float64Array,
): InSteps<Float64Array> {
  if (exposed.length !== time.length)
    throw new RangeError(`robustLogRank: exposed has ${exposed.length} rows, time has ${time.length}.`)
  const wrong = exposed.findIndex(each => each > 1)
  if (wrong >= 0)
    throw new RangeError(`robustLogRank: exposed, row ${wrong + 1}: ${exposed[wrong]} is neither 0 nor 1.`)
  const { times, atRisk, events, stepOf } = yield* eventStepsInSteps(
    { time, event, weights: weight },
    'robustLogRank',
  )
  const steps = times.length
  const exposedAtRisk = new Float64Array(steps)
  const exposedEvents = new Float64Array(steps)
  const tied = new Uint32Array(steps)
  for (let from = 0; from < time.length; from += PIECE) {
    yield
    for (let i = from; i < Math.min(time.length, from + PIECE); i++) {
      const step = stepOf[i]!
      if (exposed[i]) exposedAtRisk[step]! += weight[i]!
      if (event[i] === 0 || weight[i] === 0) continue
      tied[step]!++
      if (exposed[i]) exposedEvents[step]! += weight[i]!
    }
  }
  yield
  for (let step = steps - 2; step >= 0; step--) exposedAtRisk[step]! += exposedAtRisk[step + 1]!

  // Running sums over steps of the hazard's increment and of the increment times the exposed share.
  const hazard = new Float64Array(steps + 1)
  const shared = new Float64Array(steps + 1)
  const meanShare = new Float64Array(steps)
  for (let step = 0; step < steps; step++) {
    if (step % PIECE === 0) yield
    const deaths = tied[step]!
    let increment = 0
    for (let l = 0; l < deaths; l++) {
      const gone = l / deaths
      const present = atRisk[step]! - gone * events[step]!
      increment += events[step]! / deaths / present
      meanShare[step]! += (exposedAtRisk[step]! - gone * exposedEvents[step]!) / present / deaths
    }
    hazard[step + 1] = hazard[step]! + increment
    shared[step + 1] = shared[step]! + increment * meanShare[step]!
  }
  const residual = new Float64Array(time.length)
  for (let from = 0; from < time.length; from += PIECE) {
    yield
    for (let i = from; i < Math.min(time.length, from + PIECE); i++) {
      const left = stepOf[i]! + 1
      const x = exposed[i]!
      residual[i] = (event[i] === 0 ? 0 : x - meanShare[left - 1]!) - (x * hazard[left]! - shared[left]!)
    }
  }
  return residual
}
