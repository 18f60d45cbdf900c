import { termsOf, type RowTerms } from './families.ts'
import { solveInformation, type InformationFactor } from './information-factor.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { rowsThatCount, type Family, type RegressionData } from './regression-data.ts'
import { scoreAt, type Scored } from './scoring.ts'
import { separatedRowsInSteps } from './separation.ts'

export interface Maximum extends Scored {
  readonly coefficients: Float64Array
  readonly factor: InformationFactor
}
export type NotEstimable =
  | { readonly kind: 'not-estimable'; readonly reason: 'separation' }
  | { readonly kind: 'not-estimable'; readonly reason: 'dependent'; readonly column: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'not-converged' | 'no-residual-freedom' }
export type MaximumResult = ({ readonly kind: 'maximum' } & Maximum) | NotEstimable

/**
 * A maximum is reached when the next step would change no row's linear predictor by this much, relative to
 * its size.
 */
const SETTLED = 1e-10
/** Where a maximum exists it is nearly always reached within these turns; where not, every turn moves on by about 1. */
const SUSPICIOUS_TURNS = 9
const TURNS = 200

/**
 * Maximises the likelihood of a generalised linear model with its canonical link: Newton's method with step halving.
 *
 * `data` have been checked; `largest` is the largest absolute value of each column. A converged maximum
 * proves that there is no separation, as under separation no step ever becomes small; where it does not
 * converge at once, the test of `separation.ts` decides.
 */
export function* maximiseLikelihood(
  family: Family,
  data: RegressionData,
  largest: Float64Array,
  start?: Float64Array,
): InSteps<MaximumResult> {
  const found = yield* climb(family, data, largest, start)
  const lost = start && found.kind === 'not-estimable' && found.reason !== 'separation' // the start was too far off
  return lost ? yield* climb(family, data, largest, undefined) : found
}

function* climb(
  family: Family,
  data: RegressionData,
  largest: Float64Array,
  start: Float64Array | undefined,
): InSteps<MaximumResult> {
  const terms = termsOf[family]
  const reach = (coefficients: Float64Array) =>
    coefficients.reduce((sum, value, c) => sum + Math.abs(value) * largest[c]!, 0)
  let coefficients: Float64Array = start?.slice() ?? new Float64Array(data.design.length)
  let now: Scored = yield* scoreAt(
    start || family !== 'poisson' ? terms : fromCounts(terms),
    data,
    coefficients,
  )
  let compare = start !== undefined || family !== 'poisson'
  if (!Number.isFinite(now.logLikelihood) && start) return { kind: 'not-estimable', reason: 'not-converged' }
  let overlap = family === 'gaussian' // known to have a maximum
  const separated = function* (): InSteps<boolean> {
    return family !== 'gaussian' && (yield* separatedRowsInSteps(family, data)) !== undefined
  }
  let before = Infinity
  for (let turn = 0; turn < TURNS; turn++) {
    if (
      !overlap &&
      (turn === SUSPICIOUS_TURNS ||
        toldWithoutError(family, data, now.linearPredictor, 1e-12 * reach(coefficients)))
    ) {
      if (turn < SUSPICIOUS_TURNS || (yield* separated()))
        return { kind: 'not-estimable', reason: 'separation' }
      overlap = true
    }
    const solved = solveInformation(terms, data, now, turn > 0)
    if (solved.kind === 'dependent') {
      if (turn === 0) return { kind: 'not-estimable', reason: 'dependent', column: solved.column }
      if (!overlap && (yield* separated())) return { kind: 'not-estimable', reason: 'separation' }
      return { kind: 'not-estimable', reason: 'not-converged' }
    }
    const { step, factor } = solved
    const size = reach(step) / (reach(coefficients) + (family === 'gaussian' ? 0 : 1)) || 0
    const next = coefficients.map((value, c) => value + step[c]!)
    if (compare && (size <= SETTLED || (overlap && size < 1e-6 && size >= before / 2)))
      return { kind: 'maximum', ...now, coefficients: next, factor }
    before = size

    let tried = yield* scoreAt(terms, data, next, family === 'gaussian' ? now.information : undefined)
    if (compare) {
      const rounding =
        1e-12 * (1 + Math.abs(now.logLikelihood)) +
        Number.EPSILON * Math.sqrt(data.outcome.length) * reach(next)
      const enough = now.logLikelihood - rounding
      for (let half = 0; half < 60 && !(tried.logLikelihood >= enough); half++) {
        next.forEach((value, c) => {
          next[c] = (value + coefficients[c]!) / 2
        })
        tried = yield* scoreAt(terms, data, next)
      }
      if (!(tried.logLikelihood >= enough)) return { kind: 'not-estimable', reason: 'not-converged' }
    } else if (!Number.isFinite(tried.logLikelihood)) tried = yield* scoreAt(terms, data, next.fill(0))
    if (!Number.isFinite(tried.logLikelihood)) return { kind: 'not-estimable', reason: 'not-converged' }
    compare = true
    coefficients = next
    now = tried
  }
  return { kind: 'not-estimable', reason: 'not-converged' }
}

/**
 * Newton's first step for counts, from the fitted values y + 0.1 rather than from coefficients of 0, which
 * may be far off.
 */
const fromCounts =
  (terms: RowTerms): RowTerms =>
  (block, outcome, weights, from, count) => {
    const given = block.predictor.slice(0, count)
    for (let i = 0; i < count; i++) block.predictor[i] = Math.log(outcome[from + i]! + 0.1)
    const logLikelihood = terms(block, outcome, weights, from, count)
    for (let i = 0; i < count; i++)
      block.residual[i]! += block.curvature[i]! * (block.predictor[i]! - given[i]!)
    return logLikelihood
  }

/** Every row's linear predictor, less the offset, has its outcome's sign: complete separation, proven. */
function toldWithoutError(
  family: Family,
  data: RegressionData,
  predictor: Float64Array,
  rounding: number,
): boolean {
  if (family !== 'binomial' || rowsThatCount(data) === 0) return false
  const { outcome, offset, weights } = data
  for (let i = 0; i < outcome.length; i++) {
    if (weights && weights[i] === 0) continue
    const value = predictor[i]! - (offset ? offset[i]! : 0)
    if (!(outcome[i] === 1 ? value > rounding : outcome[i] === 0 && value < -rounding)) return false
  }
  return true
}
