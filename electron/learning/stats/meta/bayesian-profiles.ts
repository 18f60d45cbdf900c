import { requireLevel } from './arguments.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { interpolateProfile, type LikelihoodProfile, type SmoothLog } from './likelihood-profile.ts'
import {
  posteriorOverTau,
  usualPriors,
  type BayesianPriors,
  type BayesianRandomEffects,
  type GivenTau,
} from './posterior-over-tau.ts'
import { requirePriors } from './priors.ts'
import { lnSmoothed } from './smoothed-log.ts'

/**
 * Bayesian random-effects pooling of likelihood profiles: site i has likelihood L_i(theta_i), theta_i ~ N(mu, tau^2),
 * mu ~ N(0, 2^2), tau half-normal with scale 0.5, or as `priors` says.
 *
 * Given tau, the posterior of mu is its prior times the product over sites of the mean of L_i under
 * N(mu, tau^2), computed at equally spaced points around its top; tau is integrated out by quadrature,
 * without simulation. Sites without events in an arm count for what they are worth. Intervals are equal-tailed.
 * Source: Schuemie et al. 2022, Stat Med 41:4870 (model and priors); Röver 2020, J Stat Softw 93:6
 * (integration over tau).
 * Profiles as `interpolateProfile`, each with one top. Checked against: adaptive quadrature over mu, tau and theta, and
 * `bayesianNormal` for parabolas. Effects as log ratios. Not estimable: no site. Errors: RangeError for wrong profiles.
 */
export function bayesianProfiles(
  profiles: readonly LikelihoodProfile[],
  priors: BayesianPriors = usualPriors,
  level = 0.95,
): BayesianRandomEffects | NotEstimable {
  requirePriors('bayesianProfiles', priors)
  requireLevel('bayesianProfiles', level)
  if (profiles.length === 0) return notEstimable('There is no site.')
  // Relative to its highest point, so that constants the sites left in do not matter.
  const sites = profiles.map(({ at, logLikelihood }) => {
    const highest = logLikelihood.reduce((most, each) => Math.max(most, each), -Infinity)
    return interpolateProfile({ at, logLikelihood: logLikelihood.map(each => each - highest) })
  })
  let near = 0
  return posteriorOverTau(
    tau => {
      const given = muGivenTau(sites, tau, priors.muStandardDeviation, near)
      near = given.mean
      return given
    },
    priors,
    level,
  )
}

/** Points of mu lie this many standard deviations apart. */
const STRIDE = 0.5
/** In units of that spacing, from which tau on the points need no smoothing between them. */
const FINEST_COMB = 1.2
/** What is below exp(-32) of the top adds nothing. */
const DEEPEST = 32

function muGivenTau(
  sites: readonly SmoothLog[],
  tau: number,
  muStandardDeviation: number,
  near: number,
): GivenTau {
  const lnPosterior = (mu: number) =>
    sites.reduce((total, site) => total + lnSmoothed(site, mu, tau), -((mu / muStandardDeviation) ** 2) / 2)
  const precision = sites.reduce(
    (total, { width }) => total + (width === Infinity ? 0 : 1 / (width ** 2 + tau ** 2)),
    muStandardDeviation ** -2,
  )
  const { top, sd } = topOf(lnPosterior, near, 1 / Math.sqrt(precision))

  const step = STRIDE * sd
  const height = lnPosterior(top)
  const values = [height]
  let start = top
  for (let k = 1; k < 1_000 && values[0]! > height - DEEPEST; k++) {
    start = top - k * step
    values.unshift(lnPosterior(start))
  }
  for (let k = 1; k < 1_000 && values.at(-1)! > height - DEEPEST; k++)
    values.push(lnPosterior(top + k * step))

  const at = Float64Array.from(values, (_, k) => start + k * step)
  const weight = Float64Array.from(values, value => Math.exp(value - height))
  const total = weight.reduce((sum, each) => sum + each, 0)
  const mean = at.reduce((sum, mu, k) => sum + weight[k]! * mu, 0) / total
  const variance = at.reduce((sum, mu, k) => sum + weight[k]! * (mu - mean) ** 2, 0) / total
  const lnTotal = height + Math.log(total * step)
  const smooth = interpolateProfile({
    at,
    logLikelihood: Float64Array.from(values, value => value - lnTotal),
  })
  /**
   * The mixture of normals around the points themselves: as good as the integral where tau is wider than
   * their spacing.
   */
  const overPoints = (x: number) => {
    let sum = 0
    for (let k = 0; k < at.length; k++) {
      const z = (x - at[k]!) / tau
      sum += weight[k]! * Math.exp((-z * z) / 2)
    }
    return sum / (total * tau * Math.sqrt(2 * Math.PI))
  }
  return {
    tau,
    mean,
    variance,
    lnMarginal: lnTotal - Math.log(muStandardDeviation * Math.sqrt(2 * Math.PI)),
    density: mu => Math.exp(smooth.value(mu)),
    newDensity: x => (tau < FINEST_COMB * step ? Math.exp(lnSmoothed(smooth, x, tau)) : overPoints(x)),
  }
}

/**
 * The top of a function with one top, by the parabola through three points around the best so far, and the
 * standard deviation of its normal approximation.
 */
function topOf(f: (x: number) => number, start: number, scale: number): { top: number; sd: number } {
  let top = start
  let reach = scale
  for (let turn = 0; turn < 200; turn++) {
    const [left, middle, right] = [f(top - reach), f(top), f(top + reach)]
    const bend = left - 2 * middle + right
    const move = bend < 0 ? (reach * (left - right)) / (2 * bend) : Math.sign(right - left) * 4 * reach
    const limited = Math.min(Math.max(move, -4 * reach), 4 * reach)
    if (Math.abs(limited) > 0.3 * reach && f(top + limited) > middle) {
      top += limited
      continue
    }
    if (Math.abs(limited) > 0.3 * reach && turn < 100) {
      reach /= 2
      continue
    }
    const sd = bend < 0 ? reach / Math.sqrt(-bend) : scale
    return { top, sd: Math.min(Math.max(sd, scale / 10), 3 * scale) }
  }
  return { top, sd: scale }
}
