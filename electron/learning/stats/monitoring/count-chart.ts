import {
  checkAmounts,
  checkBaseline,
  checkWidth,
  controlPoints,
  type ControlPoint,
  type NoChart,
} from './control-points.ts'

/**
 * c chart: events a period, with the same opportunity in every period.
 *
 * Centre: the baseline's mean c; sigma sqrt(c); limits c -/+ width sigma, not below 0.
 * Source: Montgomery, section 7.3.
 * Checked against: R.
 * No baseline: not estimable. Errors: RangeError for what is no count.
 */
export function countChart(
  counts: ArrayLike<number>,
  baselineRows = counts.length,
  width = 3,
): { readonly kind: 'fitted'; readonly centre: number; readonly points: readonly ControlPoint[] } | NoChart {
  checkAmounts('countChart', 'counts', counts, true)
  checkBaseline('countChart', baselineRows, counts.length)
  checkWidth('countChart', width)
  if (baselineRows === 0) return { kind: 'not-estimable', reason: 'empty-baseline' }
  let sum = 0
  for (let row = 0; row < baselineRows; row++) sum += counts[row]!
  const centre = sum / baselineRows
  return {
    kind: 'fitted',
    centre,
    points: controlPoints(
      Array.from(counts),
      centre,
      new Float64Array(counts.length).fill(Math.sqrt(centre)),
      width,
      0,
    ),
  }
}
