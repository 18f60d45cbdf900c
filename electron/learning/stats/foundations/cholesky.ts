/**
 * Inverse of a symmetric positive definite matrix, by Cholesky's decomposition.
 *
 * `rows` is the matrix row by row. A pivot below `tolerance` times its own diagonal entry means that the column is a
 * combination of those before it: answers that column's number instead of an inverse.
 * Source: Golub & Van Loan, Matrix Computations, algorithm 4.2.1. Errors: RangeError for a matrix that is not square.
 */
export function invertSymmetric(
  rows: readonly Float64Array[],
  tolerance = 1e-11,
): { kind: 'inverse'; rows: Float64Array[] } | Dependent {
  const decomposed = cholesky(rows, tolerance)
  if (decomposed.kind === 'dependent') return decomposed
  return { kind: 'inverse', rows: inverseOfFactor(decomposed.lower) }
}

/** (L L')^-1 as W'W with W = L^-1. */
export function inverseOfFactor(lower: readonly Float64Array[]): Float64Array[] {
  const size = lower.length
  const reverse: Float64Array[] = []
  for (let i = 0; i < size; i++) {
    const row = new Float64Array(size)
    const own = lower[i]!
    for (let k = 0; k < i; k++) {
      const share = own[k]!
      const before = reverse[k]!
      for (let c = 0; c <= k; c++) row[c]! -= share * before[c]!
    }
    for (let c = 0; c < i; c++) row[c]! /= own[i]!
    row[i] = 1 / own[i]!
    reverse.push(row)
  }
  const inverse = lower.map(() => new Float64Array(size))
  for (const [k, row] of reverse.entries()) {
    for (let r = 0; r <= k; r++) {
      const share = row[r]!
      const into = inverse[r]!
      for (let c = 0; c <= r; c++) into[c]! += share * row[c]!
    }
  }
  for (let r = 0; r < size; r++) for (let c = 0; c < r; c++) inverse[c]![r] = inverse[r]![c]!
  return inverse
}

export interface Dependent {
  readonly kind: 'dependent'
  readonly column: number
}

/**
 * Cholesky's decomposition A = L L' of a symmetric positive definite matrix; only the lower triangle is read.
 * Also the natural logarithm of the determinant. Dependent, tolerance and errors as in `invertSymmetric`.
 */
export function cholesky(
  rows: readonly Float64Array[],
  tolerance = 1e-11,
): { kind: 'factor'; lower: Float64Array[]; lnDeterminant: number } | Dependent {
  checkSquare('cholesky', rows)
  const size = rows.length
  const lower = rows.map(() => new Float64Array(size))
  let lnDeterminant = 0
  for (let j = 0; j < size; j++) {
    const own = lower[j]!
    let pivot = rows[j]![j]!
    for (let k = 0; k < j; k++) pivot -= own[k]! * own[k]!
    if (!(pivot > tolerance * rows[j]![j]! && pivot < Infinity)) return { kind: 'dependent', column: j }
    const root = Math.sqrt(pivot)
    own[j] = root
    lnDeterminant += Math.log(pivot)
    for (let i = j + 1; i < size; i++) {
      const row = lower[i]!
      let sum = rows[i]![j]!
      for (let k = 0; k < j; k++) sum -= row[k]! * own[k]!
      row[j] = sum / root
    }
  }
  return { kind: 'factor', lower, lnDeterminant }
}

/**
 * The solution x of A x = b for a symmetric positive definite A. Dependent, tolerance and errors as in
 * `invertSymmetric`.
 */
export function solveSymmetric(
  rows: readonly Float64Array[],
  rightHandSide: ArrayLike<number>,
  tolerance = 1e-11,
): { kind: 'solution'; values: Float64Array } | Dependent {
  if (rightHandSide.length !== rows.length)
    throw new RangeError(`solveSymmetric: ${rightHandSide.length} values for ${rows.length} rows.`)
  const decomposed = cholesky(rows, tolerance)
  return decomposed.kind === 'dependent'
    ? decomposed
    : { kind: 'solution', values: solveFactor(decomposed.lower, rightHandSide) }
}

/** The solution x of L L' x = b. */
export function solveFactor(lower: readonly Float64Array[], rightHandSide: ArrayLike<number>): Float64Array {
  const size = lower.length
  const values = Float64Array.from(rightHandSide)
  for (let i = 0; i < size; i++) {
    const row = lower[i]!
    let sum = values[i]!
    for (let k = 0; k < i; k++) sum -= row[k]! * values[k]!
    values[i] = sum / row[i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = values[i]!
    for (let k = i + 1; k < size; k++) sum -= lower[k]![i]! * values[k]!
    values[i] = sum / lower[i]![i]!
  }
  return values
}

export interface PivotedCholesky {
  /** Row k of L belongs to row `order[k]` of the matrix; only the first `rank` columns are not 0. */
  readonly lower: Float64Array[]
  readonly order: Uint32Array
  readonly rank: number
  /** False where what is left after `rank` columns has a diagonal clearly below 0: no covariance at all. */
  readonly semidefinite: boolean
  /** Of the matrix: -Infinity where the rank is not full. */
  readonly lnDeterminant: number
}

/**
 * Cholesky's decomposition of a symmetric positive semidefinite matrix with complete pivoting, A[order, order] = L L'.
 *
 * The largest remaining diagonal comes next; below `tolerance` times the largest of all the rest counts as 0, which
 * gives the rank. Scale the matrix to a unit diagonal where its variables have different units.
 * Source: Higham 2002, Accuracy and Stability of Numerical Algorithms, section 10.3. Errors: RangeError for a matrix
 * that is not square or holds what is not a number.
 */
export function choleskyPivoted(rows: readonly Float64Array[], tolerance = 1e-11): PivotedCholesky {
  checkSquare('choleskyPivoted', rows)
  const size = rows.length
  const order = Uint32Array.from({ length: size }, (_, k) => k)
  const left = Float64Array.from({ length: size }, (_, k) => rows[k]![k]!)
  const lower = rows.map(() => new Float64Array(size))
  const largest = left.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
  let rank = 0
  let lnDeterminant = 0
  for (; rank < size; rank++) {
    let next = rank
    for (let k = rank + 1; k < size; k++) if (left[order[k]!]! > left[order[next]!]!) next = k
    const pivot = left[order[next]!]!
    if (!(pivot > tolerance * largest)) break
    ;[order[rank], order[next]] = [order[next]!, order[rank]!]
    ;[lower[rank], lower[next]] = [lower[next]!, lower[rank]!]
    const own = lower[rank]!
    const root = Math.sqrt(pivot)
    own[rank] = root
    lnDeterminant += Math.log(pivot)
    for (let i = rank + 1; i < size; i++) {
      const row = lower[i]!
      let sum = order[i]! > order[rank]! ? rows[order[i]!]![order[rank]!]! : rows[order[rank]!]![order[i]!]!
      for (let k = 0; k < rank; k++) sum -= row[k]! * own[k]!
      row[rank] = sum / root
      left[order[i]!]! -= row[rank]! * row[rank]!
    }
  }
  let semidefinite = true
  for (let k = rank; k < size; k++)
    if (left[order[k]!]! < -1e3 * Math.max(tolerance, Number.EPSILON) * largest) semidefinite = false
  return { lower, order, rank, semidefinite, lnDeterminant: rank === size ? lnDeterminant : -Infinity }
}

function checkSquare(name: string, rows: readonly Float64Array[]): void {
  rows.forEach((row, r) => {
    if (row.length !== rows.length)
      throw new RangeError(
        `${name}: row ${r + 1} has ${row.length} entries in a matrix of ${rows.length} rows.`,
      )
    if (row.some(Number.isNaN)) throw new RangeError(`${name}: row ${r + 1} holds what is not a number.`)
  })
}
