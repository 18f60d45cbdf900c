import type { LikelihoodProfile } from '../../../../../electron/learning/stats/meta/likelihood-profile.ts'
import { profilePoints } from '../../../../../shared/domain/answer.ts'

/** The points at which sites give their likelihood. */
export const points = Float64Array.from(profilePoints)

export const profileOf = (logLikelihood: (x: number) => number, at = points): LikelihoodProfile => ({
  at,
  logLikelihood: at.map(logLikelihood),
})

export const parabola = (effect: number, variance: number) =>
  profileOf(x => -((x - effect) ** 2) / (2 * variance))

/** Events and time in arm 1, events and time in arm 2. */
export type RateSite = readonly [x1: number, t1: number, x2: number, t2: number]

/** Log rate ratio given the total of events: x1 of x1 + x2 with odds t1 e^b : t2. */
export const rateRatioProfile =
  (...[x1, t1, x2, t2]: RateSite) =>
  (b: number) =>
    x1 * b - (x1 + x2) * Math.log((t1 * Math.exp(b) + t2) / (t1 + t2))
