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

export interface ProportionChart {
  readonly kind: 'fitted'
  readonly centre: number
  readonly points: readonly ControlPoint[]
}

/**
 * p chart: the share of n people with an event, period by period.
 *
 * Centre: all events over all people of the baseline; sigma sqrt(p (1 - p)/n); limits centre -/+ width sigma
 * within 0..1.
 * A period without people has no value. Source: Shewhart 1931; Montgomery, section 7.2. Checked against: R.
 * A baseline without people: not estimable.
 * Errors: RangeError for columns that differ in length, counts that are none, more events than people.
 */
export function proportionChart(
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  baselineRows = events.length,
  width = 3,
): ProportionChart | NoChart {
  const base = prepare('proportionChart', events, sizes, baselineRows, width)
  if ('kind' in base) return base
  return {
    kind: 'fitted',
    centre: base.centre,
    points: controlPoints(base.values, base.centre, base.sigmas, width, 0, 1),
  }
}

export interface LaneyChart {
  readonly kind: 'fitted'
  readonly centre: number
  /** Above 1: more variation than chance within periods allows. */ readonly factor: number
  readonly points: readonly ControlPoint[]
}

/**
 * Laney's p' chart: the p chart with its sigma times Laney's factor, for large n, where the p chart signals everywhere.
 * Source: Laney 2002, Qual Eng 14:531. Fewer than two periods with people in the baseline: too short; all or none with
 * the event: no variation. Otherwise as `proportionChart`.
 */
export function laneyProportionChart(
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  baselineRows = events.length,
  width = 3,
): LaneyChart | NoChart {
  const base = prepare('laneyProportionChart', events, sizes, baselineRows, width)
  if ('kind' in base) return base
  const { centre, values, sigmas } = base
  if (centre === 0 || centre === 1) return { kind: 'not-estimable', reason: 'no-variation' }
  const factor = laneyFactor(values, centre, sigmas, baselineRows)
  if (factor === undefined) return { kind: 'not-estimable', reason: 'baseline-too-short' }
  return {
    kind: 'fitted',
    centre,
    factor,
    points: controlPoints(
      values,
      centre,
      sigmas.map(sigma => sigma * factor),
      width,
      0,
      1,
    ),
  }
}

interface Base {
  readonly centre: number
  readonly values: readonly (number | null)[]
  readonly sigmas: Float64Array
}

function prepare(
  caller: string,
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  baselineRows: number,
  width: number,
): Base | NoChart {
  checkLengths(caller, events, sizes)
  checkAmounts(caller, 'sizes', sizes, true)
  checkAmounts(caller, 'events', events, true)
  checkBaseline(caller, baselineRows, events.length)
  checkWidth(caller, width)
  let [all, people] = [0, 0]
  for (let row = 0; row < events.length; row++) {
    if (events[row]! > sizes[row]!)
      throw new RangeError(`${caller}: events, row ${row + 1}, are more than people.`)
    if (row < baselineRows) {
      all += events[row]!
      people += sizes[row]!
    }
  }
  if (people === 0) return { kind: 'not-estimable', reason: 'empty-baseline' }
  const centre = all / people
  return {
    centre,
    values: Array.from(events, (count, row) => (sizes[row] === 0 ? null : count / sizes[row]!)),
    sigmas: Float64Array.from(sizes, size =>
      size === 0 ? Infinity : Math.sqrt((centre * (1 - centre)) / size),
    ),
  }
}
