import { invertSymmetric, solveSymmetric } from '../foundations/cholesky.ts'
import { BLOCK_ROWS, blockSums } from '../regression/cross-products.ts'
import type { NotEstimable } from '../regression/maximum-likelihood.ts'
import { checkRegressionData, rowsThatCount, type RegressionData } from '../regression/regression-data.ts'

/** A site's sums for linear regression: X'WX, X'Wy, y'Wy over its rows. */
export interface LinearSums {
  readonly rows: number
  readonly xx: readonly Float64Array[]
  readonly xy: Float64Array
  readonly yy: number
}
export interface LinearFromSums {
  readonly kind: 'fitted'
  readonly coefficients: Float64Array
  readonly covariance: readonly Float64Array[]
  /** Residual standard deviation. */
  readonly sigma: number
  readonly rows: number
  readonly residualFreedom: number
}

/** Sums of a site's rows. An offset is taken from the outcome. Errors: RangeError as every regression. */
export function linearSums(data: RegressionData): LinearSums {
  checkRegressionData('linearSums', 'gaussian', data)
  const { outcome, design, offset, weights } = data
  const sums = blockSums(design)
  const none = new Float64Array(design.length)
  const [predictor, weight, weighted] = [
    new Float64Array(BLOCK_ROWS),
    new Float64Array(BLOCK_ROWS),
    new Float64Array(BLOCK_ROWS),
  ]
  let yy = 0
  for (let from = 0; from < outcome.length; from += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, outcome.length - from)
    for (let i = 0; i < count; i++) {
      const y = outcome[from + i]! - (offset ? offset[from + i]! : 0)
      weight[i] = weights ? weights[from + i]! : 1
      weighted[i] = weight[i]! * y
      yy += weighted[i]! * y
    }
    sums.load(from, count, none, predictor)
    sums.add(count, weighted, weight)
  }
  return { rows: rowsThatCount(data), xx: sums.information(), xy: sums.score, yy }
}

/**
 * Linear regression of all sites' rows from their sums: exactly the pooled least squares fit.
 *
 * b = (X'X)^-1 X'y, sigma^2 = (y'y - b'X'y) / (n - p). One exchange. Sums hold half the digits of the rows:
 * centre columns with a large mean (years) at an agreed value first. A perfect fit's sigma is 0 only to about
 * 1e-8 of the outcome.
 * Not estimable: a column that is a combination of those before it, no residual freedom.
 * Source: normal equations, Golub & Van Loan 2013, section 5.3. Checked against: R's lm of the pooled rows.
 * Errors: RangeError for no sites or sites with another number of columns.
 */
export function linearFromSums(sites: readonly LinearSums[]): LinearFromSums | NotEstimable {
  const size = sites[0]?.xy.length ?? 0
  if (size === 0) throw new RangeError('linearFromSums: sites: there are none.')
  const xx = Array.from({ length: size }, () => new Float64Array(size))
  const xy = new Float64Array(size)
  let [rows, yy] = [0, 0]
  sites.forEach((site, k) => {
    if (site.xy.length !== size || site.xx.length !== size)
      throw new RangeError(`linearFromSums: sites, site ${k + 1}: not ${size} columns.`)
    rows += site.rows
    yy += site.yy
    site.xy.forEach((value, c) => {
      xy[c]! += value
    })
    site.xx.forEach((row, r) =>
      row.forEach((value, c) => {
        xx[r]![c]! += value
      }),
    )
  })
  const [solved, inverse] = [solveSymmetric(xx, xy), invertSymmetric(xx)]
  if (solved.kind === 'dependent')
    return { kind: 'not-estimable', reason: 'dependent', column: solved.column }
  if (inverse.kind === 'dependent')
    return { kind: 'not-estimable', reason: 'dependent', column: inverse.column }
  const residualFreedom = rows - size
  if (residualFreedom < 1) return { kind: 'not-estimable', reason: 'no-residual-freedom' }
  const coefficients = solved.values
  const residual =
    Math.max(0, yy - coefficients.reduce((sum, value, c) => sum + value * xy[c]!, 0)) / residualFreedom
  return {
    kind: 'fitted',
    coefficients,
    covariance: inverse.rows.map(row => row.map(value => value * residual)),
    sigma: Math.sqrt(residual),
    rows,
    residualFreedom,
  }
}
