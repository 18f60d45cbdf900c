import { invertSymmetric, solveSymmetric } from '../foundations/cholesky.ts'
import type { RegressionData } from '../regression/regression-data.ts'
import { logisticSummary } from './logistic-summary.ts'
import type { SiteSummary } from './site-summary.ts'

export type OdalResult =
  | {
      readonly kind: 'fitted'
      readonly coefficients: Float64Array
      /** From the surrogate's curvature, taken as that of all sites. */ readonly standardErrors: Float64Array
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'not-converged' }

/**
 * One-shot distributed logistic regression (ODAL): the lead site's rows and one exchange of derivatives.
 *
 * Maximises a stand-in for the mean log likelihood of all sites, L1(b) + (grad L(b0) - grad L1(b0))'b and, for order 2,
 * + 1/2 (b - b0)'(hess L(b0) - hess L1(b0))(b - b0); L1 is that of the lead site, L that of all N rows, b0 `start`.
 * `total` holds all sites' sums at b0, the lead's among them. Standard errors: minus the stand-in's second derivatives
 * times N, inverted; they take the lead site's rows as like all others'. Not converged where the stand-in has
 * no maximum.
 * Source: Duan, Boland, Moore & Chen 2020, JAMIA 27:376. Checked against: R. Errors: RangeError as `logisticSummary`.
 */
export function odal(
  lead: RegressionData,
  start: Float64Array,
  total: SiteSummary,
  order: 1 | 2,
): OdalResult {
  const size = start.length
  if (total.gradient.length !== size || !(total.rows > 0))
    throw new RangeError('odal: total: of another number of coefficients, or of no rows.')
  const own = logisticSummary(lead, start)
  if (!(own.rows > 0)) throw new RangeError('odal: lead: there are no rows.')
  const tilt = start.map((_, c) => total.gradient[c]! / total.rows - own.gradient[c]! / own.rows)
  const bend = own.information.map((row, r) =>
    row.map((value, c) => (order === 2 ? total.information[r]![c]! / total.rows - value / own.rows : 0)),
  )
  const at = (coefficients: Float64Array) => {
    const { rows, logLikelihood, gradient, information } = logisticSummary(lead, coefficients)
    const away = coefficients.map((value, c) => value - start[c]!)
    const bent = bend.map(row => row.reduce((sum, value, c) => sum + value * away[c]!, 0))
    return {
      value:
        logLikelihood / rows +
        coefficients.reduce((sum, value, c) => sum + tilt[c]! * value - (away[c]! * bent[c]!) / 2, 0),
      gradient: gradient.map((value, c) => value / rows + tilt[c]! - bent[c]!),
      curvature: information.map((row, r) => row.map((value, c) => value / rows + bend[r]![c]!)),
    }
  }
  let coefficients: Float64Array = start.slice()
  let now = at(coefficients)
  for (let turn = 0; turn < 100; turn++) {
    const solved = solveSymmetric(now.curvature, now.gradient)
    if (solved.kind === 'dependent') break
    const step = solved.values
    let next: Float64Array = coefficients.map((value, c) => value + step[c]!)
    const settled = step.every((value, c) => Math.abs(value) <= 1e-11 * (1 + Math.abs(coefficients[c]!)))
    if (settled) {
      const inverse = invertSymmetric(now.curvature)
      return inverse.kind === 'inverse'
        ? {
            kind: 'fitted',
            coefficients: next,
            standardErrors: Float64Array.from(inverse.rows, (row, c) => Math.sqrt(row[c]! / total.rows)),
          }
        : { kind: 'not-estimable', reason: 'not-converged' }
    }
    let tried = at(next)
    for (let half = 0; half < 40 && !(tried.value >= now.value - 1e-13 * (1 + Math.abs(now.value))); half++) {
      next = next.map((value, c) => (value + coefficients[c]!) / 2)
      tried = at(next)
    }
    coefficients = next
    now = tried
  }
  return { kind: 'not-estimable', reason: 'not-converged' }
}
