import { chiSquareCdf, chiSquareQuantile } from '../foundations/chi-square.ts'
import { findRoot } from '../foundations/find-root.ts'
import { requireLevel } from './arguments.ts'
import { notEstimable, type Interval, type NotEstimable } from './estimable.ts'
import { interpolateProfile, type LikelihoodProfile, type SmoothLog } from './likelihood-profile.ts'

export interface PooledProfiles {
  readonly kind: 'fitted'
  readonly estimate: number
  /** Ends that the likelihood never reaches are infinite. */
  readonly interval: Interval
  /** Likelihood ratio test of effect 0, one degree of freedom. */
  readonly test: { readonly statistic: number; readonly p: number }
  /**
   * The estimate, or a finite end of the interval, lies beyond all points that sites gave: it rests on how
   * profiles go on.
   */
  readonly beyondPoints: boolean
}
/**
 * The likelihood rises towards one side for ever, as where an arm has no event at any site: no estimate, but
 * a bound.
 */
export interface OneSidedProfiles {
  readonly kind: 'one-sided'
  readonly side: 'below' | 'above'
  readonly interval: Interval
  readonly reason: string
}

/**
 * Fixed-effect pooling of likelihood profiles: the effect at which the sum of the sites' log likelihoods is highest.
 *
 * Interval: all x with 2 (top - sum(x)) up to the quantile of chi-square with one degree of freedom. Uses
 * what each site knows, not a normal approximation of it, so that sites without events in an arm, which have
 * no estimate of their own, count for what they are worth. With parabolas it is inverse-variance pooling.
 * Source: Schuemie et al. 2022, Stat Med 41:4870; interval: Cox & Hinkley 1974, section 9.3. Points as
 * `interpolateProfile`.
 * Checked against: inverse-variance pooling, exact likelihoods, coverage in simulated sites with rare events.
 * Effects as log ratios. Not estimable: no site, or no site that says anything. Errors: RangeError for wrong profiles.
 */
export function poolProfiles(
  profiles: readonly LikelihoodProfile[],
  level = 0.95,
): PooledProfiles | OneSidedProfiles | NotEstimable {
  requireLevel('poolProfiles', level)
  const sites = profiles.map(interpolateProfile)
  const points = Float64Array.from(profiles.flatMap(each => [...each.at])).sort()
  if (sites.length === 0) return notEstimable('There is no site.')
  const sum = sumOf(sites)
  if (points.every(point => sum.slope(point) === 0))
    return notEstimable('No site says anything about the effect.')

  const drop = chiSquareQuantile(level, 1) / 2
  const [low, high] = [points[0]!, points.at(-1)!]
  const best = highestPoint(sum, points)
  const estimate = summit(sum, points[Math.max(0, best - 1)]!, points[Math.min(points.length - 1, best + 1)]!)
  if (typeof estimate !== 'number')
    return oneSided(sum, estimate.side, estimate.side === 'below' ? low : high, drop)

  const top = sum.value(estimate)
  const interval: Interval = {
    kind: 'fitted',
    lower: fallen(sum, estimate, -1, top - drop),
    upper: fallen(sum, estimate, 1, top - drop),
  }
  const statistic = Math.max(0, 2 * (top - sum.value(0)))
  return {
    kind: 'fitted',
    estimate,
    interval,
    test: { statistic, p: chiSquareCdf(statistic, 1, true) },
    beyondPoints: [estimate, interval.lower, interval.upper].some(
      each => Number.isFinite(each) && (each < low || each > high),
    ),
  }
}

const sumOf = (sites: readonly SmoothLog[]) => ({
  value: (x: number) => sites.reduce((total, site) => total + site.value(x), 0),
  slope: (x: number) => sites.reduce((total, site) => total + site.slope(x), 0),
})
type Sum = ReturnType<typeof sumOf>

function highestPoint(sum: Sum, points: Float64Array): number {
  let best = 0
  points.forEach((point, k) => {
    if (sum.value(point) > sum.value(points[best]!)) best = k
  })
  return best
}

/** Beyond this distance from the points nothing is looked for: exp(50) is no ratio. */
const FARTHEST = 50

/**
 * The top next to the highest point: where the slope changes sign, looked for outwards where it does not
 * within the points.
 */
function summit(sum: Sum, low: number, high: number): number | { side: 'below' | 'above' } {
  if (sum.slope(low) === 0) return low
  if (sum.slope(high) === 0) return high
  let [from, to] = [low, high]
  for (let reach = 0.5; !(sum.slope(from) > 0); reach *= 2) {
    if (reach > FARTHEST) return { side: 'below' }
    from = low - reach
  }
  for (let reach = 0.5; !(sum.slope(to) < 0); reach *= 2) {
    if (reach > FARTHEST) return { side: 'above' }
    to = high + reach
  }
  return findRoot(sum.slope, from, to)
}

/** Where the sum has fallen to `height` on one side; infinite where it never does. */
function fallen(sum: Sum, from: number, direction: 1 | -1, height: number): number {
  let before = from
  for (let reach = 1 / 64; reach <= 4 * FARTHEST; reach *= 2) {
    const at = from + direction * reach
    if (sum.value(at) <= height) return findRoot(x => sum.value(x) - height, before, at)
    before = at
  }
  return direction * Infinity
}

function oneSided(sum: Sum, side: 'below' | 'above', end: number, drop: number): OneSidedProfiles {
  const outward = side === 'below' ? -1 : 1
  const supremum = sum.value(end + outward * FARTHEST)
  const bound = fallen(sum, end + outward * FARTHEST, side === 'below' ? 1 : -1, supremum - drop)
  const interval: Interval =
    side === 'below'
      ? { kind: 'fitted', lower: -Infinity, upper: bound }
      : { kind: 'fitted', lower: bound, upper: Infinity }
  return {
    kind: 'one-sided',
    side,
    interval,
    reason:
      `The likelihood rises towards ${side === 'below' ? 'ever smaller' : 'ever larger'} effects: ` +
      'one group has no events at any site.',
  }
}
