/**
 * Inverse of a symmetric positive definite matrix, by Cholesky's decomposition.
 *
 * `rows` is the matrix row by row. A pivot below `tolerance` times its own diagonal entry means that the column is a
 * combination of those before it: answers that column's number instead of an inverse.
 * Source: Golub & Van Loan, Matrix Computations, algorithm 4.2.1.
 */
export function invertSymmetric(rows: readonly Float64Array[], tolerance = 1e-11): { kind: 'inverse'; rows: Float64Array[] } | { kind: 'dependent'; column: number } {
  const size = rows.length
  const lower = rows.map(() => new Float64Array(size))
  for (let j = 0; j < size; j++) {
    let pivot = rows[j]![j]!
    for (let k = 0; k < j; k++) pivot -= lower[j]![k]! ** 2
    if (!(pivot > tolerance * rows[j]![j]!)) return { kind: 'dependent', column: j }
    lower[j]![j] = Math.sqrt(pivot)
    for (let i = j + 1; i < size; i++) {
      let sum = rows[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = sum / lower[j]![j]!
    }
  }
  const inverse = rows.map(() => new Float64Array(size))
  const solved = new Float64Array(size)
  for (let c = 0; c < size; c++) {
    for (let i = 0; i < size; i++) {
      let sum = i === c ? 1 : 0
      for (let k = 0; k < i; k++) sum -= lower[i]![k]! * solved[k]!
      solved[i] = sum / lower[i]![i]!
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = solved[i]!
      for (let k = i + 1; k < size; k++) sum -= lower[k]![i]! * inverse[k]![c]!
      inverse[i]![c] = sum / lower[i]![i]!
    }
  }
  return { kind: 'inverse', rows: inverse }
}
