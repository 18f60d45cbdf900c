import type { ColumnRole } from './column-words.ts'
import type { Heading, Headings } from './headings.ts'
import type { Line, Segment, Word } from './lines.ts'

/** A column, and from where to where on the page what stands in it may stand. */
export interface Column {
  readonly role: ColumnRole
  readonly from: number
  readonly to: number
}

/** Looked at in steps of so many points. */
const STEP = 0.5
/** So many points are wider than any sheet; a page that says so is made to be wide. */
const WIDEST = 10_000
/** Of the lines: more of them cross a border between two columns only where it is none. */
const MOST_CROSSING = 0.15

/** How many of some stretches cover each step between two places. */
function covered(
  stretches: ReadonlyArray<{ left: number; right: number }>,
  from: number,
  to: number,
): number[] {
  const steps = Array.from({ length: Math.max(1, Math.round((to - from) / STEP)) }, () => 0)
  for (const { left, right } of stretches) {
    const [first, last] = [Math.floor((left - from) / STEP), Math.ceil((right - from) / STEP)]
    for (let at = Math.max(0, first); at < Math.min(steps.length, last); at++) steps[at]!++
  }
  return steps
}

/** The middle of the widest stretch that is covered least; `crossing`: by how many. */
function widestGap(steps: readonly number[], from: number): { at: number; crossing: number } {
  const crossing = Math.min(...steps)
  let [best, length] = [0, 0]
  for (let at = 0; at < steps.length;) {
    let end = at
    while (end < steps.length && steps[end] === crossing) end++
    if (end - at > length) [best, length] = [at, end - at]
    at = Math.max(end, at + 1)
  }
  return { at: from + (best + length / 2) * STEP, crossing }
}

/**
 * The columns under some headings: each border lies in the widest gap that goes down between two of them. Undefined
 * where there is none. `lines`: those below, of which only such count as have several parts.
 */
export function columnsUnder(
  headings: Headings,
  lines: readonly Line[],
  { left, right }: { readonly left: number; readonly right: number },
): Column[] | undefined {
  const within = (each: Segment | Word) => each.right > left && each.left < right
  const rows = lines.map(line => line.segments.filter(within)).filter(each => each.length > 1)
  if (rows.length === 0) return undefined
  const stretches = [...rows.flat(), ...headings]
  const borders: number[] = []
  for (let n = 0; n + 1 < headings.length; n++) {
    const [one, other] = [headings[n]!, headings[n + 1]!]
    const from = Math.max(one.left, borders.at(-1) ?? one.left)
    if (!(other.right - from <= WIDEST)) return undefined
    const { at, crossing } = widestGap(covered(stretches, from, other.right), from)
    if (crossing > Math.max(1, MOST_CROSSING * rows.length)) return undefined
    borders.push(at)
  }
  return headings.map(({ role }: Heading, n) => ({
    role,
    from: n === 0 ? left : borders[n - 1]!,
    to: n + 1 < headings.length ? borders[n]! : right,
  }))
}
