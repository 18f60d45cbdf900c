import { chiSquareCdf } from '../foundations/chi-square.ts'
import { choleskyPivoted } from '../foundations/cholesky.ts'

export type QuadraticTest =
  | { readonly kind: 'fitted'; readonly chiSquare: number; readonly freedom: number; readonly p: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-comparison' }

/**
 * Whether a vector that is 0 on average differs from 0: u' C^- u, chi-square with the rank of its covariance C.
 *
 * A generalised inverse, as the differences of all groups sum to 0: the rows that make up the rank are taken, which is
 * every one but one where all groups can be compared. Not estimable where C is 0.
 * Source: Rao & Mitra 1971. Errors: RangeError for a matrix that is not square or holds what is not a number.
 */
export function quadraticTest(score: Float64Array, covariance: readonly Float64Array[]): QuadraticTest {
  // Scaled to a unit diagonal, so that small groups do not vanish beside large ones; rows of 0 stay 0.
  const scale = Float64Array.from(covariance, (row, g) => (row[g]! > 0 ? 1 / Math.sqrt(row[g]!) : 0))
  const { lower, order, rank } = choleskyPivoted(
    covariance.map((row, g) => row.map((value, h) => value * scale[g]! * scale[h]!)),
    1e-10,
  )
  if (rank === 0) return { kind: 'not-estimable', reason: 'no-comparison' }
  // With L L' the matrix of the chosen rows, u' C^- u is the squared length of L^-1 u.
  const solved = new Float64Array(rank)
  let chiSquare = 0
  for (let k = 0; k < rank; k++) {
    let left = score[order[k]!]! * scale[order[k]!]!
    for (let j = 0; j < k; j++) left -= lower[k]![j]! * solved[j]!
    solved[k] = left / lower[k]![k]!
    chiSquare += solved[k]! ** 2
  }
  return { kind: 'fitted', chiSquare, freedom: rank, p: chiSquareCdf(chiSquare, rank, true) }
}
