/**
 * A density at equally spaced points, almost 0 at the last one; at the first one too, unless it is even about
 * it (as of a scale from 0 on).
 */
export interface DensityTable {
  readonly start: number
  readonly step: number
  readonly density: Float64Array
}

export interface DensitySummary {
  readonly mean: number
  readonly median: number
  readonly standardDeviation: number
  /** Equal-tailed. */
  readonly lower: number
  readonly upper: number
}

/**
 * Mean, median, standard deviation and equal-tailed interval of a density known at equally spaced points, up
 * to a factor.
 *
 * Sums by the trapezoid rule, which is exact to many digits where a smooth density fades out at both ends;
 * the distribution function with the next term of Euler and Maclaurin, between points as the cubic with the
 * density as its slope.
 * Checked against: the normal and half-normal distributions. No checks of its own: 5 points or more, not all 0.
 */
export function summariseDensity({ start, step, density }: DensityTable, level: number): DensitySummary {
  const at = (k: number) => start + k * step
  const half = (k: number) => (k === 0 ? 0.5 : 1) * density[k]!
  let [total, first] = [0, 0]
  for (let k = 0; k < density.length; k++) {
    total += half(k)
    first += half(k) * k
  }
  const centre = (first + density[0]! / 12) / total // k times an even density has a slope at 0
  let second = 0 // about the start, where k^2 times an even density is even too
  for (let k = 0; k < density.length; k++) second += half(k) * k * k

  const below = distribution(density)
  const gapAfter = gapsOf(below, density)
  const quantile = (p: number) => {
    const target = p * below.at(-1)!
    let k = 0
    while (k < density.length - 2 && below[k + 1]! < target) k++
    return at(k + within(gapAfter(k), target))
  }
  return {
    mean: at(centre),
    median: quantile(0.5),
    standardDeviation: step * Math.sqrt(second / total - centre ** 2),
    lower: quantile((1 - level) / 2),
    upper: quantile((1 + level) / 2),
  }
}

/** Probability that the value is below x. */
export function probabilityBelow({ start, step, density }: DensityTable, x: number): number {
  const place = (x - start) / step
  if (place <= 0) return 0
  if (place >= density.length - 1) return 1
  const below = distribution(density)
  const k = Math.floor(place)
  return hermite(gapsOf(below, density)(k), place - k) / below.at(-1)!
}

/** The integral up to each point, in units of the step; never falling. */
function distribution(density: Float64Array): Float64Array {
  const below = new Float64Array(density.length)
  const slope = (k: number) =>
    k === 0 || k === density.length - 1 ? 0 : (density[k + 1]! - density[k - 1]!) / 2
  let sum = 0
  for (let k = 1; k < density.length; k++) {
    sum += (density[k - 1]! + density[k]!) / 2
    below[k] = Math.max(below[k - 1]!, sum - slope(k) / 12)
  }
  return below
}

/** A function between two points a unit apart: its values and slopes at both. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly slopeFrom: number
  readonly slopeTo: number
}

const gapsOf =
  (values: Float64Array, slopes: Float64Array) =>
  (k: number): Gap => ({
    from: values[k]!,
    to: values[k + 1]!,
    slopeFrom: slopes[k]!,
    slopeTo: slopes[k + 1]!,
  })

/** The cubic with these values and slopes, at the share t of the gap. */
function hermite({ from, to, slopeFrom, slopeTo }: Gap, t: number): number {
  const rise = to - from
  return (
    from + t * (slopeFrom + t * (3 * rise - 2 * slopeFrom - slopeTo + t * (slopeFrom + slopeTo - 2 * rise)))
  )
}

/** The share of the gap at which the cubic reaches `target`, by bisection. */
function within(gap: Gap, target: number): number {
  let [low, high] = [0, 1]
  for (let turn = 0; turn < 50; turn++) {
    const middle = (low + high) / 2
    if (hermite(gap, middle) < target) low = middle
    else high = middle
  }
  return (low + high) / 2
}
