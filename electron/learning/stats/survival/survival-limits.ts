import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { normalQuantile } from '../foundations/normal.ts'

/** The scale on which a survival probability's limits are symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'plain' | 'logit' | 'arcsin'

export interface ConfidenceOptions {
  readonly scale?: SurvivalScale
  readonly level?: number
}
export interface SurvivalLimits {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * Pointwise confidence limits of survival probabilities S from g, the standard error of ln S.
 *
 * log-log exp(-exp(ln(-ln S) +- z g / |ln S|)); log S exp(+- z g); plain S +- z g S; logit: logit S +- z g / (1 - S);
 * arcsin: sin^2(arcsin sqrt S +- z/2 g sqrt(S / (1 - S))). All are cut to 0..1.
 * NaN, as there are no limits: where S is 0 or g is not finite; on the scales log-log, logit and arcsin also
 * where S is 1.
 * Source: Kalbfleisch & Prentice 2002, section 1.4; Borgan & Liestol 1990, Scand J Stat 17:35 (log-log, arcsin).
 * Checked against: survival::survfit with each conf.type. Without unit.
 * Errors: RangeError for a level not between 0 and 1.
 */
export const survivalLimits = (
  survival: Float64Array,
  errorOfLog: Float64Array,
  options?: ConfidenceOptions,
): SurvivalLimits => atOnce(survivalLimitsInSteps(survival, errorOfLog, options))

export function* survivalLimitsInSteps(
  survival: Float64Array,
  errorOfLog: Float64Array,
  { scale = 'log-log', level = 0.95 }: ConfidenceOptions = {},
): InSteps<SurvivalLimits> {
  if (!(level > 0 && level < 1))
    throw new RangeError(`survivalLimits: level ${level} is not between 0 and 1.`)
  const z = normalQuantile((1 - level) / 2, true)
  const limit = LIMITS[scale]
  const openAtOne = scale !== 'log' && scale !== 'plain'
  const lower = new Float64Array(survival.length)
  const upper = new Float64Array(survival.length)
  for (let from = 0; from < survival.length; from += PIECE) {
    yield
    for (let step = from; step < Math.min(survival.length, from + PIECE); step++) {
      const value = survival[step]!
      const error = errorOfLog[step]!
      const none = value === 0 || !Number.isFinite(error) || (openAtOne && value === 1)
      lower[step] = none ? NaN : Math.max(0, limit(value, -z * error))
      upper[step] = none ? NaN : Math.min(1, limit(value, z * error))
    }
  }
  return { lower, upper }
}

/** The limit `reach` (z g, negative downwards) away from S. */
const LIMITS: Readonly<Record<SurvivalScale, (survival: number, reach: number) => number>> = {
  'log-log'(survival, reach) {
    const hazard = -Math.log(survival)
    return Math.exp(-hazard * Math.exp(-reach / hazard))
  },
  'log': (survival, reach) => survival * Math.exp(reach),
  'plain': (survival, reach) => survival + reach * survival,
  'logit': (survival, reach) => 1 / (1 + ((1 - survival) / survival) * Math.exp(-reach / (1 - survival))),
  'arcsin'(survival, reach) {
    const angle = Math.asin(Math.sqrt(survival)) + (reach / 2) * Math.sqrt(survival / (1 - survival))
    return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2
  },
}
