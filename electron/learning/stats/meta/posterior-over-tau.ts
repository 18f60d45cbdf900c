import {
  probabilityBelow,
  summariseDensity,
  type DensitySummary,
  type DensityTable,
} from './density-summary.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { interpolateProfile } from './likelihood-profile.ts'

/** The posterior of the mean effect mu for one value of tau. */
export interface GivenTau {
  readonly tau: number
  /** ln of the likelihood of tau: the likelihood of both averaged over mu's prior. */
  readonly lnMarginal: number
  readonly mean: number
  readonly variance: number
  /** Density of mu. */
  density(mu: number): number
  /** Density of the effect at a new site, mu + tau Z. */
  newDensity(effect: number): number
}

export interface BayesianPriors {
  /** mu is normal with mean 0. */
  readonly muStandardDeviation: number
  /** tau is half-normal: |Z| times this. */
  readonly tauScale: number
}
export const usualPriors: BayesianPriors = { muStandardDeviation: 2, tauScale: 0.5 }

export interface BayesianRandomEffects {
  readonly kind: 'fitted'
  readonly mu: DensitySummary
  readonly tau: DensitySummary
  /** The effect at a new site. */
  readonly prediction: DensitySummary
  readonly probabilityBelowZero: number
  /** ln of the likelihood averaged over both priors, up to the constants that the likelihoods leave out. */
  readonly lnMarginalLikelihood: number
}

/** Nodes of tau whose weight is smaller than exp(-30) of the largest add nothing. */
const DEEPEST = 30
const COARSE = 0.5
const FINEST = 0.5 / 2 ** 9
const FAINTEST = 1e-12
const MOST_POINTS = 1_500
const FINER = 8

/**
 * Posterior of a random-effects model from the posterior of mu at given values of tau: tau is integrated out.
 *
 * The integrand is an even smooth function of tau that fades out, so the trapezoid rule from 0 on converges
 * faster than any power of its spacing (Trefethen & Weideman 2014); the spacing, first a half of tau's prior
 * scale, is halved until even moments stay the same to 1e-5, which leaves errors of about 1e-10. mu and a new
 * effect are mixtures over the nodes of tau (Röver 2020, J Stat Softw 93:6).
 * Callers have checked values. Not estimable: nothing has a density that a number can hold, or no convergence.
 */
export function posteriorOverTau(
  givenTau: (tau: number) => GivenTau,
  priors: BayesianPriors,
  level: number,
): BayesianRandomEffects | NotEstimable {
  const known = new Map<number, GivenTau>()
  const lnDensity = (tau: number) => {
    let at = known.get(tau)
    if (!at) {
      at = givenTau(tau)
      known.set(tau, at)
    }
    return at.lnMarginal - (tau / priors.tauScale) ** 2 / 2
  }
  const scale = priors.tauScale
  let before: Moments | undefined
  for (let spacing = COARSE * scale; spacing >= FINEST * scale; spacing /= 2) {
    const nodes = nodesOf(lnDensity, known, spacing)
    if (nodes.length === 0) break
    const now = momentsOf(nodes, spacing)
    if (before && nodes.length > 8 && agree(before, now)) return summarise(nodes, spacing, now, scale, level)
    before = now
  }
  return notEstimable('The sites contradict each other by more than the priors can bear.')
}

interface Node {
  readonly given: GivenTau
  readonly lnDensity: number
  weight: number
}
interface Moments {
  readonly lnTotal: number
  readonly mean: number
  readonly spread: number
  readonly tau2: number
}

/** tau = 0, spacing, 2 spacing, ... until the density has faded out, and their shares of the integral. */
function nodesOf(
  lnDensity: (tau: number) => number,
  known: ReadonlyMap<number, GivenTau>,
  spacing: number,
): Node[] {
  const nodes: Node[] = []
  let highest = -Infinity
  for (let k = 0; k < 100_000; k++) {
    const tau = k * spacing
    const ln = lnDensity(tau)
    if (Number.isFinite(ln)) nodes.push({ given: known.get(tau)!, lnDensity: ln, weight: 0 })
    highest = Math.max(highest, ln)
    if (ln < highest - DEEPEST || (highest === -Infinity && k > 1_000)) break
  }
  const weightOf = (node: Node) => (node.given.tau === 0 ? 0.5 : 1) * Math.exp(node.lnDensity - highest)
  const total = nodes.reduce((sum, node) => sum + weightOf(node), 0)
  for (const node of nodes) node.weight = weightOf(node) / total
  return nodes
}

function momentsOf(nodes: readonly Node[], spacing: number): Moments {
  const average = (of: (node: Node) => number) => nodes.reduce((sum, node) => sum + node.weight * of(node), 0)
  const mean = average(({ given }) => given.mean)
  const largest = nodes.reduce((one, other) => (other.weight > one.weight ? other : one))
  return {
    mean,
    tau2: average(({ given }) => given.tau ** 2),
    spread: Math.sqrt(average(({ given }) => given.variance + (given.mean - mean) ** 2)),
    lnTotal:
      largest.lnDensity - Math.log(largest.weight * (largest.given.tau === 0 ? 2 : 1)) + Math.log(spacing),
  }
}

/** The finer of two is far better than their difference, as the error is squared with each halving. */
const agree = (one: Moments, other: Moments) =>
  Math.abs(one.mean - other.mean) < 1e-5 * other.spread &&
  Math.abs(one.spread - other.spread) < 1e-5 * other.spread &&
  Math.abs(one.tau2 - other.tau2) < 1e-5 * other.tau2 &&
  Math.abs(one.lnTotal - other.lnTotal) < 1e-5

function summarise(
  nodes: readonly Node[],
  spacing: number,
  moments: Moments,
  scale: number,
  level: number,
): BayesianRandomEffects {
  const heavy = nodes.filter(({ weight }) => weight > FAINTEST)
  const mixture = (
    density: (given: GivenTau, x: number) => number,
    variance: (given: GivenTau) => number,
  ): DensityTable => {
    // As far as a node's share of a normal density is not faint.
    const ends = heavy.map(({ given, weight }) => ({
      given,
      reach: Math.sqrt(2 * variance(given) * Math.log(weight / FAINTEST)),
    }))
    const start = Math.min(...ends.map(({ given, reach }) => given.mean - reach))
    const end = Math.max(...ends.map(({ given, reach }) => given.mean + reach))
    const finest = Math.min(
      ...heavy.filter(({ weight }) => weight > 1e-4).map(({ given }) => Math.sqrt(variance(given))),
    )
    const points = Math.min(MOST_POINTS, Math.ceil((end - start) / (0.25 * finest)))
    const step = (end - start) / points
    return refined(
      start,
      step,
      Float64Array.from({ length: points + 1 }, (_, k) =>
        Math.log(
          heavy.reduce((sum, { given, weight }) => sum + weight * density(given, start + k * step), 0),
        ),
      ),
    )
  }
  const mu = mixture(
    (given, x) => given.density(x),
    ({ variance }) => variance,
  )
  const fresh = mixture(
    (given, x) => given.newDensity(x),
    ({ variance, tau }) => variance + tau ** 2,
  )
  const tau = tauTable(nodes, spacing)
  return {
    kind: 'fitted',
    mu: summariseDensity(mu, level),
    tau: summariseDensity(tau, level),
    prediction: summariseDensity(fresh, level),
    probabilityBelowZero: probabilityBelow(mu, 0),
    // the half-normal density's factor
    lnMarginalLikelihood: moments.lnTotal + Math.log(Math.sqrt(2 / Math.PI) / scale),
  }
}

/** The density of tau; its spline goes on as an even function below 0. Nodes before the first hold no density. */
function tauTable(nodes: readonly Node[], spacing: number): DensityTable {
  const first = Math.round(nodes[0]!.given.tau / spacing)
  const lnDensity = (k: number) => nodes[Math.abs(k) - first]?.lnDensity ?? -Infinity
  const last = first + nodes.length - 1
  const mirrored = refined(
    -last * spacing,
    spacing,
    Float64Array.from({ length: 2 * last + 1 }, (_, k) => lnDensity(k - last)),
  )
  return { start: 0, step: mirrored.step, density: mirrored.density.slice(FINER * last) }
}

/** A density from its logarithm at equally spaced points, eight times as fine, by the spline of the logarithm. */
function refined(start: number, step: number, lnDensity: Float64Array): DensityTable {
  const highest = lnDensity.reduce((most, each) => Math.max(most, each), -Infinity)
  const last = lnDensity.length - 1
  const smooth = interpolateProfile({
    at: lnDensity.map((_, k) => start + k * step),
    logLikelihood: lnDensity.map(each => Math.max(each - highest, -700)),
  })
  return {
    start,
    step: step / FINER,
    density: Float64Array.from({ length: FINER * last + 1 }, (_, k) =>
      Math.exp(smooth.value(start + (k * step) / FINER)),
    ),
  }
}
