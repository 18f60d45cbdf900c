import type { Estimate } from '../../../shared/domain/answer.ts'

/** Effects leave with this many decimals (OHDSI shares likelihood profiles at fixed points; see EvidenceSynthesis). */
export const EFFECT_DECIMALS = 2

/** Rounded as effects are; never minus zero. */
const roundEffect = (value: number): number =>
  Math.round(value * 10 ** EFFECT_DECIMALS) / 10 ** EFFECT_DECIMALS + 0

/** The log hazard ratio as it may leave. */
export const effectOf = ({ logHazardRatio }: Estimate) => ({
  profile: logHazardRatio.profile.map(roundEffect),
  logHazardRatio: roundEffect(logHazardRatio.estimate),
  standardError: roundEffect(logHazardRatio.standardError),
})
