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
  /** The part from a to b, with the slope and curvature at both ends. */
  const look = (
    a: number,
    slopeA: number,
    curvatureA: number,
    b: number,
    slopeB: number,
    curvatureB: number,
    depth: number,
  ): void => {
    if (slopeA > 0 && slopeB <= 0) return consider(topBetween(of, smallest, a, b))
    if (depth === DEEPEST || slopeA > 0 !== slopeB > 0) return
    const towardsZero = slopeA > 0 ? curvatureA < 0 && curvatureB > 0 : curvatureA > 0 && curvatureB < 0
    if (!towardsZero) return
    const meeting = (slopeB - slopeA + curvatureA * a - curvatureB * b) / (curvatureA - curvatureB)
    if (!(meeting > a && meeting < b) || slopeA + curvatureA * (meeting - a) > 0 === slopeA > 0) return
    of.evaluate(meeting)
    const { slope, curvature } = of
    look(a, slopeA, curvatureA, meeting, slope, curvature, depth + 1)
    look(meeting, slope, curvature, b, slopeB, curvatureB, depth + 1)
  }

  of.evaluate(0)
  let [at, slope, curvature] = [0, of.slope, of.curvature]
  if (!(slope > 0)) consider(0)
  while (at < bound) {
    const next = Math.min((at + smallest) * STRIDE - smallest, bound)
    if (!(next > at)) break
    of.evaluate(next)
    look(at, slope, curvature, next, of.slope, of.curvature, 0)
    at = next
    slope = of.slope
    curvature = of.curvature
  }
  // Only by rounding can the likelihood still rise at a bound beyond which it falls.
  if (slope > 0) consider(at)
  return peak
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
