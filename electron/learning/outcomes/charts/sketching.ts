import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { say } from '../../../../shared/words/message.ts'
import { specialCauses, type SpecialCause } from '../../stats/monitoring/making-data-count.ts'
import type { ControlPoint, NoChart } from '../../stats/monitoring/control-points.ts'
import type { Charted, Mark, Signal, Sketch } from './chart.ts'

/** Points that have a value. */
export const valued = (points: readonly MeasurePoint[]): Array<MeasurePoint & { value: number }> =>
  points.flatMap(({ value, ...point }) => (value === null ? [] : [{ ...point, value }]))

/** So many of the first marks make the limits. */
export const baselineOf = ({ baselineMarks }: Pick<Charted, 'baselineMarks'>, marks: number): number =>
  Math.min(baselineMarks ?? marks, marks)

export const empty = (): Sketch => ({
  kind: 'none',
  reason: say('outcome.no-chart-empty'),
  remedy: say('outcome.look-at-codes'),
})
export const fewPeriods = (n: number): Sketch => ({
  kind: 'none',
  reason: say('outcome.no-chart-few-periods', { n }),
  remedy: say('outcome.longer-periods'),
})
export const fewEvents = (n: number): Sketch => ({
  kind: 'none',
  reason: say('outcome.no-chart-few-events', { n }),
  remedy: say('outcome.other-chart'),
})

export const mostlyOneValue = (n: number, of: number): Sketch => ({
  kind: 'none',
  reason: say('outcome.no-chart-on-median', { n, of }),
  remedy: say('outcome.longer-or-gaps'),
})

/** Why a chart of so many periods cannot be drawn. */
export function withoutChart({ reason }: NoChart, periods: number): Sketch {
  if (periods === 0 || reason === 'empty-baseline') return empty()
  if (reason === 'baseline-too-short') return fewPeriods(periods)
  return { kind: 'none', reason: say('outcome.no-chart-no-variation'), remedy: say('outcome.wait') }
}

/** Marks of periods from the points of a control chart; limits that nobody was counted for are no limits. */
export const marksOf = (points: readonly MeasurePoint[], control: readonly ControlPoint[]): Mark[] =>
  control.map(({ value, centre, lower, upper, signal }, at) => ({
    from: points[at]!.from,
    to: points[at]!.to,
    value,
    centre,
    lower,
    upper,
    isBeyond: signal,
  }))

export const asSignals = (causes: readonly SpecialCause[]): Signal[] =>
  causes.map(({ pattern, direction, rows }) => ({ pattern, direction, marks: [...rows] }))

/**
 * Making Data Count's rules on a chart whose limits differ from point to point, about the limits before they were cut
 * to what is possible: three sigmas from the centre.
 */
export const signalsOf = (control: readonly ControlPoint[]): Signal[] =>
  asSignals(
    specialCauses(
      Float64Array.from(control, ({ value }) => value!), // of periods in which somebody was counted
      Float64Array.from(control, ({ centre }) => centre),
      row => 3 * control[row]!.sigma,
    ),
  )
