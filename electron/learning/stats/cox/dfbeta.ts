import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxFit } from './cox-regression.ts'
import { scoreResiduals } from './score-residuals.ts'

/**
 * dfbeta: about how much each coefficient would fall if a row were left out; a column a coefficient, in input order.
 *
 * w_i V L_i, V the model-based covariance and L_i the score residuals: one Newton step of the fit without the row.
 * Source: Cain & Lange 1984, Biometrics 40:493; Reid & Crepeau 1985, Biometrika 72:1. Checked against:
 * survival::residuals(type = "dfbeta"); leaving rows out. In units of the coefficients. Errors as `scoreResiduals`.
 */
export function* dfbeta(fit: CoxFit): InSteps<Float64Array[]> {
  const residuals = yield* scoreResiduals(fit)
  const { weights } = fit.solution.model.data
  const columns: Float64Array[] = []
  for (const row of fit.covariance) {
    yield
    const change = new Float64Array(fit.rows)
    residuals.forEach((residual, c) => {
      for (let i = 0; i < change.length; i++) change[i]! += row[c]! * residual[i]!
    })
    if (weights) for (let i = 0; i < change.length; i++) change[i]! *= weights[i]!
    columns.push(change)
  }
  return columns
}
