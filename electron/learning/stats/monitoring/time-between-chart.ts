import { checkAmounts, type ControlPoint, type NoChart } from './control-points.ts'
import { individualsChart } from './individuals-chart.ts'

/** Makes waiting times of a constant rate nearly normal. */
const POWER = 1 / 3.6

/**
 * t chart: time between rare events, as an XmR chart of the times to the power 1/3.6, brought back to time.
 *
 * Under a constant rate waiting times are exponential, and their 3.6th root nearly normal. Limits below 0 are
 * 0; sigma is that of the transformed times.
 * Source: Nelson 1994, J Qual Technol 26:239.
 * Checked against: the transformation by hand.
 * Fewer than two baseline times: too short. Times in any one unit, at least 0. Errors: RangeError for negative times.
 */
export function timeBetweenChart(
  times: Float64Array,
  baselineRows = times.length,
  width = 3,
): { readonly kind: 'fitted'; readonly centre: number; readonly points: readonly ControlPoint[] } | NoChart {
  checkAmounts('timeBetweenChart', 'times', times)
  const chart = individualsChart(
    times.map(time => time ** POWER),
    baselineRows,
    width,
  )
  if (chart.kind === 'not-estimable') return chart
  const back = (root: number) => Math.max(0, root) ** (1 / POWER)
  return {
    kind: 'fitted',
    centre: back(chart.mean),
    points: chart.points.map((point, row) => ({
      ...point,
      value: times[row]!,
      centre: back(point.centre),
      lower: back(point.lower),
      upper: back(point.upper),
    })),
  }
}
