import { armMoments } from './arm-moments.ts'

/**
 * Standardised mean difference of a column between two arms.
 *
 * (m1 - m0) / sqrt((s1^2 + s0^2) / 2); means weighted, variances of the unweighted arms, so that before and after
 * share one yardstick. 0 where both arms are constant and equal, infinite where they are constant and differ.
 * Source: Austin & Stuart 2015, Stat Med 34:3661; the yardstick as in Stuart, Lee & Leacy 2013. No unit.
 */
export function standardisedDifference(
  values: Float64Array,
  exposed: Uint8Array,
  weight?: Float64Array,
): number {
  const unweighted = armMoments(values, exposed)
  const [comparator, treated] = weight ? armMoments(values, exposed, weight) : unweighted
  const difference = treated.mean - comparator.mean
  const [one, other] = unweighted.map(({ variance, people }) => (people > 1 ? variance : 0))
  const yardstick = Math.sqrt((one! + other!) / 2)
  if (Math.abs(difference) <= 1e-12 * (1 + Math.abs(yardstick))) return 0
  return difference / yardstick
}

/** Kish's effective sample size of one arm: (sum of w)^2 / sum of w^2, in people. Source: Kish 1965. */
export function effectiveSample(weight: Float64Array, exposed: Uint8Array, arm: 0 | 1): number {
  let sum = 0
  let squares = 0
  for (let i = 0; i < weight.length; i++)
    if (exposed[i] === arm) {
      sum += weight[i]!
      squares += weight[i]! ** 2
    }
  return squares > 0 ? sum ** 2 / squares : 0
}

/**
 * Share of people whose preference score lies between 0.3 and 0.7: either treatment was a real choice for them.
 * logit(preference) = logit(propensity) - logit(share exposed). Source: Walker et al. 2013, Comp Eff Res 3:11.
 */
export function equipoise(propensity: Float64Array, exposed: Uint8Array): number {
  const share = exposed.reduce((sum, each) => sum + each, 0) / exposed.length
  const prevalence = Math.log(share / (1 - share))
  const limit = Math.log(0.7 / 0.3)
  const real = propensity.reduce(
    (count, e) => count + (Math.abs(Math.log(e / (1 - e)) - prevalence) <= limit ? 1 : 0),
    0,
  )
  return real / propensity.length
}
