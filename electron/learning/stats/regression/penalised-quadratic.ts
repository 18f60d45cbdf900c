import { solveSymmetric } from '../foundations/cholesky.ts'

/** lambda times [ mixing |b| + (1 - mixing) b^2 / 2 ] times each coefficient's factor. */
export interface Penalty {
  readonly lambda: number
  readonly mixing: number
  readonly factors: Float64Array
}

const SWEEPS = 10_000

/** A square matrix of `size` rows, one after the other. */
export interface SquareMatrix {
  readonly values: Float64Array
  readonly size: number
}

/**
 * Coefficients that minimise 1/2 (b - a)'H(b - a) - g'(b - a) + penalty(b), a the `coefficients` given, which
 * are changed:
 * only those of `chosen`, the others stay.
 *
 * Ridge by Cholesky; with a lasso part by coordinate descent, each coordinate in turn to its own best value
 * S(H_jj b_j + q_j, lambda mixing f_j) / (H_jj + lambda (1 - mixing) f_j), S soft thresholding, q = g - H
 * (b - a): first all, then those not 0 until they rest, and all again. It rests when no b_j changes by more
 * than `tolerance` / sqrt(H_jj).
 * Source: Friedman, Hastie & Tibshirani 2010, J Stat Softw 33(1).
 */
export function minimisePenalised(
  quadratic: SquareMatrix,
  gradient: Float64Array,
  coefficients: Float64Array,
  chosen: Uint32Array,
  penalty: Penalty,
  tolerance: number,
): void {
  if (penalty.mixing === 0 && ridge(quadratic, gradient, coefficients, chosen, penalty)) return
  const left = gradient.slice()
  for (let count = 0; count < SWEEPS; count++) {
    if (sweep(quadratic, left, coefficients, chosen, chosen, penalty) <= tolerance) return
    const active = chosen.filter(j => coefficients[j] !== 0)
    while (count++ < SWEEPS && sweep(quadratic, left, coefficients, active, chosen, penalty) > tolerance);
  }
}

/** Each coordinate of `order` once; answers the largest move. `left` is kept for all of `chosen`. */
function sweep(
  { values, size }: SquareMatrix,
  left: Float64Array,
  coefficients: Float64Array,
  order: Uint32Array,
  chosen: Uint32Array,
  { lambda, mixing, factors }: Penalty,
): number {
  let most = 0
  for (let at = 0; at < order.length; at++) {
    const j = order[at]!
    const row = j * size
    const curvature = values[row + j]!
    const before = coefficients[j]!
    const pull = left[j]! + curvature * before
    const threshold = lambda * mixing * factors[j]!
    const bottom = curvature + lambda * (1 - mixing) * factors[j]!
    const after =
      Math.abs(pull) <= threshold || bottom === 0 ? 0 : (pull - Math.sign(pull) * threshold) / bottom
    const change = after - before
    if (change === 0) continue
    coefficients[j] = after
    for (let k = 0; k < chosen.length; k++) left[chosen[k]!]! -= values[row + chosen[k]!]! * change
    most = Math.max(most, Math.sqrt(curvature) * Math.abs(change))
  }
  return most
}

function ridge(
  { values, size }: SquareMatrix,
  gradient: Float64Array,
  coefficients: Float64Array,
  chosen: Uint32Array,
  { lambda, factors }: Penalty,
): boolean {
  const rows = Array.from(chosen, j =>
    Float64Array.from(chosen, k => values[j * size + k]! + (k === j ? lambda * factors[j]! : 0)),
  )
  const solved = solveSymmetric(
    rows,
    Float64Array.from(chosen, j => gradient[j]! - lambda * factors[j]! * coefficients[j]!),
    1e-14,
  )
  if (solved.kind === 'dependent') return false
  chosen.forEach((j, k) => {
    coefficients[j]! += solved.values[k]!
  })
  return true
}
