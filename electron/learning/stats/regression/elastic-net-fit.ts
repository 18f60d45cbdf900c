import { rowsAt, termsOf } from './families.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { devianceOf } from './goodness-of-fit.ts'
import {
  addColumn,
  dotColumn,
  interceptColumn,
  packColumn,
  timesColumn,
  type PackedColumn,
} from './packed-columns.ts'
import { minimisePenalised, type Penalty } from './penalised-quadratic.ts'
import type { RegressionData } from './regression-data.ts'

export type PenalisedFamily = 'gaussian' | 'binomial'
export interface PenalisedFit {
  readonly intercept: number
  readonly coefficients: Float64Array
  readonly deviance: number
  readonly linearPredictor: Float64Array
}
export interface ElasticNetProblem {
  readonly family: PenalisedFamily
  /** Deviance of the intercept (and the columns that are not penalised). */
  readonly nullDeviance: number
  /** Largest slope of the log likelihood per row along a penalised column there, over its factor. */
  readonly steepest: number
  /**
   * The fit at a penalty, begun from the fit before; call with falling penalties. Undefined where it does not
   * converge.
   */
  fitAt(lambda: number): InSteps<PenalisedFit | undefined>
}
type Created =
  | ({ kind: 'ready' } & ElasticNetProblem)
  | { kind: 'not-estimable'; reason: 'constant-outcome' | 'not-converged' }

const TURNS = 200

/** Prepares a penalised regression; the arguments have been checked. Column 0 of everything inside is the intercept. */
export function* createElasticNet(
  family: PenalisedFamily,
  data: RegressionData,
  mixing: number,
  ownFactors: Float64Array,
  tolerance: number,
): InSteps<Created> {
  const people = data.outcome.length
  const weights = data.weights ?? new Float64Array(people).fill(1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!varies(data.outcome, weights)) return { kind: 'not-estimable', reason: 'constant-outcome' }
  const columns = [interceptColumn(people), ...data.design.map(column => packColumn(column, weights, total))]
  const factors = Float64Array.from([0, ...ownFactors])
  const state = createState(family, data, columns, total)
  const model = createModel(columns, total)
  const rest = tolerance * Math.sqrt(state.deviance() / total)
  const indices = Uint32Array.from(columns, (_, j) => j)

  /** Minimises over the columns `chosen`, by quadratic models that are kept as long as they lead on quickly. */
  function* settle(chosen: Uint32Array, penalty: Penalty): InSteps<boolean> {
    let before = Infinity
    const gradient = new Float64Array(columns.length)
    for (let turn = 0; turn < TURNS; turn++) {
      yield* model.cover(chosen, state.rows.curvature)
      for (const j of chosen) gradient[j] = state.slope(j)
      const from = state.coefficients
      const to = from.slice()
      minimisePenalised(model.matrix, gradient, to, chosen, penalty, rest / 100)
      const moved = chosen.reduce(
        (most, j) => Math.max(most, Math.abs(to[j]! - from[j]!) * Math.sqrt(model.curvature(j))),
        0,
      )
      if (moved === 0) return true
      const enough = state.cost(penalty) * (1 + 1e-10)
      state.moveTo(to)
      yield
      for (let share = 1; !(state.cost(penalty) <= enough) && share > 1e-10;) {
        share /= 2
        model.forget()
        state.moveTo(to.map((value, j) => from[j]! + share * (value - from[j]!)))
        yield
      }
      if (moved <= rest || family === 'gaussian') return true // least squares are their own quadratic model
      if (moved > before / 4) model.forget()
      before = moved
    }
    return false
  }

  const free = indices.filter(j => factors[j] === 0)
  if (!(yield* settle(free, { lambda: 0, mixing, factors })))
    return { kind: 'not-estimable', reason: 'not-converged' }
  const nullDeviance = state.deviance()
  const steepest = columns.reduce(
    (most, _, j) => (factors[j]! > 0 ? Math.max(most, Math.abs(state.slope(j)) / factors[j]!) : most),
    0,
  )
  let last = steepest / Math.max(mixing, 1e-3)
  return {
    kind: 'ready',
    family,
    nullDeviance,
    steepest,
    *fitAt(lambda) {
      const penalty = { lambda, mixing, factors }
      const strong = mixing * Math.max(0, 2 * lambda - last)
      const isIn = (j: number) =>
        columns[j]!.scale > 0 &&
        (state.coefficients[j] !== 0 || factors[j] === 0 || Math.abs(state.slope(j)) >= strong * factors[j]!)
      let chosen = indices.filter(isIn)
      for (;;) {
        if (!(yield* settle(chosen, penalty))) return undefined
        const within = new Set(chosen)
        const missed = indices.filter(
          j =>
            columns[j]!.scale > 0 &&
            !within.has(j) &&
            Math.abs(state.slope(j)) > lambda * mixing * factors[j]! + rest,
        )
        if (missed.length === 0) break
        chosen = Uint32Array.from([...chosen, ...missed])
        yield
      }
      last = lambda
      return { ...state.inOwnUnits(), deviance: state.deviance(), linearPredictor: state.rows.predictor }
    },
  }
}

function varies(outcome: Float64Array, weights: Float64Array): boolean {
  const first = weights.findIndex(weight => weight > 0)
  return first >= 0 && outcome.some((y, i) => weights[i]! > 0 && y !== outcome[first])
}

/** Coefficients of the standardised columns, and the rows there. */
function createState(
  family: PenalisedFamily,
  data: RegressionData,
  columns: readonly PackedColumn[],
  total: number,
) {
  let coefficients: Float64Array = new Float64Array(columns.length)
  const evaluate = () => {
    const predictor = data.offset ? Float64Array.from(data.offset) : new Float64Array(data.outcome.length)
    let constant = 0
    columns.forEach((column, j) => {
      constant += addColumn(column, coefficients[j]!, predictor)
    })
    if (constant !== 0) for (let i = 0; i < predictor.length; i++) predictor[i]! += constant
    const rows = rowsAt(termsOf[family], data, predictor)
    return { rows, residuals: sumOf(rows.residual) }
  }
  let now = evaluate()
  const perfect = now.rows.logLikelihood + devianceOf(family, data, now.rows.predictor) / 2
  return {
    get coefficients() {
      return coefficients
    },
    get rows() {
      return now.rows
    },
    deviance: () => 2 * (perfect - now.rows.logLikelihood),
    /** Slope of the log likelihood per row along a column. */
    slope: (j: number) => dotColumn(columns[j]!, now.rows.residual, now.residuals) / total,
    cost: ({ lambda, mixing, factors }: Penalty) =>
      (perfect - now.rows.logLikelihood) / total +
      lambda *
        coefficients.reduce(
          (sum, value, j) =>
            sum + factors[j]! * (mixing * Math.abs(value) + ((1 - mixing) * value * value) / 2),
          0,
        ),
    moveTo(values: Float64Array) {
      coefficients = values
      now = evaluate()
    },
    inOwnUnits() {
      const own = coefficients
        .slice(1)
        .map((value, j) => (columns[j + 1]!.scale > 0 ? value / columns[j + 1]!.scale : 0))
      return {
        intercept: own.reduce((left, value, j) => left - value * columns[j + 1]!.mean, coefficients[0]!),
        coefficients: own,
      }
    },
  }
}

const sumOf = (values: Float64Array) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

/**
 * Second derivatives per row of minus the log likelihood, for the columns that have been needed, with the row
 * weights they were begun with.
 */
function createModel(columns: readonly PackedColumn[], total: number) {
  const size = columns.length
  const values = new Float64Array(size * size)
  let known: number[] = []
  let weights: Float64Array | undefined
  return {
    matrix: { values, size },
    curvature: (j: number) => values[j * size + j]!,
    forget() {
      weights = undefined
    },
    *cover(chosen: Uint32Array, curvature: Float64Array): InSteps<void> {
      if (!weights) {
        weights = curvature
        known = []
      }
      const covered = new Set(known)
      for (const j of chosen) {
        if (covered.has(j)) continue
        known.push(j)
        const product = timesColumn(columns[j]!, weights)
        const sum = sumOf(product)
        for (const k of known)
          values[j * size + k] = values[k * size + j] = dotColumn(columns[k]!, product, sum) / total
        yield
      }
    },
  }
}
