import type { VarianceLikelihood } from './variance-peak.ts'

/**
 * The likelihood of studies held in `effect` and `variance`, of which the first `studies` count; fill them
 * anew and it is another one's.
 */
export interface StudyLikelihood extends VarianceLikelihood {
  studies: number
}

/**
 * Log likelihood of the between-study variance tau2 in the normal random-effects model y ~ N(mu, v + tau2),
 * mu profiled out.
 *
 * Full: -1/2 [ sum ln(v + tau2) + sum w (y - mu)^2 ], w = 1 / (v + tau2), mu the mean with weights w.
 * Restricted: minus 1/2 ln sum w more. Constants are left out. Slope and curvature, r = y - mu, S_j = sum of w^j:
 * -1/2 [ S1 - S2/S1 - sum w^2 r^2 ] and -1/2 [ -S2 + 2 S3/S1 - (S2/S1)^2 + 2 sum w^3 r^2 - 2
 * (sum w^2 r)^2 / S1 ]; the full likelihood is without the terms in S2/S1 and S3. S1 - S2/S1 is summed as
 * 2/S1 times w w' over pairs, which keeps its digits where one study outweighs all others.
 * Source: Viechtbauer 2005, J Educ Behav Stat 30:261. No checks of its own: callers hand over effects as
 * distances from the most precise study's, and variances above 0. Allocates nothing when evaluated.
 */
export function studyLikelihood(
  kind: 'restricted' | 'full',
  effect: Float64Array,
  variance: Float64Array,
): StudyLikelihood {
  const weight = new Float64Array(effect.length)
  const restricted = kind === 'restricted' ? 1 : 0
  const likelihood: StudyLikelihood = {
    studies: effect.length,
    slope: 0,
    curvature: 0,
    evaluate,
    logLikelihood,
  }

  function meanAt(tau2: number): number {
    let total = 0
    let weighted = 0
    for (let i = 0; i < likelihood.studies; i++) {
      const w = 1 / (variance[i]! + tau2)
      weight[i] = w
      total += w
      weighted += w * effect[i]!
    }
    return weighted / total
  }

  function evaluate(tau2: number): void {
    const mean = meanAt(tau2)
    let s1 = 0
    let s2 = 0
    let s3 = 0
    let pairs = 0
    let squares = 0
    let cubes = 0
    let pull = 0
    for (let i = 0; i < likelihood.studies; i++) {
      const w = weight[i]!
      const weighted = w * (effect[i]! - mean)
      const w2 = w * w
      pairs += w * s1
      s1 += w
      s2 += w2
      s3 += w2 * w
      squares += weighted * weighted
      cubes += weighted * weighted * w
      pull += weighted * w
    }
    const ratio = s2 / s1
    likelihood.slope = -0.5 * ((restricted ? (2 * pairs) / s1 : s1) - squares)
    likelihood.curvature =
      -0.5 * (-s2 + restricted * ((2 * s3) / s1 - ratio * ratio) + 2 * cubes - (2 * pull * pull) / s1)
  }

  function logLikelihood(tau2: number): number {
    const mean = meanAt(tau2)
    let total = 0
    let logs = 0
    let squares = 0
    for (let i = 0; i < likelihood.studies; i++) {
      const w = weight[i]!
      total += w
      logs += Math.log(w)
      squares += w * (effect[i]! - mean) ** 2
    }
    return 0.5 * (logs - restricted * Math.log(total) - squares)
  }

  return likelihood
}

/**
 * A tau2 beyond which both likelihoods only fall: the squared range of the effects minus the smallest
 * variance, at least 0.
 *
 * By Jensen's inequality sum w^2 (y - mu)^2 is at most 1/S1 sum over pairs of w w' (w + w') (y - y')^2, and
 * S1 - S2/S1 = 2/S1 sum over pairs of w w'; so the slope is below 0 once range^2 is below v_min + tau2.
 */
export const risesUntil = (range: number, smallestVariance: number): number =>
  Math.max(0, range * range - smallestVariance)
