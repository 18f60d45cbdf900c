import type { SurvivalCurve } from '../survival/kaplan-meier.ts'
import { survivalLimits, type ConfidenceOptions } from '../survival/survival-limits.ts'
import type { WeightedSurvival } from './weighted-survival.ts'

/**
 * A weighted survival curve with robust limits, for tables (`survivalAt`) and quantiles (`survivalQuantile`).
 *
 * The weights are taken as known. With weights from a fitted propensity score the errors are those of
 * `estimatedInfluence` at each time asked for; these here then err on the safe side for the whole study's effect.
 * Limits: see `survivalLimits`.
 * Checked against: survival::survfit with weights and robust = TRUE.
 * Errors: for the level.
 */
export function robustCurve(weighted: WeightedSurvival, options: ConfidenceOptions = {}): SurvivalCurve {
  const { times, atRisk, events, censored, survival } = weighted
  const errorOfLog = weighted.robustErrorOfLog()
  return {
    times,
    atRisk,
    events,
    censored,
    survival,
    errorOfLog,
    ...survivalLimits(survival, errorOfLog, options),
  }
}
