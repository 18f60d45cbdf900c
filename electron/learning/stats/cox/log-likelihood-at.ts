import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxFit } from './cox-regression.ts'
import { coxWork } from './cox-work.ts'
import { exactLikelihood } from './exact-likelihood.ts'
import { logPartialLikelihood } from './partial-likelihood.ts'

/**
 * Log partial likelihood of a fit's data at other coefficients, one entry a set: for likelihood profiles and intervals.
 *
 * Minus infinity where the likelihood underflows, far out. Checked against: survival::coxph(iter.max = 0, init).
 * Errors: RangeError for another number of coefficients, or one that is not finite.
 */
export function* logLikelihoodAt(
  { solution: { model } }: CoxFit,
  coefficients: readonly Float64Array[],
): InSteps<Float64Array> {
  const work = coxWork(model)
  const values = new Float64Array(coefficients.length)
  for (const [k, each] of coefficients.entries()) {
    if (each.length !== model.design.length || !each.every(Number.isFinite))
      throw new RangeError(
        `logLikelihoodAt: coefficients, set ${k + 1}: needs ${model.design.length} finite numbers.`,
      )
    const scaled = each.map((value, c) => value * model.scale[c]!)
    const value =
      model.ties === 'exact'
        ? (yield* exactLikelihood(model, scaled)).logLikelihood
        : yield* logPartialLikelihood(model, scaled, work)
    values[k] = Number.isNaN(value) ? -Infinity : value
  }
  return values
}
