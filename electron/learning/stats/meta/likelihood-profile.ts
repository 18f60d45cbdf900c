/** One site's log likelihood of an effect, up to a constant, at fixed points in ascending order. */
export interface LikelihoodProfile { readonly at: Float64Array; readonly logLikelihood: Float64Array }

/** A log likelihood, or log density, that can be asked anywhere. */
export interface SmoothLog {
  value(x: number): number
  slope(x: number): number
  /** How far from its top it has fallen by 1/2, to the nearer side: the standard deviation of a normal one; Infinity where flat. */
  readonly width: number
}

const FEWEST_POINTS = 4

/**
 * A likelihood profile between and beyond its points: a cubic in each gap, continuous with its slope.
 *
 * Slopes at the points are those of the cubic spline without a knot next to the ends (exact for parabolas), held between
 * the slopes of the two neighbouring secants and, in a gap that only rises or only falls, within three times its secant:
 * a profile with one top stays so. Beyond the last point a profile that falls outwards goes on as its parabola. One that
 * still rises outwards, as where an arm has no events, levels off by f + s / r (1 - exp(-r d)), s the slope, d the
 * distance, r = curvature / slope, at least 1, the rate at which likelihoods of counts do on the scale of log ratios.
 * Source: de Boor 2001, A Practical Guide to Splines, chapter 4; Fritsch & Carlson 1980, SIAM J Numer Anal 17:238; the
 * idea of sharing such points: Schuemie et al. 2022, Stat Med 41:4870. Checked against: parabolas and exact likelihoods.
 * Effects as log ratios. 8 points or more are sensible, 4 the least.
 * Errors: RangeError for fewer, points not in ascending order, values that are not finite.
 */
export function interpolateProfile({ at, logLikelihood: f }: LikelihoodProfile): SmoothLog {
  check(at, f)
  const last = at.length - 1
  const gap = Float64Array.from({ length: last }, (_, k) => at[k + 1]! - at[k]!)
  const secant = Float64Array.from({ length: last }, (_, k) => (f[k + 1]! - f[k]!) / gap[k]!)
  const slopes = held(splineSlopes(gap, secant), secant)
  const bend = Float64Array.from(secant, (s, k) => (3 * s - 2 * slopes[k]! - slopes[k + 1]!) / gap[k]!)
  const twist = Float64Array.from(secant, (s, k) => (slopes[k]! + slopes[k + 1]! - 2 * s) / gap[k]! ** 2)
  const left = tail(f[0]!, -slopes[0]!, 2 * bend[0]!)
  const right = tail(f[last]!, slopes[last]!, 2 * bend[last - 1]! + 6 * twist[last - 1]! * gap[last - 1]!)

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

/** What follows at a distance beyond the last point; `outward` is the slope in that direction. */
function tail(start: number, outward: number, curvature: number) {
  if (outward <= 0) {
    const c = Math.min(0, curvature)
    return { value: (d: number) => start + d * (outward + (c * d) / 2), slope: (d: number) => outward + c * d }
  }
  const rate = Math.max(1, -curvature / outward)
  return { value: (d: number) => start - (outward / rate) * Math.expm1(-rate * d), slope: (d: number) => outward * Math.exp(-rate * d) }
}

/** Slopes of the cubic spline of which the third derivative is continuous at the second and the last but one point. */
function splineSlopes(gap: Float64Array, secant: Float64Array): Float64Array {
  const last = gap.length
  const below = new Float64Array(last + 1)
  const diagonal = new Float64Array(last + 1)
  const above = new Float64Array(last + 1)
  const right = new Float64Array(last + 1)
  const [g0, g1] = [gap[0]!, gap[1]!]
  diagonal[0] = g1
  above[0] = g0 + g1
  right[0] = ((g0 + 2 * (g0 + g1)) * g1 * secant[0]! + g0 * g0 * secant[1]!) / (g0 + g1)
  for (let k = 1; k < last; k++) {
    below[k] = gap[k]!
    diagonal[k] = 2 * (gap[k - 1]! + gap[k]!)
    above[k] = gap[k - 1]!
    right[k] = 3 * (gap[k]! * secant[k - 1]! + gap[k - 1]! * secant[k]!)
  }
  const [h0, h1] = [gap[last - 1]!, gap[last - 2]!]
  below[last] = h0 + h1
  diagonal[last] = h1
  right[last] = ((h0 + 2 * (h0 + h1)) * h1 * secant[last - 1]! + h0 * h0 * secant[last - 2]!) / (h0 + h1)
  for (let k = 1; k <= last; k++) {
    const share = below[k]! / diagonal[k - 1]!
    diagonal[k]! -= share * above[k - 1]!
    right[k]! -= share * right[k - 1]!
  }
  for (let k = last; k >= 0; k--) right[k] = (right[k]! - (k < last ? above[k]! * right[k + 1]! : 0)) / diagonal[k]!
  return right
}

/** Between the secants on both sides; of one sign with its gap's secant where it only rises or falls, then at most three times it. */
function held(slopes: Float64Array, secant: Float64Array): Float64Array {
  const last = secant.length
  const kept = slopes.map((slope, k) => (k === 0 || k === last ? slope : Math.min(Math.max(slope, Math.min(secant[k - 1]!, secant[k]!)), Math.max(secant[k - 1]!, secant[k]!))))
  for (let k = 0; k < last; k++) {
    const s = secant[k]!
    if (s === 0) continue
    const monotone = kept[k]! / s > 0 && kept[k + 1]! / s > 0
    if (!monotone) continue
    for (const end of [k, k + 1]) if (kept[end]! / s > 3) kept[end] = 3 * s
  }
  return kept
}

/** Looks outwards from the highest point, at most 30 times the distance that the points span. */
function widthOf(value: (x: number) => number, slope: (x: number) => number, at: Float64Array): number {
  const last = at.length - 1
  let top = at[0]!
  for (const point of at) if (value(point) > value(top)) top = point
  const span = at[last]! - at[0]!
  // From the highest of the points to the top of the parabola there, if that is near.
  for (let turn = 0; turn < 3; turn++) {
    const small = 1e-4 * span
    const bend = (slope(top + small) - slope(top - small)) / (2 * small)
    const move = bend < 0 ? -slope(top) / bend : 0
    if (value(top + move) >= value(top) && Math.abs(move) < span) top += move
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
  if (at.length !== f.length) throw new RangeError(`interpolateProfile: ${f.length} values at ${at.length} points.`)
  if (at.length < FEWEST_POINTS) throw new RangeError(`interpolateProfile: fewer than ${FEWEST_POINTS} points.`)
  for (let k = 0; k < at.length; k++) {
    if (!Number.isFinite(at[k]) || !Number.isFinite(f[k])) throw new RangeError(`interpolateProfile: point ${k + 1} is not finite.`)
    if (k > 0 && !(at[k]! > at[k - 1]!)) throw new RangeError(`interpolateProfile: points are not in ascending order at ${k + 1}.`)
  }
}
