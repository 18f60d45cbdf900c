import { rowsAt, termsOf } from './families.ts'
import type { GeneralizedLinearFit } from './generalized-linear.ts'
import { eachWhitenedBlock } from './whitened-rows.ts'

/**
 * Leverages: the diagonal of the hat matrix, h = w m'(eta) x'(X'WX)^-1 x, from 0 to 1; they sum to the number
 * of columns.
 * Source: McCullagh & Nelder 1989, section 12.7.1. Checked against: R's hatvalues.
 */
export function leverages(fit: GeneralizedLinearFit): Float64Array {
  const { curvature } = rowsAt(termsOf[fit.family], fit.data, fit.linearPredictor)
  eachWhitenedBlock(fit.data.design, fit.factor, (block, from, count) => {
    for (let i = 0; i < count; i++) {
      let square = 0
      for (const solved of block) square += solved[i]! * solved[i]!
      curvature[from + i]! *= square
    }
  })
  return curvature
}
