import { cholesky, solveFactor } from '../foundations/cholesky.ts'
import { leastSquares } from '../foundations/qr.ts'
import { rowsAt, type RowTerms } from './families.ts'
import type { RegressionData } from './regression-data.ts'
import type { Scored } from './scoring.ts'

/** A triangle R with R'R = X'WX, its rows and columns in the order `order` of the design's columns. */
export interface InformationFactor {
  readonly triangle: readonly Float64Array[]
  readonly order: Uint32Array
  /** (X'WX)^-1 in the order of the design's columns. */
  inverse(): Float64Array[]
}
export type Solved =
  | { kind: 'solved'; step: Float64Array; factor: InformationFactor }
  | { kind: 'dependent'; column: number }

/** Below this share of a column's length (squared) left beside those before it, half the digits of X'WX are gone. */
const WEAK_PIVOT = 1e-6
/** Below this share of its length left, a column is a combination of those before it but for rounding. */
const DEPENDENT = 1e-11
/** The same with rows' weights that may leave few rows to tell the columns apart. */
const HOPELESS = 1e-14

/**
 * Solves X'WX step = score: Newton's step, and a factor of the information.
 *
 * By Cholesky of X'WX where its pivots are strong. Where one is weak
 * (squares of years, dates, collinear or steep models), by least squares of the working residuals on the
 * design with the weights W, which keeps twice the digits; a column that
 * is a combination of those before it even then is named (`knownIndependent`: not before all digits are lost).
 * Source: Golub & Van Loan 2013, section 5.3.8. Checked against: NIST StRD Longley.
 */
export function solveInformation(
  terms: RowTerms,
  data: RegressionData,
  { score, information, linearPredictor }: Scored,
  knownIndependent = false,
): Solved {
  const decomposed = cholesky(information, 0)
  if (
    decomposed.kind === 'factor' &&
    information.every((row, c) => decomposed.lower[c]![c]! ** 2 > WEAK_PIVOT * row[c]!)
  ) {
    return { kind: 'solved', step: solveFactor(decomposed.lower, score), factor: factorOf(decomposed.lower) }
  }
  const { residual, curvature } = rowsAt(terms, data, linearPredictor)
  for (let i = 0; i < residual.length; i++) {
    // a row that is far off pulls, also where its weight is too small for a number
    if (residual[i] !== 0) curvature[i] = Math.max(curvature[i]!, 1e-100)
    residual[i] = curvature[i]! > 0 ? residual[i]! / curvature[i]! : 0
  }
  const share = knownIndependent ? HOPELESS : DEPENDENT
  const fit = leastSquares(data.design, residual, curvature, share)
  if (fit.rank < data.design.length)
    return { kind: 'dependent', column: firstDependent(data.design, residual, curvature, share) }
  return {
    kind: 'solved',
    step: fit.coefficients,
    factor: { triangle: fit.triangle, order: fit.order, inverse: fit.inverseCrossProducts },
  }
}

function firstDependent(
  design: readonly Float64Array[],
  residual: Float64Array,
  curvature: Float64Array,
  share: number,
): number {
  let [low, high] = [0, design.length] // that many columns are independent; that many are not
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (leastSquares(design.slice(0, middle), residual, curvature, share).rank === middle) low = middle
    else high = middle
  }
  return low
}

function factorOf(lower: readonly Float64Array[]): InformationFactor {
  const size = lower.length
  return {
    triangle: lower.map((_, r) => Float64Array.from(lower, (row, c) => (c < r ? 0 : row[r]!))),
    order: Uint32Array.from({ length: size }, (_, c) => c),
    inverse() {
      const columns = lower.map((_, c) =>
        solveFactor(
          lower,
          Float64Array.from({ length: size }, (_, r) => Number(r === c)),
        ),
      )
      return columns.map((column, r) => column.map((value, c) => (value + columns[c]![r]!) / 2))
    },
  }
}
