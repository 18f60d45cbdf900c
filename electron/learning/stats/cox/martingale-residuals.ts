import type { CoxFit } from './cox-regression.ts'
import { hasEvent, livedThrough } from './lived-hazard.ts'

/**
 * Martingale residuals: a row's event less the hazard it has lived through, in input order.
 *
 * M_i = event - exp(x_i'b) (H(stop) - H(start)); between minus infinity and 1; weights do not multiply it. At their own time,
 * tied events live through the hazard that Efron's thinning leaves. Exact ties: with Breslow's hazard.
 * Source: Barlow & Prentice 1988, Biometrika 75:65. Checked against: survival::residuals(type = "martingale").
 */
export function martingaleResiduals({ rows, solution: { model: { sets }, work } }: CoxFit): Float64Array {
  const lived = new Float64Array(rows)
  livedThrough(sets, work.steps, work.relative, 0, rows, lived)
  const residuals = new Float64Array(rows)
  for (let place = 0; place < rows; place++) residuals[sets.rows[place]!] = (hasEvent(sets, place) ? 1 : 0) - lived[place]!
  return residuals
}

/**
 * Deviance residuals: martingale residuals made about symmetric around 0, in input order.
 *
 * sign(M) sqrt(-2 (M + event ln(event - M))). Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147.
 * Checked against: survival::residuals(type = "deviance").
 */
export function devianceResiduals(fit: CoxFit): Float64Array {
  const { event, weights } = fit.solution.model.data
  return martingaleResiduals(fit).map((residual, row) => {
    const counts = event[row] === 1 && !(weights && weights[row] === 0)
    return Math.sign(residual) * Math.sqrt(Math.max(0, -2 * (residual + (counts ? Math.log(1 - residual) : 0))))
  })
}
