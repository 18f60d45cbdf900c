import { mean } from '../foundations/moments.ts'
import { quantile } from '../foundations/quantile.ts'
import { checkFinite } from '../tables/mean-comparison.ts'
import {
  checkBaseline,
  checkWidth,
  controlPoints,
  type ControlPoint,
  type NoChart,
} from './control-points.ts'

export interface IndividualsChart {
  readonly kind: 'fitted'
  readonly mean: number
  readonly meanMovingRange: number
  /** Mean moving range over 2 / sqrt(pi), its expectation for normal values of deviation 1. */
  readonly sigma: number
  readonly points: readonly ControlPoint[]
  /** Size of the step to each row from the one before; from the second row on. */
  readonly movingRanges: Float64Array
  readonly movingRangeUpper: number
  /** From the median moving range, which a few large steps do not move. */
  readonly median: {
    readonly movingRange: number
    readonly sigma: number
    readonly lower: number
    readonly upper: number
  }
}

/** The median of |X - Y| for standard normal X, Y: sqrt(2) times the upper quartile of the normal distribution. */
export const MEDIAN_RANGE_OF_TWO = 0.9538725524089

/**
 * XmR chart: individual values and their moving ranges.
 *
 * Limits mean -/+ width sigma, sigma = mean moving range sqrt(pi)/2
 * (2.66 mean moving ranges at width 3, with all digits); upper limit of moving ranges mean
 * (1 + 3 sqrt(2 - 4/pi) / (2/sqrt(pi))). Variant: sigma = median moving range / 0.953873. Mean and ranges of
 * the baseline, its first rows.
 * Source: Wheeler & Chambers 1992, Understanding Statistical Process Control; Montgomery, section 6.4.
 * Checked against: R.
 * Fewer than two baseline rows: too short. Errors: RangeError for what is not a finite number.
 */
export function individualsChart(
  values: Float64Array,
  baselineRows = values.length,
  width = 3,
): IndividualsChart | NoChart {
  checkFinite('individualsChart', 'values', values)
  checkBaseline('individualsChart', baselineRows, values.length)
  checkWidth('individualsChart', width)
  if (baselineRows < 2) return { kind: 'not-estimable', reason: 'baseline-too-short' }
  const centre = mean(values.subarray(0, baselineRows))
  const movingRanges = values.subarray(1).map((value, k) => Math.abs(value - values[k]!))
  const ofBaseline = movingRanges.subarray(0, baselineRows - 1)
  const meanMovingRange = mean(ofBaseline)
  const sigma = (meanMovingRange * Math.sqrt(Math.PI)) / 2
  const medianRange = quantile(ofBaseline, 0.5)
  const medianSigma = medianRange / MEDIAN_RANGE_OF_TWO
  return {
    kind: 'fitted',
    mean: centre,
    meanMovingRange,
    sigma,
    points: controlPoints(Array.from(values), centre, new Float64Array(values.length).fill(sigma), width),
    movingRanges,
    movingRangeUpper: meanMovingRange * (1 + 3 * Math.sqrt(2 - 4 / Math.PI) * (Math.sqrt(Math.PI) / 2)),
    median: {
      movingRange: medianRange,
      sigma: medianSigma,
      lower: centre - width * medianSigma,
      upper: centre + width * medianSigma,
    },
  }
}
