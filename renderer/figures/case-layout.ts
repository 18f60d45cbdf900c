import { isoPartText } from '../ui/dates.ts'
import { number, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

/** Lines over cases in the order of their days: one value for each case. */
export interface CaseLine {
  readonly name: string
  readonly values: readonly number[]
  readonly tone: 'exposed' | 'comparator'
  /** The level at which it signals, where it has one. */
  readonly limit?: number
  /** The cases at which it signals, from 0. */
  readonly signals?: readonly number[]
}
export interface CaseChart {
  readonly days: readonly string[]
  readonly lines: readonly CaseLine[]
  /** What chance alone reaches either side of nothing, for each case. */
  readonly reach?: readonly number[]
  readonly axis: string
}

/** So many rows of a table are read; a chart of thousands of cases has every so-manieth. */
const MOST_ROWS = 40

/** Between which values the axis lies: every line, limit and reach, and nothing. */
export function caseDomain({ lines, reach = [] }: CaseChart): [low: number, high: number] {
  let [low, high] = [0, 0]
  const take = (value: number) => {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  for (const { values, limit } of lines) {
    for (const value of values) take(value)
    if (limit !== undefined) take(limit)
  }
  for (const value of reach) {
    take(value)
    take(-value)
  }
  const air = (high - low) * 0.06 || 1
  return [low < 0 ? low - air : 0, high > 0 ? high + air : 0]
}

/** At most `most` cases to be named under the axis, whole hundreds or tens where that is enough, counted from 1. */
export function caseTicks(cases: number, most: number): number[] {
  const rough = cases / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = Math.max(1, [1, 2, 5, 10].find(each => each * power >= rough)! * power)
  return Array.from({ length: Math.floor(cases / step) }, (_, k) => (k + 1) * step)
}

/** The same numbers as a table, every so-manieth case of many, the last one always. */
export function caseTable({ days, lines }: CaseChart): TableTwin {
  const every = Math.max(1, Math.ceil(days.length / MOST_ROWS))
  const rows = days.flatMap((_, row) => ((row + 1) % every === 0 || row === days.length - 1 ? [row] : []))
  return {
    columns: [
      { title: words('case-figure.case'), numeric: true },
      { title: words('case-figure.day') },
      ...lines.map(({ name }) => ({ title: name, numeric: true })),
    ],
    rows: rows.map(row => [
      number(row + 1, 0),
      isoPartText(days[row]!),
      ...lines.map(({ values }) => number(values[row]!, 2)),
    ]),
  }
}

/** How close marks may come on paper before they are one. */
const APART = 0.5

/** A line through values at these places, a point for every half pixel at most. SVG path data. */
export function valuePath(
  values: readonly number[],
  { x, y }: { x(row: number): number; y(value: number): number },
): string {
  let last = -Infinity
  return values
    .map((value, row) => {
      // What lies between two points half a pixel apart is kept where it turns: highest and lowest are points.
      const isTurn = (values[row - 1] ?? value) > value !== value > (values[row + 1] ?? value)
      if (x(row) - last < APART && !isTurn && row < values.length - 1) return ''
      last = x(row)
      return `${row === 0 ? 'M' : 'L'}${x(row).toFixed(1)},${y(value).toFixed(1)}`
    })
    .join('')
}
