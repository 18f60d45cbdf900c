import { solveSymmetric, type Dependent } from '../foundations/cholesky.ts'
import { termsOf } from './families.ts'
import { solveInformation, type InformationFactor } from './information-factor.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import type { NotEstimable } from './maximum-likelihood.ts'
import { checkRegressionData, linearPredictor, type RegressionData } from './regression-data.ts'
import { scoreAt } from './scoring.ts'
import { eachWhitenedBlock } from './whitened-rows.ts'

export interface FirthFit {
  readonly coefficients: Float64Array
  /** Inverse of Fisher's information, without the penalty. */
  readonly covariance: readonly Float64Array[]
  readonly fitted: Float64Array
  /** l + 1/2 ln |X'WX|. */
  readonly penalisedLogLikelihood: number
}
export type FirthResult = ({ readonly kind: 'fitted' } & FirthFit) | NotEstimable
/** Coefficients held at a value, by column; the others are fitted, the penalty stays that of all columns. */
export type Held = ReadonlyMap<number, number>

/**
 * Firth's logistic regression: finite, less biased estimates also under separation and with few events.
 *
 * Maximises l(b) + 1/2 ln |X'WX| (Jeffreys' prior), whose score is X'[ w (y - p) + h (1/2 - p) ] with h the leverages.
 * Fisher scoring with step halving; where that is slow, Newton's method with the penalty's own second derivatives.
 * `design` is columns, the intercept among them, in any units; weights count rows. The intercept's, and so the mean
 * fitted, probability is pulled towards 1/2: do not use it to predict rare risks.
 * Not estimable: a column that is a combination of those before it.
 * Source: Firth 1993, Biometrika 80:27; Heinze & Schemper 2002, Stat Med 21:2409. Checked against: brglm2, brute force.
 * Errors: RangeError as every regression, and for a held value that is not finite.
 */
export const fitFirth = (data: RegressionData, held: Held = new Map()): FirthResult =>
  atOnce(firthInSteps(data, held))

export function* firthInSteps(data: RegressionData, held: Held = new Map()): InSteps<FirthResult> {
  for (const [column, value] of held)
    if (!Number.isFinite(value) || !data.design[column])
      throw new RangeError(`fitFirth: held: column ${column} at ${value}.`)
  const free = yield* climb(data, new Map())
  return free.kind === 'fitted' && held.size > 0 ? yield* heldFrom(data, [free.coefficients], held) : free
}

/**
 * The fit with coefficients held. Held far off, the penalised likelihood of the others can have several peaks: those
 * reached from each of `starts` and from no effect at all are compared.
 */
export function* heldFrom(
  data: RegressionData,
  starts: readonly Float64Array[],
  held: Held,
): InSteps<FirthResult> {
  let best = yield* climb(data, held)
  for (const start of starts) {
    const other = yield* climb(data, held, start)
    if (
      other.kind === 'fitted' &&
      (best.kind === 'not-estimable' || other.penalisedLogLikelihood > best.penalisedLogLikelihood)
    )
      best = other
  }
  return best
}

/** To the nearest peak from `start`, or from no effect. */
export function* climb(data: RegressionData, held: Held, start?: Float64Array): InSteps<FirthResult> {
  const largest = checkRegressionData('fitFirth', 'binomial', data)
  const reach = (coefficients: Float64Array) =>
    coefficients.reduce((sum, value, c) => sum + Math.abs(value) * largest[c]!, 0)
  const free = [...data.design.keys()].filter(c => !held.has(c))
  let coefficients = Float64Array.from(data.design, (_, c) => held.get(c) ?? start?.[c] ?? 0)
  let now: Penalised | Dependent = yield* penalisedAt(data, coefficients)
  if (now.kind === 'dependent' && (start || held.size > 0)) {
    // too far off to see: begin at the middle
    coefficients = coefficients.map((value, c) => (held.has(c) ? value : 0))
    now = yield* penalisedAt(data, coefficients)
  }
  if (now.kind === 'dependent')
    return held.size > 0
      ? { kind: 'not-estimable', reason: 'not-converged' }
      : { kind: 'not-estimable', reason: 'dependent', column: now.column }
  let before = Infinity
  let slow = false
  for (let turn = 0; turn < 500; turn++) {
    const step: Float64Array =
      free.length > 0 ? stepOf(data, now, free, slow) : new Float64Array(data.design.length)
    const size: number = reach(step) / (1 + reach(coefficients))
    if (size <= 1e-11 || (size < 1e-7 && size >= before / 2)) {
      return {
        kind: 'fitted',
        coefficients: coefficients.map((value, c) => value + step[c]!),
        covariance: now.factor.inverse(),
        fitted: now.fitted,
        penalisedLogLikelihood: now.logLikelihood,
      }
    }
    slow = turn > 5 && size > before / 10
    before = size
    const enough = now.logLikelihood - 1e-13 * (1 + Math.abs(now.logLikelihood))
    let share = Math.min(1, LONGEST / largestMove(data, step))
    let next = coefficients.map((value, c) => value + share * step[c]!)
    let tried = yield* penalisedAt(data, next)
    for (let half = 0; half < 60 && !(tried.kind === 'at' && tried.logLikelihood >= enough); half++) {
      share /= 2
      next = coefficients.map((value, c) => value + share * step[c]!)
      tried = yield* penalisedAt(data, next)
    }
    if (!(tried.kind === 'at' && tried.logLikelihood >= enough))
      return { kind: 'not-estimable', reason: 'not-converged' }
    coefficients = next
    now = tried
  }
  return { kind: 'not-estimable', reason: 'not-converged' }
}

/** l + 1/2 ln |X'WX|; -Infinity where no digits are left. */
export function penalisedLogLikelihood(data: RegressionData, coefficients: Float64Array): number {
  const at = atOnce(penalisedAt(data, coefficients))
  return at.kind === 'at' ? at.logLikelihood : -Infinity
}

/** A longer step, in log odds of some row, could land below another peak. */
const LONGEST = 2

function largestMove(data: RegressionData, step: Float64Array): number {
  let largest = 0
  for (const move of linearPredictor({ ...data, offset: undefined }, step))
    largest = Math.max(largest, Math.abs(move))
  return largest
}

interface Penalised {
  readonly kind: 'at'
  readonly logLikelihood: number
  readonly score: Float64Array
  readonly information: readonly Float64Array[]
  readonly factor: InformationFactor
  readonly linearPredictor: Float64Array
  readonly fitted: Float64Array
  readonly leverage: Float64Array
}

function* penalisedAt(data: RegressionData, coefficients: Float64Array): InSteps<Penalised | Dependent> {
  const scored = yield* scoreAt(termsOf.binomial, data, coefficients)
  if (!Number.isFinite(scored.logLikelihood)) return { kind: 'dependent', column: 0 } // too far off for any number
  const solved = solveInformation(termsOf.binomial, data, scored)
  if (solved.kind === 'dependent') return solved
  const { factor } = solved
  const { fitted, linearPredictor } = scored
  const leverage = new Float64Array(fitted.length)
  eachWhitenedBlock(data.design, factor, (block, from, count) => {
    for (const entry of block) for (let i = 0; i < count; i++) leverage[from + i]! += entry[i]! * entry[i]!
  })
  for (let i = 0; i < leverage.length; i++) leverage[i]! *= curvatureOf(data, linearPredictor, i)
  const score = scored.score.map((value, c) => {
    const column = data.design[c]!
    let pull = 0
    for (let i = 0; i < leverage.length; i++) pull += column[i]! * leverage[i]! * (0.5 - fitted[i]!)
    return value + pull
  })
  const lnDeterminant = 2 * factor.triangle.reduce((sum, row, k) => sum + Math.log(Math.abs(row[k]!)), 0)
  return {
    kind: 'at',
    logLikelihood: scored.logLikelihood + lnDeterminant / 2,
    score,
    information: scored.information,
    factor,
    linearPredictor,
    fitted,
    leverage,
  }
}

function curvatureOf({ weights }: RegressionData, linearPredictor: Float64Array, i: number): number {
  const small = Math.exp(-Math.abs(linearPredictor[i]!))
  return ((weights ? weights[i]! : 1) * small) / (1 + small) ** 2
}

/**
 * The step of the free coefficients; by the exact second derivatives if asked and where they are those of a
 * maximum.
 */
function stepOf(data: RegressionData, now: Penalised, free: readonly number[], exact: boolean): Float64Array {
  const part = (rows: readonly Float64Array[]) => free.map(r => Float64Array.from(free, c => rows[r]![c]!))
  const score = free.map(c => now.score[c]!)
  let solved = exact ? solveSymmetric(part(observedInformation(data, now)), score) : undefined
  if (solved?.kind !== 'solution') solved = solveSymmetric(part(now.information), score, 0)
  const step = new Float64Array(data.design.length)
  if (solved.kind === 'solution')
    free.forEach((c, k) => {
      step[c] = solved.values[k]!
    })
  else
    free.forEach((c, k) => {
      step[c] = score[k]! / now.information[c]![c]!
    })
  return step
}

/**
 * Minus the second derivatives of l + 1/2 ln |I|: I - 1/2 sum of x x' h (1 - 6 v) + 1/2 tr(B_j B_k), v = p (1 - p),
 * B_j = sum of x_j (1 - 2 p) u u', u the whitened rows times the root of their weight.
 */
function observedInformation(
  data: RegressionData,
  { information, factor, linearPredictor, fitted, leverage }: Penalised,
): Float64Array[] {
  const size = data.design.length
  const observed = information.map(row => row.slice())
  const bends = data.design.map(() => new Float64Array(size * size))
  eachWhitenedBlock(data.design, factor, (block, from, count) => {
    for (let i = 0; i < count; i++) {
      const row = from + i
      const p = fitted[row]!
      const curvature = curvatureOf(data, linearPredictor, row)
      const second = (leverage[row]! * (1 - 6 * p * (1 - p))) / 2
      for (let j = 0; j < size; j++) {
        const x = data.design[j]![row]!
        if (x === 0) continue
        for (let k = 0; k < size; k++) observed[j]![k]! -= second * x * data.design[k]![row]!
        const bend = bends[j]!
        const share = x * (1 - 2 * p) * curvature
        for (let l = 0; l < size; l++)
          for (let m = 0; m < size; m++) bend[l * size + m]! += share * block[l]![i]! * block[m]![i]!
      }
    }
  })
  for (let j = 0; j < size; j++)
    for (let k = 0; k < size; k++) {
      let trace = 0
      for (let at = 0; at < size * size; at++) trace += bends[j]![at]! * bends[k]![at]!
      observed[j]![k]! += trace / 2
    }
  return observed
}
