/**
 * A log likelihood of one between-study variance. `evaluate` leaves its slope and curvature at tau2 in the
 * two fields.
 */
export interface VarianceLikelihood {
  slope: number
  curvature: number
  evaluate(tau2: number): void
  logLikelihood(tau2: number): number
}

/** Each place of the scan lies this much further from -smallest than the one before. */
const STRIDE = 1.25
/** How often a part of the scan in which the slope may touch zero unseen is divided. */
const DEEPEST = 6

/** An end of a part of the scan. */
interface End {
  readonly at: number
  readonly slope: number
  readonly curvature: number
}

/**
 * Where a log likelihood of a between-study variance is highest on 0..bound: the global maximum, not the nearest one.
 *
 * The likelihood of tau2 is made of terms in 1 / (v + tau2), so on the scale ln(v_min + tau2) it has no
 * detail finer than order 1. Its slope is looked at in steps of 0.22 on that scale. Every change from rising
 * to falling holds a peak, found there by Newton's method kept inside its bracket; a part in which the
 * tangents of the slope at its two ends would let it reach zero is divided first. A likelihood that falls at
 * 0 has a peak there. Of several peaks the highest is taken, of equal ones the smallest tau2.
 * `smallest` is the smallest sampling variance, above 0; beyond `bound` the likelihood must only fall.
 * Checked against: fine grids over 10,000 questions of 20 sites and over heavy-tailed data with several peaks.
 */
export function variancePeak(of: VarianceLikelihood, smallest: number, bound: number): number {
  let peak = NaN
  let height = NaN
  const consider = (tau2: number) => {
    if (Number.isNaN(peak)) {
      peak = tau2
      return
    }
    if (Number.isNaN(height)) height = of.logLikelihood(peak)
    const other = of.logLikelihood(tau2)
    if (other > height) {
      peak = tau2
      height = other
    }
  }
  const endAt = (at: number): End => {
    of.evaluate(at)
    return { at, slope: of.slope, curvature: of.curvature }
  }
  const look = (a: End, b: End, depth: number): void => {
    if (a.slope > 0 && b.slope <= 0) return consider(topBetween(of, smallest, a.at, b.at))
    if (depth === DEEPEST || a.slope > 0 !== b.slope > 0) return
    const meeting = meetingOfTangents(a, b)
    if (meeting === undefined) return
    const between = endAt(meeting)
    look(a, between, depth + 1)
    look(between, b, depth + 1)
  }

  let from = endAt(0)
  if (!(from.slope > 0)) consider(0)
  while (from.at < bound) {
    const next = Math.min((from.at + smallest) * STRIDE - smallest, bound)
    if (!(next > from.at)) break
    const to = endAt(next)
    look(from, to, 0)
    from = to
  }
  // Only by rounding can the likelihood still rise at a bound beyond which it falls.
  if (from.slope > 0) consider(from.at)
  return peak
}

/** Where the tangents of the slope at two ends meet, if they would let it reach zero in between. */
function meetingOfTangents(a: End, b: End): number | undefined {
  const towardsZero = a.slope > 0 ? a.curvature < 0 && b.curvature > 0 : a.curvature > 0 && b.curvature < 0
  if (!towardsZero) return undefined
  const meeting = (b.slope - a.slope + a.curvature * a.at - b.curvature * b.at) / (a.curvature - b.curvature)
  if (!(meeting > a.at && meeting < b.at)) return undefined
  return a.slope + a.curvature * (meeting - a.at) > 0 === a.slope > 0 ? undefined : meeting
}

/**
 * The root of a falling slope between `low` (rising) and `high` (falling), by Newton's method for slope
 * (tau2 + smallest), else bisection.
 */
function topBetween(of: VarianceLikelihood, smallest: number, low: number, high: number): number {
  let tau2 = (low + high) / 2
  for (let turn = 0; turn < 100; turn++) {
    of.evaluate(tau2)
    if (of.slope > 0) low = tau2
    else high = tau2
    const scale = tau2 + smallest
    let next = tau2 - (of.slope * scale) / (of.curvature * scale + of.slope)
    if (!(next > low && next < high)) next = (low + high) / 2
    const done = Math.abs(next - tau2) <= 4e-16 * scale
    tau2 = next
    if (done) break
  }
  return tau2
}
