import { invertSymmetric } from '../foundations/cholesky.ts'

export interface LogisticFit {
  readonly coefficients: Float64Array
  /** Inverse of the information, row by row: the coefficients' covariance. */
  readonly covariance: readonly Float64Array[]
  /** Fitted probability of each row. */
  readonly fitted: Float64Array
  readonly logLikelihood: number
}
export type LogisticResult = ({ kind: 'fitted' } & LogisticFit) | { kind: 'not-estimable'; reason: 'separation' } | { kind: 'not-estimable'; reason: 'dependent'; column: number }

/** Beyond this linear predictor a fitted probability is 0 or 1 for every practical purpose: the sign of separation. */
const SEPARATED_AT = 17

/**
 * Logistic regression by maximum likelihood, iteratively reweighted least squares with step halving.
 *
 * Maximises sum of w [ y x'b - ln(1 + exp(x'b)) ]. `design` is columns, the intercept among them; scale them to order 1.
 * Missing values: none allowed. Separation (Albert & Anderson 1984): somebody's probability runs to 0 or 1, or no
 * maximum is reached; dependent: a column is a combination of those before it.
 * Source: McCullagh & Nelder 1989, section 4.4. Checked against: R's glm(family = binomial).
 */
export function fitLogistic(outcome: Uint8Array, design: readonly Float64Array[], weights?: Float64Array): LogisticResult {
  const size = design.length
  let coefficients = new Float64Array(size)
  let state = evaluate(outcome, design, coefficients, weights)
  for (let turn = 0; turn < 50; turn++) {
    const inverse = invertSymmetric(information(design, state.fitted, weights))
    if (inverse.kind === 'dependent') return turn === 0 ? { kind: 'not-estimable', reason: 'dependent', column: inverse.column } : { kind: 'not-estimable', reason: 'separation' }
    const step = inverse.rows.map(row => row.reduce((sum, value, c) => sum + value * state.score[c]!, 0))
    let share = 1
    let next = coefficients.map((value, c) => value + step[c]!)
    let tried = evaluate(outcome, design, next, weights)
    for (let half = 0; half < 20 && tried.logLikelihood < state.logLikelihood - 1e-10 * Math.abs(state.logLikelihood); half++) {
      share /= 2
      next = coefficients.map((value, c) => value + share * step[c]!)
      tried = evaluate(outcome, design, next, weights)
    }
    const settled = step.every(each => Math.abs(each * share) < 1e-10)
    coefficients = next
    state = tried
    if (state.largestPredictor > SEPARATED_AT) return { kind: 'not-estimable', reason: 'separation' }
    if (settled) {
      const covariance = invertSymmetric(information(design, state.fitted, weights))
      if (covariance.kind === 'dependent') return { kind: 'not-estimable', reason: 'separation' }
      return { kind: 'fitted', coefficients, covariance: covariance.rows, fitted: state.fitted, logLikelihood: state.logLikelihood }
    }
  }
  return { kind: 'not-estimable', reason: 'separation' }
}

function evaluate(outcome: Uint8Array, design: readonly Float64Array[], coefficients: Float64Array, weights?: Float64Array) {
  const people = outcome.length
  const predictor = new Float64Array(people)
  design.forEach((column, c) => {
    const slope = coefficients[c]!
    for (let i = 0; i < people; i++) predictor[i]! += slope * column[i]!
  })
  const fitted = new Float64Array(people)
  const residual = new Float64Array(people)
  let logLikelihood = 0
  let largestPredictor = 0
  for (let i = 0; i < people; i++) {
    const value = predictor[i]!
    const weight = weights ? weights[i]! : 1
    const small = Math.exp(-Math.abs(value))
    fitted[i] = value >= 0 ? 1 / (1 + small) : small / (1 + small)
    logLikelihood += weight * ((outcome[i] ? value : 0) - (Math.max(value, 0) + Math.log1p(small)))
    residual[i] = weight * (outcome[i]! - fitted[i]!)
    largestPredictor = Math.max(largestPredictor, Math.abs(value))
  }
  const score = design.map(column => { let sum = 0; for (let i = 0; i < people; i++) sum += column[i]! * residual[i]!; return sum })
  return { fitted, logLikelihood, score, largestPredictor }
}

/** X' W X with W = w p (1 - p), row by row. */
function information(design: readonly Float64Array[], fitted: Float64Array, weights?: Float64Array): Float64Array[] {
  const size = design.length
  const spread = fitted.map((p, i) => p * (1 - p) * (weights ? weights[i]! : 1))
  const rows = design.map(() => new Float64Array(size))
  for (let a = 0; a < size; a++) {
    const scaled = design[a]!.map((value, i) => value * spread[i]!)
    for (let b = a; b < size; b++) {
      const other = design[b]!
      let sum = 0
      for (let i = 0; i < scaled.length; i++) sum += scaled[i]! * other[i]!
      rows[a]![b] = sum
      rows[b]![a] = sum
    }
  }
  return rows
}
