/**
 * Slopes at its points of the cubic spline of which the third derivative is continuous at the second and the
 * last but one point ("not a knot"): it is exact for cubics. `gap` holds the distances of neighbours,
 * `secant` the slopes between them.
 *
 * Source: de Boor 2001, A Practical Guide to Splines, chapter 4. Checked against: cubics. Three gaps or more.
 */
export function splineSlopes(gap: Float64Array, secant: Float64Array): Float64Array {
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
  for (let k = last; k >= 0; k--)
    right[k] = (right[k]! - (k < last ? above[k]! * right[k + 1]! : 0)) / diagonal[k]!
  return right
}

/**
 * The slopes held so that the cubics do not swing: between the secants on both sides; at an end beyond its
 * secant, as the bend there says; where a gap only rises or falls, at most three times its secant. Parabolas
 * are not touched.
 *
 * Source: Fritsch & Carlson 1980, SIAM J Numer Anal 17:238. Checked against: concave data, which keep one top.
 */
export function heldSlopes(slopes: Float64Array, secant: Float64Array): Float64Array {
  const last = secant.length
  const between = (slope: number, one: number, other: number) =>
    Math.min(Math.max(slope, Math.min(one, other)), Math.max(one, other))
  const beyond = (slope: number, near: number, next: number) =>
    near > next ? Math.max(slope, near) : Math.min(slope, near)
  const kept = slopes.map((slope, k) => {
    if (k === 0) return beyond(slope, secant[0]!, secant[1]!)
    if (k === last) return beyond(slope, secant[last - 1]!, secant[last - 2]!)
    return between(slope, secant[k - 1]!, secant[k]!)
  })
  for (let k = 0; k < last; k++) {
    const s = secant[k]!
    const monotone = s !== 0 && kept[k]! * s >= 0 && kept[k + 1]! * s >= 0
    if (monotone) for (const end of [k, k + 1]) if (kept[end]! / s > 3) kept[end] = 3 * s
  }
  return kept
}
