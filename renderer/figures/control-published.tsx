import type { ControlLayout } from './control-layout.ts'
import type { DrawnFigure } from './published-lines.ts'
import { spreadLabels } from './spread-labels.ts'
import { Words } from './Words.tsx'
import { LINE } from './wrap-words.ts'

/** The least height of a band: an interval of a thousandth is still seen. */
const LEAST_BAND = 3

/** What others published, behind one's own points: a line with the band of its interval, and its short name. */
export function PublishedLines({
  figures,
  layout: { left, right, top, bottom, y },
}: {
  figures: readonly DrawnFigure[]
  layout: ControlLayout
}) {
  const middleOf = ({ value, lower, upper }: DrawnFigure) => y(value ?? (lower! + upper!) / 2) // a range has both ends
  const middles = spreadLabels(
    figures.map(each => ({ middle: middleOf(each) - LINE / 2, height: LINE })),
    top,
    bottom,
  )
  return figures.map((figure, at) => {
    const { name, value, lower, upper } = figure
    const [high, low] = [upper, lower].map(each => (each === null ? undefined : y(each)))
    return (
      <g key={name}>
        {high !== undefined && low !== undefined && (
          <rect
            className="published-band"
            x={left}
            width={right - left}
            y={Math.min(high, (high + low - LEAST_BAND) / 2)}
            height={Math.max(LEAST_BAND, low - high)}
          />
        )}
        {value !== null && <line className="published" x1={left} x2={right} y1={y(value)} y2={y(value)} />}
        <Words lines={[name]} x={left + 4} y={middles[at]!} className="published name" />
      </g>
    )
  })
}
