import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { generalizedLinearInSteps, type GeneralizedLinearFit } from '../regression/generalized-linear.ts'
import type { NotEstimable } from '../regression/maximum-likelihood.ts'
import type { Family, RegressionData } from '../regression/regression-data.ts'

export type IndependentResult =
  | ({
      kind: 'fitted'
      /** Columns of the design that were fitted, ascending. */ kept: readonly number[]
    } & GeneralizedLinearFit)
  | Exclude<NotEstimable, { reason: 'dependent' }>

/**
 * Fits a generalised linear model to those columns of a design that are no combination of columns before them.
 *
 * Of several columns that say the same the first stays, as in R; the fitted values are the same whichever stays.
 * `start` are coefficients, one a column, to begin from. Errors: as `fitGeneralizedLinear`.
 */
export const fitIndependent = (
  family: Family,
  data: RegressionData,
  start?: Float64Array,
): IndependentResult => atOnce(independentInSteps(family, data, start))

export function* independentInSteps(
  family: Family,
  data: RegressionData,
  start?: Float64Array,
): InSteps<IndependentResult> {
  const kept = [...data.design.keys()]
  for (;;) {
    const fit = yield* generalizedLinearInSteps(
      family,
      { ...data, design: kept.map(c => data.design[c]!) },
      start && Float64Array.from(kept, c => start[c]!),
    )
    if (fit.kind === 'fitted') return { ...fit, kept }
    if (fit.reason !== 'dependent') return fit
    if (kept.length === 1) return { kind: 'not-estimable', reason: 'not-converged' } // a single column of zeros
    kept.splice(fit.column, 1)
  }
}
