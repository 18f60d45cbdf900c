import { BLOCK_ROWS, crossProducts } from './cross-products.ts'
import { createBlock, type RowTerms } from './families.ts'
import type { InSteps } from './in-steps.ts'
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

/** One pass over the rows: log likelihood, score and information at `coefficients`. */
export function* scoreAt(terms: RowTerms, { outcome, design, offset, weights }: RegressionData, coefficients: Float64Array): InSteps<Scored> {
  const people = outcome.length
  const block = createBlock(BLOCK_ROWS)
  const products = crossProducts(design.length)
  const score = new Float64Array(design.length)
  const linearPredictor = new Float64Array(people)
  const fitted = new Float64Array(people)
  const pause = pieceRows(design.length)
  let logLikelihood = 0
  for (let from = 0; from < people; from += BLOCK_ROWS) {
    if (from > 0 && from % pause === 0) yield
    const count = Math.min(BLOCK_ROWS, people - from)
    for (let i = 0; i < count; i++) block.predictor[i] = offset ? offset[from + i]! : 0
    for (let c = 0; c < design.length; c++) addScaled(block.predictor, design[c]!, from, count, coefficients[c]!)
    logLikelihood += terms(block, outcome, weights, from, count)
    for (let c = 0; c < design.length; c++) score[c]! += dotRows(design[c]!, block.residual, from, count)
    products.add(design, block.curvature, from, count)
    linearPredictor.set(count === BLOCK_ROWS ? block.predictor : block.predictor.subarray(0, count), from)
    fitted.set(count === BLOCK_ROWS ? block.mean : block.mean.subarray(0, count), from)
  }
  return { logLikelihood, score, information: products.rows(), linearPredictor, fitted }
}

/** Rows, whole blocks of them, that take some milliseconds. */
export const pieceRows = (columns: number) => BLOCK_ROWS * Math.ceil(8_000_000 / (BLOCK_ROWS * (columns + 4) * (columns + 16)))

function addScaled(predictor: Float64Array, column: Float64Array, from: number, count: number, slope: number): void {
  if (slope === 0) return
  for (let i = 0; i < count; i++) predictor[i]! += slope * column[from + i]!
}

function dotRows(column: Float64Array, residual: Float64Array, from: number, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += column[from + i]! * residual[i]!
  return sum
}
