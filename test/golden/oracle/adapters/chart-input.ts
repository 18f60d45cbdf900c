import * as z from 'zod'
import type { ControlPoint } from '../../../../electron/learning/stats/monitoring/control-points.ts'
import type { CaseInput } from '../case-input.ts'

/** The baseline's first rows and the width of the limits. */
export const charted = (params: unknown, rows: number) =>
  z
    .object({ baseline_rows: z.number().default(rows), sigma_limit: z.number().default(3) })
    .transform(({ baseline_rows, sigma_limit }) => ({ baselineRows: baseline_rows, width: sigma_limit }))
    .parse(params)
export const points = (list: readonly ControlPoint[]) =>
  list.map(({ value, centre, sigma, lower, upper, signal }) => ({
    value,
    center: centre,
    sigma,
    lcl: lower,
    ucl: upper,
    signal,
  }))
/** A column in a role of the file, or a list given in place. */
export function column(input: CaseInput, role: string): Float64Array {
  return input.hasRole(role)
    ? input.column(role)
    : Float64Array.from(z.array(z.number()).parse(input.inline[role]))
}

export function drawn<Chart extends { kind: string }>(chart: Chart): Extract<Chart, { kind: 'fitted' }> {
  if (chart.kind !== 'fitted') throw new Error('The chart is not estimable.')
  return chart as Extract<Chart, { kind: 'fitted' }>
}
