import { invertSymmetric } from '../foundations/cholesky.ts'
import type { Estimator } from './between-study-variance.ts'
import { extremes } from './extremes.ts'
import { variancePeak, type VarianceLikelihood } from './variance-peak.ts'

/**
 * Between-study variance tau2 that moderators leave unexplained, cut at 0, in y ~ N(x'b, v + tau2).
 *
 * With W = diag 1 / (v + tau2) and P = W - W X (X'WX)^-1 X'W: REML and ML the highest point of
 * -1/2 [ sum ln(v + tau2) + ln det X'WX + y'Py ] and of the same without the determinant, all peaks looked at, by slope
 * -1/2 [ tr P - y'PPy ] (ML tr W) and curvature -1/2 [ -tr PP + 2 y'PPPy ] (ML tr WW);
 * PM, EB y'Py = k - p; at tau2 = 0 DL (y'Py - (k - p)) / tr P; with W = 1 HE (y'Py - tr PV) / (k - p);
 * SJ t0 y'P(t0)y / (k - p), t0 = sum (y - mean)^2 / k.
 * P depends on the columns' span alone: it is computed from an orthonormal basis, so units of moderators cost
 * no digits.
 * Source: as `betweenStudyVariance`, with moderators Raudenbush 2009, Handbook of Research Synthesis, chapter 16.
 * Checked against: R's metafor, rma(mods, method). Callers have checked values, rank and that k > p.
 */
export function residualVariance(
  estimator: Estimator,
  effect: Float64Array,
  variance: Float64Array,
  design: readonly Float64Array[],
): number {
  const projection = projectionOn(orthonormal(design), effect, variance)
  const freedom = effect.length - design.length
  switch (estimator) {
    case 'EE':
      return 0
    case 'DL': {
      const { squares, trace } = projection(0)
      return Math.max(0, (squares - freedom) / trace)
    }
    case 'HE': {
      const plain = projectionOn(
        orthonormal(design),
        effect,
        variance.map(() => 1),
      )(0)
      const sampling = plain.diagonal.reduce((total, each, row) => total + each * variance[row]!, 0)
      return Math.max(0, (plain.squares - sampling) / freedom)
    }
    case 'SJ': {
      const mean = effect.reduce((total, each) => total + each / effect.length, 0)
      const start = effect.reduce((total, each) => total + (each - mean) ** 2, 0) / effect.length
      return (start * projection(start).squares) / freedom
    }
    case 'PM':
    case 'EB':
      return momentRoot(projection, freedom, extremes(variance).smallest)
    case 'ML':
    case 'REML':
      return likeliest(estimator === 'REML', projection, effect, variance, design)
  }
}

interface Projection {
  /** y'Py, y'PPy, y'PPPy. */
  readonly squares: number
  readonly squares2: number
  readonly squares3: number
  readonly trace: number
  readonly traceOfSquare: number
  /** Of P. */
  readonly diagonal: Float64Array
  /** sum ln w - ln det X'WX, up to a constant. */
  readonly logDeterminant: number
  readonly weight: Float64Array
}

/** P at a tau2. */
function projectionOn(
  basis: readonly Float64Array[],
  effect: Float64Array,
  variance: Float64Array,
): (tau2: number) => Projection {
  return tau2 => {
    const weight = variance.map(each => 1 / (each + tau2))
    const cross = basis.map(one =>
      Float64Array.from(basis, other => sumOf(weight, row => weight[row]! * one[row]! * other[row]!)),
    )
    const inverted = invertSymmetric(cross, 1e-15)
    if (inverted.kind === 'dependent')
      throw new RangeError(
        'residualVariance: the variances differ by so much that the moderators cannot be told apart.',
      )
    const { rows: inverse } = inverted
    const fitOf = (values: Float64Array) => {
      const right = basis.map(column => sumOf(values, row => column[row]! * values[row]!))
      return inverse.map(each => each.reduce((total, value, c) => total + value * right[c]!, 0))
    }
    /** P z = W z - W Q (Q'WQ)^-1 Q'W z. */
    const project = (values: Float64Array) => {
      const fit = fitOf(values.map((each, row) => each * weight[row]!))
      return values.map(
        (each, row) =>
          weight[row]! * (each - fit.reduce((total, value, c) => total + value * basis[c]![row]!, 0)),
      )
    }
    const once = project(effect)
    const twice = project(once)
    const diagonal = weight.map(
      (w, row) =>
        w -
        w *
          w *
          inverse.reduce(
            (total, line, a) =>
              total + basis[a]![row]! * line.reduce((sum, value, b) => sum + value * basis[b]![row]!, 0),
            0,
          ),
    )
    return {
      weight,
      diagonal,
      squares: sumOf(once, row => once[row]! ** 2 / weight[row]!), // P W^-1 P = P
      squares2: sumOf(once, row => once[row]! ** 2),
      squares3: sumOf(once, row => once[row]! * twice[row]!),
      trace: sumOf(diagonal, row => diagonal[row]!),
      traceOfSquare: traceOfSquare(basis, weight, inverse),
      logDeterminant: sumOf(weight, row => Math.log(weight[row]!)) - logDeterminant(cross),
    }
  }
}

/** tr PP = sum w^2 - 2 tr(M B3) + tr(M B2 M B2), M = (Q'WQ)^-1, Bj = Q'W^jQ. */
function traceOfSquare(
  basis: readonly Float64Array[],
  weight: Float64Array,
  inverse: readonly Float64Array[],
): number {
  const power = (exponent: number) =>
    basis.map(one =>
      Float64Array.from(basis, other =>
        sumOf(weight, row => weight[row]! ** exponent * one[row]! * other[row]!),
      ),
    )
  const product = (one: readonly Float64Array[], other: readonly Float64Array[]) =>
    one.map(line =>
      Float64Array.from(other, (_, c) => line.reduce((total, value, k) => total + value * other[k]![c]!, 0)),
    )
  const second = product(inverse, power(2))
  const third = product(inverse, power(3))
  const square = product(second, second)
  return (
    sumOf(weight, row => weight[row]! ** 2) -
    2 * third.reduce((total, line, c) => total + line[c]!, 0) +
    square.reduce((total, line, c) => total + line[c]!, 0)
  )
}

function logDeterminant(rows: readonly Float64Array[]): number {
  const work = rows.map(row => row.slice())
  let total = 0
  for (let c = 0; c < work.length; c++) {
    total += Math.log(work[c]![c]!)
    for (let r = c + 1; r < work.length; r++) {
      const share = work[r]![c]! / work[c]![c]!
      for (let k = c; k < work.length; k++) work[r]![k]! -= share * work[c]![k]!
    }
  }
  return total
}

function likeliest(
  restricted: boolean,
  projection: (tau2: number) => Projection,
  effect: Float64Array,
  variance: Float64Array,
  design: readonly Float64Array[],
): number {
  const likelihood: VarianceLikelihood = {
    slope: 0,
    curvature: 0,
    evaluate(tau2) {
      const { trace, traceOfSquare, squares2, squares3, weight } = projection(tau2)
      likelihood.slope = -0.5 * ((restricted ? trace : sumOf(weight, row => weight[row]!)) - squares2)
      likelihood.curvature =
        -0.5 * (2 * squares3 - (restricted ? traceOfSquare : sumOf(weight, row => weight[row]! ** 2)))
    },
    logLikelihood(tau2) {
      const { weight, squares, logDeterminant } = projection(tau2)
      return 0.5 * ((restricted ? logDeterminant : sumOf(weight, row => Math.log(weight[row]!))) - squares)
    },
  }
  // y'PPy is at most w_max^2 times the plain residual squares, tr P at least (k - p) w_min: a quadratic in
  // v_min + tau2.
  const { smallest, largest } = extremes(variance)
  const freedom = effect.length - design.length
  const squares = projectionOn(
    orthonormal(design),
    effect,
    variance.map(() => 1),
  )(0).squares
  const fallsFrom =
    (squares + Math.sqrt(squares ** 2 + 4 * freedom * squares * (largest - smallest))) / (2 * freedom)
  return variancePeak(likelihood, smallest, Math.max(0, fallsFrom - smallest))
}

/** y'Py falls and is convex in tau2, with slope -y'PPy: Newton's method from 0 does not pass the root. */
function momentRoot(projection: (tau2: number) => Projection, target: number, smallest: number): number {
  let tau2 = 0
  for (let turn = 0; turn < 500; turn++) {
    const { squares, squares2 } = projection(tau2)
    if (!(squares > target)) return tau2
    const step = (squares - target) / squares2
    tau2 += step
    if (step <= 1e-15 * (tau2 + smallest)) return tau2
  }
  throw new Error("residualVariance: no convergence, which a convex y'Py rules out.")
}

/** An orthonormal basis of the columns' span: Gram-Schmidt, twice. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const column of columns) {
    const left = column.slice()
    for (let turn = 0; turn < 2; turn++) {
      for (const before of basis) {
        const share = sumOf(left, row => left[row]! * before[row]!)
        for (let row = 0; row < left.length; row++) left[row]! -= share * before[row]!
      }
      const length = Math.sqrt(sumOf(left, row => left[row]! ** 2))
      for (let row = 0; row < left.length; row++) left[row]! /= length
    }
    basis.push(left)
  }
  return basis
}

function sumOf(values: Float64Array, of: (row: number) => number): number {
  let total = 0
  for (let row = 0; row < values.length; row++) total += of(row)
  return total
}
