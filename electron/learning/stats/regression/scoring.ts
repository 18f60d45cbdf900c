import { BLOCK_ROWS, blockSums } from './cross-products.ts'
import { createBlock, type RowTerms } from './families.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { RegressionData } from './regression-data.ts'

/** A regression at some coefficients. */
export interface Scored {
  /** Less the constants of its family. */
  readonly logLikelihood: number
  /** Derivative of the log likelihood: X' (w (y - m)). */
  readonly score: Float64Array
  /** Fisher's information X' W X. */
  readonly information: readonly Float64Array[]
  readonly linearPredictor: Float64Array
  readonly fitted: Float64Array
}

/**
 * One pass over the rows: log likelihood, score and information at `coefficients`; quicker where the
 * information is known.
 */
export function* scoreAt(
  terms: RowTerms,
  data: RegressionData,
  coefficients: Float64Array,
  known?: readonly Float64Array[],
): InSteps<Scored> {
  const people = data.outcome.length
  const pass = passOver(terms, data, coefficients, known)
  const piece = pieceRows(data.design.length)
  for (let from = 0; from < people; from += piece) {
    yield
    pass.take(from, Math.min(from + piece, people))
  }
  return pass.result()
}

/** Rows, whole blocks of them, that take some milliseconds. */
const pieceRows = (columns: number) =>
  BLOCK_ROWS * Math.ceil(8_000_000 / (BLOCK_ROWS * (columns + 4) * (columns + 16)))

function passOver(
  terms: RowTerms,
  { outcome, design, offset, weights }: RegressionData,
  coefficients: Float64Array,
  known: readonly Float64Array[] | undefined,
) {
  const rows = createBlock(Math.min(BLOCK_ROWS, outcome.length))
  const sums = blockSums(design)
  const linearPredictor = new Float64Array(outcome.length)
  const fitted = new Float64Array(outcome.length)
  let logLikelihood = 0
  return {
    take(start: number, end: number) {
      for (let from = start; from < end; from += BLOCK_ROWS) {
        const count = Math.min(BLOCK_ROWS, end - from)
        for (let i = 0; i < count; i++) rows.predictor[i] = offset ? offset[from + i]! : 0
        sums.load(from, count, coefficients, rows.predictor)
        logLikelihood += terms(rows, outcome, weights, from, count)
        sums.add(count, rows.residual, known ? undefined : rows.curvature)
        for (let i = 0; i < count; i++) {
          linearPredictor[from + i] = rows.predictor[i]!
          fitted[from + i] = rows.mean[i]!
        }
      }
    },
    result: (): Scored => ({
      logLikelihood,
      score: sums.score,
      information: known ?? sums.information(),
      linearPredictor,
      fitted,
    }),
  }
}
