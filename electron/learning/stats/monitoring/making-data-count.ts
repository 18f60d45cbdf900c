import { mean } from '../foundations/moments.ts'
import { checkFinite } from '../tables/mean-comparison.ts'
import { checkBaseline, meanStep, type NoChart } from './control-points.ts'

export interface SpecialCause {
  /**
   * One point beyond a limit; 7 in a row on one side of the mean; 7 in a row rising or falling; 2 of 3 in a
   * row in the outer third between mean and limit, or beyond.
   */
  readonly pattern: 'beyond-limit' | 'shift' | 'trend' | 'near-limit'
  readonly direction: 'high' | 'low'
  /** Rows from 0 that make the pattern. */
  readonly rows: readonly number[]
}

export interface MakingDataCount {
  readonly kind: 'fitted'
  readonly mean: number
  readonly meanMovingRange: number
  readonly lower: number
  readonly upper: number
  readonly specialCauses: readonly SpecialCause[]
}

const RUN = 7

/**
 * The XmR chart and rules of the NHS programme Making Data Count.
 *
 * Limits: mean -/+ 2.66 mean moving ranges of the baseline, its first rows (all where none is given).
 * Patterns, each with all of its rows: a point beyond a limit; at least 7 in a row on one side of the mean;
 * at least 7 in a row, each above (below) the one before; of 3 in a row at least
 * 2 on one side nearer to the limit than to the mean by two thirds. A point on the mean ends a run, equal
 * neighbours end a trend.
 * Whether high is good is for the reader.
 * Source: NHS England, Making Data Count: Strengthening your decisions (2023); Wheeler 2000.
 * Checked against: series drawn by hand. Fewer than two baseline rows: too short.
 * Errors: RangeError for what is not a finite number.
 */
export function makingDataCount(
  values: Float64Array,
  baselineRows = values.length,
): MakingDataCount | NoChart {
  checkFinite('makingDataCount', 'values', values)
  checkBaseline('makingDataCount', baselineRows, values.length)
  const baseline = values.subarray(0, baselineRows)
  const meanMovingRange = meanStep(Array.from(baseline))
  if (meanMovingRange === undefined) return { kind: 'not-estimable', reason: 'baseline-too-short' }
  const centre = mean(baseline)
  const reach = 2.66 * meanMovingRange
  return {
    kind: 'fitted',
    mean: centre,
    meanMovingRange,
    lower: centre - reach,
    upper: centre + reach,
    specialCauses: specialCauses(values, new Float64Array(values.length).fill(centre), () => reach),
  }
}

/**
 * The same patterns about centre lines and limits that may differ from row to row, as on charts of shares and rates:
 * `reach` is how far a row's limit lies from its centre. In the order of their first rows.
 */
export function specialCauses(
  values: Float64Array,
  centres: Float64Array,
  reach: (row: number) => number,
): SpecialCause[] {
  const found = (['high', 'low'] as const).flatMap(direction => {
    const sign = direction === 'high' ? 1 : -1
    const above = values.map((value, row) => sign * (value - centres[row]!))
    const beyond = Array.from(above.keys()).filter(row => above[row]! > reach(row))
    const near = (row: number) => above[row]! > (2 / 3) * reach(row)
    return [
      ...beyond.map(row => ({ pattern: 'beyond-limit' as const, direction, rows: [row] })),
      ...stretches(values.length, row => above[row]! > 0)
        .filter(rows => rows.length >= RUN)
        .map(rows => ({ pattern: 'shift' as const, direction, rows })),
      ...trends(values.map(value => sign * value)).map(rows => ({
        pattern: 'trend' as const,
        direction,
        rows,
      })),
      ...nearLimit(values.length, near).map(rows => ({ pattern: 'near-limit' as const, direction, rows })),
    ]
  })
  return found.sort((one, other) => one.rows[0]! - other.rows[0]!)
}

/** All longest stretches of rows with a property. */
function stretches(size: number, holds: (row: number) => boolean): number[][] {
  const found: number[][] = []
  for (let row = 0; row < size; row++) {
    if (!holds(row)) continue
    if (row > 0 && holds(row - 1)) found.at(-1)!.push(row)
    else found.push([row])
  }
  return found
}

/** Rising stretches: the rows that step up, with the one they started from. */
const trends = (values: Float64Array) =>
  stretches(values.length, row => row > 0 && values[row]! > values[row - 1]!)
    .map(rows => [rows[0]! - 1, ...rows])
    .filter(rows => rows.length >= RUN)

/** Windows of three with two or more in the outer third; windows that share such rows make one pattern. */
function nearLimit(size: number, isNear: (row: number) => boolean): number[][] {
  const found: number[][] = []
  for (let row = 2; row < size; row++) {
    const near = [row - 2, row - 1, row].filter(isNear)
    if (near.length < 2) continue
    const last = found.at(-1)
    if (last && near.some(each => last.includes(each))) {
      for (const each of near) if (!last.includes(each)) last.push(each)
    } else found.push(near)
  }
  return found
}
