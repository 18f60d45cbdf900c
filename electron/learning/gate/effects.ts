import { profilePoints, type Answer, type Estimate } from '../../../shared/domain/answer.ts'
import type { Objection } from './objection.ts'

/** Effects leave with this many decimals (OHDSI shares likelihood profiles at fixed points; see EvidenceSynthesis). */
export const EFFECT_DECIMALS = 2

/** Rounded as effects are; never minus zero. */
export const roundEffect = (value: number): number =>
  Math.round(value * 10 ** EFFECT_DECIMALS) / 10 ** EFFECT_DECIMALS + 0

/** The log hazard ratio as it may leave. */
export function effectOf({ logHazardRatio }: Estimate) {
  return {
    profile: logHazardRatio.profile.map(roundEffect),
    logHazardRatio: roundEffect(logHazardRatio.estimate),
    standardError: roundEffect(logHazardRatio.standardError),
  }
}

/** Rule 11: only an effect whose diagnostics all passed, finite, at the eight fixed points, leaves. */
export function effects(answer: Answer): Objection[] {
  if (answer.kind === 'not-estimable')
    return [
      {
        rule: 11,
        reason: 'The diagnostics withhold this answer, so there is no effect to share.',
        remedy: answer.reasons[0]!.remedy,
      },
    ]
  const failed = answer.diagnostics.find(each => !each.passed)
  if (failed) return [{ rule: 11, reason: `A diagnostic failed: ${failed.label}.`, remedy: failed.remedy }]
  const { profile, logHazardRatio, standardError } = effectOf(answer)
  const sound =
    profile.length === profilePoints.length &&
    [...profile, logHazardRatio, standardError].every(Number.isFinite) &&
    standardError > 0
  return sound
    ? []
    : [
        {
          rule: 11,
          reason: 'The effect has no finite value with a standard error above zero at two decimals.',
          remedy: 'Wait for more outcomes.',
        },
      ]
}
