import { heldSlopes, splineSlopes } from './spline-slopes.ts'

/** One site's log likelihood of an effect, up to a constant, at fixed points in ascending order. */
export interface LikelihoodProfile {
  readonly at: Float64Array
  readonly logLikelihood: Float64Array
}

/** A log likelihood, or log density, that can be asked anywhere. */
export interface SmoothLog {
  value(x: number): number
  slope(x: number): number
  /**
   * How far from its top it has fallen by 1/2, to the nearer side: the standard deviation of a normal one;
   * Infinity where flat.
   */
  readonly width: number
}

const FEWEST_POINTS = 4

/**
 * A likelihood profile between and beyond its points: a cubic in each gap, continuous with its slope.
 *
 * Slopes at the points are those of the cubic spline (exact for parabolas), held so that a profile with one
 * top keeps one:
 * `spline-slopes`. Beyond its points a parabola goes on, and so does a profile that falls outwards, as the
 * parabola of its last gap. Another one that still rises outwards, as where an arm has no events, levels off
 * like the exponential L - B exp(-r d) through its last three points, d the distance, and beyond the last one
 * with r at least 1, which is the rate of likelihoods of counts on the scale of log ratios.
 * Source: de Boor 2001, A Practical Guide to Splines, chapter 4; the idea of sharing such points: Schuemie et al. 2022,
 * Stat Med 41:4870. Checked against: parabolas and exact likelihoods.
 * Effects as log ratios. 8 points or more are sensible, 4 the least.
 * Errors: RangeError for fewer, points not in ascending order, values that are not finite.
 */
export function interpolateProfile({ at, logLikelihood: f }: LikelihoodProfile): SmoothLog {
  check(at, f)
  const last = at.length - 1
  const gap = Float64Array.from({ length: last }, (_, k) => at[k + 1]! - at[k]!)
  const secant = Float64Array.from({ length: last }, (_, k) => (f[k + 1]! - f[k]!) / gap[k]!)
  let slopes = splineSlopes(gap, secant)
  const bendAt = (k: number) => (3 * secant[k]! - 2 * slopes[k]! - slopes[k + 1]!) / gap[k]!
  const twistAt = (k: number) => (slopes[k]! + slopes[k + 1]! - 2 * secant[k]!) / gap[k]! ** 2
  const curvatures = () =>
    [2 * bendAt(0), 2 * bendAt(last - 1) + 6 * twistAt(last - 1) * gap[last - 1]!] as const

  const parabola = secant.every(
    (_, k) => bendAt(k) <= 0 && Math.abs(3 * twistAt(k) * gap[k]!) <= STRAIGHT * Math.abs(bendAt(k)),
  )
  const [leftCurvature, rightCurvature] = curvatures()
  const leftRate = parabola
    ? 0
    : endRate({
        outward: -slopes[0]!,
        curvature: leftCurvature,
        secants: [-secant[0]!, -secant[1]!],
        gaps: [gap[0]!, gap[1]!],
      })
  const rightRate = parabola
    ? 0
    : endRate({
        outward: slopes[last]!,
        curvature: rightCurvature,
        secants: [secant[last - 1]!, secant[last - 2]!],
        gaps: [gap[last - 1]!, gap[last - 2]!],
      })
  if (leftRate > 0) slopes[0] = levelledSlope(secant[0]!, gap[0]!, leftRate)
  if (rightRate > 0) slopes[last] = levelledSlope(secant[last - 1]!, gap[last - 1]!, rightRate)
  slopes = heldSlopes(slopes, secant)
  const heldCurvatures = curvatures()
  const left = beyond({ start: f[0]!, outward: -slopes[0]!, curvature: heldCurvatures[0], rate: leftRate })
  const right = beyond({
    start: f[last]!,
    outward: slopes[last]!,
    curvature: heldCurvatures[1],
    rate: rightRate,
  })
  const bend = Float64Array.from(secant, (_, k) => bendAt(k))
  const twist = Float64Array.from(secant, (_, k) => twistAt(k))

  let hint = 0
  const gapOf = (x: number) => {
    while (hint > 0 && x < at[hint]!) hint--
    while (hint < last - 1 && x >= at[hint + 1]!) hint++
    return hint
  }
  function value(x: number): number {
    if (x < at[0]!) return left.value(at[0]! - x)
    if (x > at[last]!) return right.value(x - at[last]!)
    const k = gapOf(x)
    const d = x - at[k]!
    return f[k]! + d * (slopes[k]! + d * (bend[k]! + d * twist[k]!))
  }
  function slope(x: number): number {
    if (x < at[0]!) return -left.slope(at[0]! - x)
    if (x > at[last]!) return right.slope(x - at[last]!)
    const k = gapOf(x)
    const d = x - at[k]!
    return slopes[k]! + d * (2 * bend[k]! + 3 * d * twist[k]!)
  }
  return { value, slope, width: widthOf(value, slope, at) }
}

/** Third derivative times the gap over the second, up to which all of a profile is taken for a parabola. */
const STRAIGHT = 0.02
/** Values are shared with two decimals: a fall of this much from a top in the last gap may be rounding. */
const ROUNDING = 0.02

/** Largest rate times gap of an end that levels off: flat. */
const STEEPEST = 30

/** A profile at one of its ends: slopes are in the outward direction, secants and gaps the outermost first. */
interface End {
  readonly outward: number
  readonly curvature: number
  readonly secants: readonly [number, number]
  readonly gaps: readonly [number, number]
}

/** The rate at which a profile levels off beyond an end: 0 where it does not, but goes on as its parabola. */
function endRate({ outward, curvature, secants: [secant, next], gaps: [gap, nextGap] }: End): number {
  const topWithin = outward < 0 && outward ** 2 > -2 * curvature * ROUNDING
  if (secant < 0 || topWithin) return 0
  return secant === 0 ? STEEPEST / gap : levellingRate((next * nextGap) / (secant * gap), gap, nextGap)
}

/** Slope at the end of exp(-r d) that has this secant over the last gap. */
const levelledSlope = (secant: number, gap: number, rate: number) =>
  (secant * gap * rate) / Math.expm1(rate * gap)

/**
 * The r at which exp(-r d) falls by `ratio` times as much over the inner as over the outer gap; 0 where
 * nothing levels off.
 */
function levellingRate(ratio: number, gap: number, nextGap: number): number {
  if (!(ratio > nextGap / gap)) return 0
  let [low, high] = [0, STEEPEST / gap]
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2
    if ((Math.exp(middle * gap) * Math.expm1(middle * nextGap)) / Math.expm1(middle * gap) < ratio)
      low = middle
    else high = middle
  }
  return (low + high) / 2
}

interface Beyond {
  /** Value, outward slope and curvature at the last point. */
  readonly start: number
  readonly outward: number
  readonly curvature: number
  /** As `endRate` says. */
  readonly rate: number
}

/**
 * Value and slope at a distance beyond the last point. What still rises though it does not level off goes on
 * straight.
 */
function beyond({ start, outward, curvature, rate }: Beyond) {
  const c = Math.min(0, curvature)
  if (rate === 0)
    return {
      value: (d: number) => start + d * (outward + (c * d) / 2),
      slope: (d: number) => outward + c * d,
    }
  const r = Math.max(1, rate)
  return {
    value: (d: number) => start - (outward / r) * Math.expm1(-r * d),
    slope: (d: number) => outward * Math.exp(-r * d),
  }
}

/** Looks outwards from the highest point, at most 30 times the distance that the points span. */
function widthOf(value: (x: number) => number, slope: (x: number) => number, at: Float64Array): number {
  const span = at.at(-1)! - at[0]!
  let top = at.reduce((best, point) => (value(point) > value(best) ? point : best))
  // From the highest of the points to the top of the parabola there, if that is within the points.
  for (let turn = 0; turn < 3; turn++) {
    const small = 1e-4 * span
    const bend = (slope(top + small) - slope(top - small)) / (2 * small)
    const move = bend < 0 ? -slope(top) / bend : 0
    const moved = Math.min(Math.max(top + move, at[0]!), at.at(-1)!)
    if (value(moved) >= value(top)) top = moved
  }
  const height = value(top)
  const fall = (direction: 1 | -1) => {
    let reach = 1e-6 * span
    while (reach < 30 * span && value(top + direction * reach) > height - 0.5) reach *= 1.1
    return reach < 30 * span ? reach : Infinity
  }
  return Math.min(fall(1), fall(-1))
}

function check(at: Float64Array, f: Float64Array): void {
  if (at.length !== f.length)
    throw new RangeError(`interpolateProfile: ${f.length} values at ${at.length} points.`)
  if (at.length < FEWEST_POINTS)
    throw new RangeError(`interpolateProfile: fewer than ${FEWEST_POINTS} points.`)
  for (let k = 0; k < at.length; k++) {
    if (!Number.isFinite(at[k]) || !Number.isFinite(f[k]))
      throw new RangeError(`interpolateProfile: point ${k + 1} is not finite.`)
    if (k > 0 && !(at[k]! > at[k - 1]!))
      throw new RangeError(`interpolateProfile: points are not in ascending order at ${k + 1}.`)
  }
}
