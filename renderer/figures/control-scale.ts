import type { ControlChart } from './control-layout.ts'
import type { ShownMark } from './control-marks.ts'
import type { ChartUnit } from './counted-text.ts'

type Scale = (value: number) => number

/** A share never lies outside these, and nothing that is counted lies below nothing. */
const most: Readonly<Partial<Record<ChartUnit, number>>> = { share: 1 }
/** Where the lowest lies below so much of the highest, the axis starts at nothing: a part of it would mislead. */
const FROM_NOTHING = 0.5

/**
 * Between which values an axis lies that shows every mark, its limits, what it is to reach, and what others published.
 */
export function controlDomain(
  shown: readonly ShownMark[],
  {
    unit,
    target,
    withIntervals,
    published = [],
  }: Pick<ControlChart, 'unit' | 'target' | 'withIntervals'> & Partial<Pick<ControlChart, 'published'>>,
): [low: number, high: number] {
  const values = shown
    .flatMap(({ value, centre, lower, upper, point }) => [
      value,
      centre,
      lower,
      upper,
      ...(withIntervals && point?.interval ? [point.interval.lower, point.interval.upper] : []),
    ])
    .concat(target ?? null, ...published.flatMap(({ value, lower, upper }) => [value, lower, upper]))
    .filter(value => value !== null)
  if (values.length === 0) return [0, 1]
  const [least, highest] = [Math.min(...values), Math.max(...values)]
  const air = (highest - least) * 0.08 || Math.abs(highest) * 0.1 || 0.1
  const low = least < 0 || least >= FROM_NOTHING * highest ? least - air : 0
  return [least >= 0 ? Math.max(0, low) : low, Math.min(most[unit] ?? Infinity, highest + air)]
}

/**
 * A line of steps: level over each mark's own width, broken where a mark has none, and before each of `breaks`. SVG
 * path data.
 */
export function stepPath(
  levels: readonly (number | null)[],
  { at, half, y }: { at: readonly number[]; half: number; y: Scale },
  breaks: ReadonlySet<number> = new Set(),
): string {
  let isOpen = false
  return levels
    .map((level, k) => {
      const begins = !isOpen || breaks.has(k)
      isOpen = level !== null
      return level === null ? '' : `${begins ? 'M' : 'L'}${at[k]! - half},${y(level)}H${at[k]! + half}`
    })
    .join('')
}

/** From mark to mark, broken where one has no value or is not yet whole. SVG path data. */
export function coursePath(
  shown: readonly ShownMark[],
  { at, y }: { at: readonly number[]; y: Scale },
): string {
  let isOpen = false
  return shown
    .map(({ value, isWhole }, k) => {
      const isDrawn = value !== null && isWhole
      const begins = !isOpen
      isOpen = isDrawn
      return isDrawn ? `${begins ? 'M' : 'L'}${at[k]!},${y(value)}` : ''
    })
    .join('')
}

/** Marks that follow one another, as spans: `[3, 4, 5, 9]` are 3 to 5, and 9. */
export function spansOf(places: readonly number[]): Array<{ first: number; last: number }> {
  const spans: Array<{ first: number; last: number }> = []
  for (const place of places.toSorted((one, other) => one - other)) {
    const before = spans.at(-1)
    if (before && place <= before.last + 1) before.last = place
    else spans.push({ first: place, last: place })
  }
  return spans
}

/** What is to be named above a chart: from where to where it lies, and how wide its name is. */
export interface Named {
  readonly from: number
  readonly to: number
  readonly width: number
}
export interface Placed {
  readonly row: number
  /** Where its name begins. */
  readonly nameAt: number
}

/**
 * Rows for brackets with a name beside each: none touches another, and all names stay between `left` and `right`. A
 * name stands after its bracket; before it, where there is no room after; over it, where there is none at all.
 */
export function placeNames(
  named: readonly Named[],
  { left, right, gap }: { left: number; right: number; gap: number },
): Placed[] {
  const rows: Array<Array<{ from: number; to: number }>> = []
  return named.map(({ from, to, width }) => {
    const after = to + gap + width <= right
    const before = from - gap - width >= left
    const beside = after ? to + gap : from - gap - width
    const nameAt = after || before ? beside : Math.max(left, right - width)
    const taken = { from: Math.min(from, nameAt), to: Math.max(to, nameAt + width) }
    let row = rows.findIndex(others =>
      others.every(other => taken.to + gap <= other.from || other.to + gap <= taken.from),
    )
    if (row < 0) row = rows.push([]) - 1
    rows[row]!.push(taken)
    return { row, nameAt }
  })
}
