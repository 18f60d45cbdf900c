import { isoText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'
import type { ControlChart, ControlLayout } from './control-layout.ts'
import { breaksOf, placesOf } from './control-marks.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

/** A line where centre and limits were made anew, with day and reason above the plot, a row for each. */
export function Breaks({ chart, layout }: { chart: ControlChart; layout: ControlLayout }) {
  const { at, half, top, bottom, left, width } = layout
  const places = placesOf(chart.shown, chart.series)
  const breaks = breaksOf(chart)
  return breaks.map(({ id, mark, day, reason }, row) => {
    const x = at[places[mark]!]! - half
    const y = top - (breaks.length - row - 0.5) * LINE
    const said = words('control-figure.anew', { day: isoText(day), reason })
    // The words stand on the side that has more room.
    const isRight = width - x >= x - left
    const room = (isRight ? width - x : x - left) - 8
    return (
      <g key={id}>
        <line className="break" x1={x} x2={x} y1={y + LINE / 2} y2={bottom} />
        <Words
          lines={wrapWords(said, room, 1)}
          full={said}
          x={isRight ? x + 2 : x - 2}
          y={y}
          anchor={isRight ? 'start' : 'end'}
          source
        />
      </g>
    )
  })
}
