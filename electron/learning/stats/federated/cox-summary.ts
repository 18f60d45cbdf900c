import type { CoxData } from '../cox/cox-data.ts'
import { checkCoxData } from '../cox/cox-data.ts'
import { coxModel, type Ties } from '../cox/cox-model.ts'
import { coxWork } from '../cox/cox-work.ts'
import { partialLikelihood } from '../cox/partial-likelihood.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import type { SiteSummary } from './site-summary.ts'

/**
 * A site's part of a site-stratified Cox regression: log partial likelihood, score and information of its own
 * risk sets.
 *
 * Each site keeps its own baseline hazard, so that the partial likelihood of all sites is the product of the sites'. A
 * column that does not vary at a site adds nothing there; no event, nothing at all.
 * Source: Cox 1972; strata as in Kalbfleisch & Prentice 2002, section 4.4. Checked against: coxph with strata(site).
 * Errors: RangeError for another number of coefficients, and as `checkCoxData`.
 */
export const coxSummary = (
  data: CoxData,
  coefficients: Float64Array,
  ties: Exclude<Ties, 'exact'>,
): SiteSummary => atOnce(coxSummaryInSteps(data, coefficients, ties))

export function* coxSummaryInSteps(
  data: CoxData,
  coefficients: Float64Array,
  ties: Exclude<Ties, 'exact'>,
): InSteps<SiteSummary> {
  yield* checkCoxData('coxSummary', data)
  const size = data.design.length
  if (coefficients.length !== size)
    throw new RangeError(`coxSummary: coefficients: ${coefficients.length} for ${size} columns.`)
  const model = yield* coxModel(data, ties)
  const events = model.sets.died.reduce((sum, died) => sum + died, 0)
  if (events === 0)
    return {
      rows: data.stop.length,
      events,
      logLikelihood: 0,
      gradient: new Float64Array(size),
      information: data.design.map(() => new Float64Array(size)),
    }
  const { scale } = model
  const { logLikelihood, score, information } = yield* partialLikelihood(
    model,
    coefficients.map((value, c) => value * scale[c]!),
    coxWork(model),
  )
  return {
    rows: data.stop.length,
    events,
    logLikelihood,
    gradient: score.map((value, c) => value * scale[c]!),
    information: information.map((row, r) => row.map((value, c) => value * scale[r]! * scale[c]!)),
  }
}
