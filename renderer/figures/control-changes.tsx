import { MILLISECONDS_PER_DAY } from '../../shared/domain/moment.ts'
import { isoText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'
import type { ChartedChange, ControlLayout } from './control-layout.ts'
import type { ShownMark } from './control-marks.ts'
import { Words } from './Words.tsx'
import { LINE } from './wrap-words.ts'

/** From this letter on changes are named on a chart, in the order in which they are given. */
export const letterOf = (place: number): string => String.fromCodePoint('A'.codePointAt(0)! + (place % 26))

const dayOf = (iso: string) => Date.parse(iso) / MILLISECONDS_PER_DAY

/** Where a day lies along the marks; undefined where it is before the first, or after the last. */
export function placeOfDay(
  made: string,
  shown: ReadonlyArray<Pick<ShownMark, 'from' | 'to'>>,
  { at, half }: Pick<ControlLayout, 'at' | 'half'>,
): number | undefined {
  const next = shown.findIndex(({ to }) => to >= made)
  if (next < 0) return undefined
  const { from, to } = shown[next]!
  const start = at[next]! - half
  if (from > made) return next === 0 ? undefined : start // between the events of two marks
  const length = dayOf(to) - dayOf(from) + 1
  return start + (2 * half * (dayOf(made) - dayOf(from))) / length
}

/** A line at the day of each change, with its letter. */
export function ChangeLines({
  changes,
  shown,
  layout,
}: {
  changes: readonly ChartedChange[]
  shown: readonly ShownMark[]
  layout: ControlLayout
}) {
  return changes.map(({ made }, place) => {
    const x = placeOfDay(made, shown, layout)
    if (x === undefined) return null
    return (
      <g key={`${made} ${letterOf(place)}`}>
        <line className="change" x1={x} x2={x} y1={layout.top} y2={layout.bottom} />
        <Words lines={[letterOf(place)]} x={x + 4} y={layout.bottom - LINE / 2} className="strong" />
      </g>
    )
  })
}

/** What the letters mean, of changes that lie on the chart. */
export const changesText = (
  changes: readonly ChartedChange[],
  shown: readonly ShownMark[],
  layout: Pick<ControlLayout, 'at' | 'half'>,
): string[] =>
  changes.flatMap(({ made }, place) =>
    placeOfDay(made, shown, layout) === undefined
      ? []
      : [words('changes.letter', { letter: letterOf(place), date: isoText(made) })],
  )
