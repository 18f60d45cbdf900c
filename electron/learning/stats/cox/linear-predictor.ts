import type { CoxFit } from './cox-regression.ts'

/** x'b of each row, in input order, of the columns as they were given (not centred). */
export function linearPredictor({ coefficients, rows, solution: { model } }: CoxFit): Float64Array {
  const predictor = new Float64Array(rows)
  model.data.design.forEach((column, c) => {
    const slope = coefficients[c]!
    for (let row = 0; row < rows; row++) predictor[row]! += slope * column[row]!
  })
  return predictor
}
