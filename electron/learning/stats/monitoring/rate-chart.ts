import {
  checkAmounts,
  checkBaseline,
  checkLengths,
  checkWidth,
  controlPoints,
  laneyFactor,
  type ControlPoint,
  type NoChart,
} from './control-points.ts'

export interface RateChart {
  readonly kind: 'fitted'
  readonly centre: number
  readonly points: readonly ControlPoint[]
  /** The u' chart; null where Laney's factor cannot be told. */
  readonly laney: { readonly factor: number; readonly points: readonly ControlPoint[] } | null
}

/**
 * u chart and Laney's u' chart: events over exposure (bed days, visits), period by period.
 *
 * Centre: all events over all exposure of the baseline; sigma sqrt(u / exposure), in u' times Laney's factor;
 * limits centre -/+ width sigma, not below 0. A period without exposure has no value.
 * Source: Montgomery, section 7.3; Laney 2002.
 * Checked against: R.
 * A baseline without exposure: not estimable.
 * Errors: RangeError for columns that differ in length and negative numbers.
 */
export function rateChart(
  counts: ArrayLike<number>,
  exposures: ArrayLike<number>,
  baselineRows = counts.length,
  width = 3,
): RateChart | NoChart {
  const centre = baselineRate('rateChart', counts, exposures, baselineRows)
  checkWidth('rateChart', width)
  if (centre === undefined) return { kind: 'not-estimable', reason: 'empty-baseline' }
  const values = Array.from(counts, (count, row) => (exposures[row] === 0 ? null : count / exposures[row]!))
  const sigmas = Float64Array.from(exposures, exposure =>
    exposure === 0 ? Infinity : Math.sqrt(centre / exposure),
  )
  const factor = centre === 0 ? undefined : laneyFactor(values, centre, sigmas, baselineRows)
  return {
    kind: 'fitted',
    centre,
    points: controlPoints(values, centre, sigmas, width, 0),
    laney:
      factor === undefined
        ? null
        : {
            factor,
            points: controlPoints(
              values,
              centre,
              sigmas.map(sigma => sigma * factor),
              width,
              0,
            ),
          },
  }
}

/**
 * All events over all exposure of the first rows; nothing without exposure. Throws RangeError, naming the
 * caller, for wrong columns.
 */
export function baselineRate(
  caller: string,
  counts: ArrayLike<number>,
  exposures: ArrayLike<number>,
  baselineRows: number,
): number | undefined {
  checkLengths(caller, counts, exposures)
  checkAmounts(caller, 'counts', counts, true)
  checkAmounts(caller, 'exposures', exposures)
  checkBaseline(caller, baselineRows, counts.length)
  let [events, exposure] = [0, 0]
  for (let row = 0; row < counts.length; row++) {
    if (counts[row]! > 0 && exposures[row] === 0)
      throw new RangeError(`${caller}: row ${row + 1} has events without exposure.`)
    if (row < baselineRows) {
      events += counts[row]!
      exposure += exposures[row]!
    }
  }
  return exposure > 0 ? events / exposure : undefined
}
