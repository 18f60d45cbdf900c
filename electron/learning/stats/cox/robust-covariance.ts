import { BLOCK_ROWS, blockSums } from '../regression/cross-products.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { quadraticTest } from '../survival/quadratic-test.ts'
import { codesOf } from '../survival/codes.ts'
import type { CoxFit } from './cox-regression.ts'
import { coxWork } from './cox-work.ts'
import { hazardSteps } from './hazard-steps.ts'
import { scoreResiduals, scoreResidualsAt } from './score-residuals.ts'

/**
 * Robust (sandwich) covariance of the coefficients, by row or by cluster.
 *
 * V B V, V the model-based covariance, B the sum over clusters of s s', s the summed w L of the cluster's
 * rows (L the score residuals): the sum of squares of dfbeta, summed within clusters first. Right for weights
 * that are not counts, for rows of one person, and where hazards are not quite proportional. Few clusters
 * (below about 40) make it too small.
 * `cluster` holds a code of each row. Source: Lin & Wei 1989, JASA 84:1074; Binder 1992, Biometrika 79:139.
 * Checked against: survival::coxph(robust, cluster). O(n p^2). Errors: as `scoreResiduals`; RangeError for codes that
 * are not one a row, not finite, or all the same.
 */
export function* robustCovariance(fit: CoxFit, cluster?: ArrayLike<number>): InSteps<Float64Array[]> {
  const middle = yield* squaredScores(fit, yield* scoreResiduals(fit), cluster)
  const half = fit.covariance.map(row =>
    row.map((_, c) => row.reduce((sum, value, k) => sum + value * middle[k]![c]!, 0)),
  )
  const whole = half.map(row =>
    row.map((_, c) => row.reduce((sum, value, k) => sum + value * fit.covariance[k]![c]!, 0)),
  )
  return whole.map((row, a) => row.map((value, b) => (value + whole[b]![a]!) / 2))
}

/**
 * Robust score test of no effect at all: U' B^-1 U with the score U and B, as above, at no effect. Chi-square
 * with a degree of freedom a column; undefined where B has no inverse (fewer clusters than columns).
 * Checked against: the robust score test of survival::coxph.
 */
export function* robustScoreTest(fit: CoxFit, cluster?: ArrayLike<number>): InSteps<number | undefined> {
  const { model, scoreAtNull } = fit.solution
  const work = coxWork(model)
  yield* hazardSteps(model, new Float64Array(model.design.length), work)
  const middle = yield* squaredScores(fit, yield* scoreResidualsAt(model, work), cluster)
  return chiSquare(
    scoreAtNull.map((value, c) => value * model.scale[c]!),
    middle,
  )
}

/** Wald's test of no effect at all, b' V^-1 b; undefined where V has no inverse. */
export const waldTest = ({ coefficients }: CoxFit, covariance: readonly Float64Array[]): number | undefined =>
  chiSquare(coefficients, covariance)

function chiSquare(vector: Float64Array, covariance: readonly Float64Array[]): number | undefined {
  const test = quadraticTest(vector, covariance)
  return test.kind === 'fitted' && test.freedom === vector.length ? test.chiSquare : undefined
}

function* squaredScores(
  { rows, solution }: CoxFit,
  residuals: readonly Float64Array[],
  cluster?: ArrayLike<number>,
): InSteps<Float64Array[]> {
  const { weights } = solution.model.data
  let columns = residuals
  let factor = weights?.map(weight => weight * weight) ?? new Float64Array(rows).fill(1)
  if (cluster) {
    const { names, of } = yield* codesOf(cluster, rows, 'robustCovariance', 'cluster')
    if (names.length === 1) throw new RangeError('robustCovariance: cluster: all rows are one cluster.')
    const sums: Float64Array[] = []
    for (const residual of residuals) {
      yield
      const sum = new Float64Array(names.length)
      for (let row = 0; row < rows; row++)
        sum[of[row]!]! += weights ? weights[row]! * residual[row]! : residual[row]!
      sums.push(sum)
    }
    columns = sums
    factor = new Float64Array(names.length).fill(1)
  }
  const products = blockSums(columns)
  const [none, unused] = [new Float64Array(BLOCK_ROWS), new Float64Array(BLOCK_ROWS)]
  for (let from = 0; from < factor.length; from += BLOCK_ROWS) {
    if (from % (128 * BLOCK_ROWS) === 0) yield
    const count = Math.min(BLOCK_ROWS, factor.length - from)
    products.load(from, count, new Float64Array(columns.length), unused)
    products.add(count, none, factor.subarray(from, from + count))
  }
  return products.information()
}
