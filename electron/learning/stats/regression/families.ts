import type { Family, RegressionData } from './regression-data.ts'

/**
 * What a family with its canonical link says of rows at their linear predictors eta: fills `mean` m(eta), `curvature`
 * w m'(eta) and `residual` w (y - m), and answers sum of w [ y eta - b(eta) ], the log likelihood less its constants.
 * Rows `from` to `from + count` of outcome and weights; the rest is read and written from 0 on.
 */
export type RowTerms = (
  block: Block,
  outcome: Float64Array,
  weights: Float64Array | undefined,
  from: number,
  count: number,
) => number
export interface Block {
  readonly predictor: Float64Array
  readonly mean: Float64Array
  readonly curvature: Float64Array
  readonly residual: Float64Array
}

export const createBlock = (rows: number): Block => ({
  predictor: new Float64Array(rows),
  mean: new Float64Array(rows),
  curvature: new Float64Array(rows),
  residual: new Float64Array(rows),
})

/** The terms of all rows at once. */
export function rowsAt(
  terms: RowTerms,
  { outcome, weights }: RegressionData,
  linearPredictor: Float64Array,
): Block & { readonly logLikelihood: number } {
  const block = { ...createBlock(outcome.length), predictor: linearPredictor }
  return { ...block, logLikelihood: terms(block, outcome, weights, 0, outcome.length) }
}

/** Gaussian with variance 1: m = eta, and -1/2 sum of w (y - eta)^2. */
const gaussianTerms: RowTerms = ({ predictor, mean, curvature, residual }, outcome, weights, from, count) => {
  let squares = 0
  for (let i = 0; i < count; i++) {
    const eta = predictor[i]!
    const weight = weights ? weights[from + i]! : 1
    const distance = outcome[from + i]! - eta
    mean[i] = eta
    curvature[i] = weight
    residual[i] = weight * distance
    squares += weight * distance * distance
  }
  return -squares / 2
}

/** Logistic: m = 1 / (1 + exp(-eta)), written with exp(-|eta|) so that neither tail loses digits. */
const binomialTerms: RowTerms = ({ predictor, mean, curvature, residual }, outcome, weights, from, count) => {
  let logLikelihood = 0
  for (let i = 0; i < count; i++) {
    const eta = predictor[i]!
    const y = outcome[from + i]!
    const small = Math.exp(-Math.abs(eta))
    const far = small / (1 + small)
    const weight = weights ? weights[from + i]! : 1
    const above = eta >= 0
    mean[i] = above ? 1 / (1 + small) : far
    curvature[i] = weight * (far / (1 + small))
    residual[i] = weight * (above ? y - 1 + far : y - far)
    logLikelihood += weight * ((above ? y - 1 : y) * eta - Math.log1p(small))
  }
  return logLikelihood
}

/** Poisson: m = exp(eta). Past the largest number the log likelihood is -Infinity, which no step may go to. */
const poissonTerms: RowTerms = ({ predictor, mean, curvature, residual }, outcome, weights, from, count) => {
  let logLikelihood = 0
  for (let i = 0; i < count; i++) {
    const eta = predictor[i]!
    const y = outcome[from + i]!
    const expected = Math.exp(eta)
    const weight = weights ? weights[from + i]! : 1
    mean[i] = expected
    curvature[i] = weight > 0 ? weight * expected : 0
    residual[i] = weight > 0 ? weight * (y - expected) : 0
    if (weight > 0) logLikelihood += weight * (y * eta - expected)
  }
  return logLikelihood
}

export const termsOf: Readonly<Record<Family, RowTerms>> = {
  gaussian: gaussianTerms,
  binomial: binomialTerms,
  poisson: poissonTerms,
}
