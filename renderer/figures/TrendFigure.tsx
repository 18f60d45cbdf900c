import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { dateText } from '../ui/dates.ts'
import { dateTicks } from './date-ticks.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { medicineArea } from './medicine-area.tsx'
import { medicineRows, type MedicineSpan } from './medicine-bars.ts'
import { ReferenceBand } from './ReferenceBand.tsx'
import { attention, trendTable, valueText, type Point, type Series } from './trend-table.ts'
import { words } from '../ui/words.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

const PLOT_HEIGHT = 200
const TICKS = 4
/** Below this there is no room for the medicines' names beside their bars: they stand above them. */
const ROOMY = 560

interface TrendProps {
  readonly patient: number
  readonly series: Series
  readonly medicines: readonly MedicineSpan[]
}

/** One measurement over time with the laboratory's reference band, and under the same axis the medicines taken. */
export function TrendFigure(props: TrendProps) {
  const {
    series: { label, unit, points },
  } = props
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const sentence = words('trend-figure.sentence', {
    label,
    results: points.length,
    first: dateText(first.time),
    last: dateText(last.time),
    value: valueText(last),
    unit,
  })
  return (
    <Figure
      title={words('trend-figure.title', { label })}
      sentence={sentence}
      table={trendTable(props.series)}
      leastWidth={380}
      mostWidth={960}
      patient={props.patient}
      draw={width => draw(width, props)}
    />
  )
}

function draw(width: number, { series: { label, unit, reference, points }, medicines }: TrendProps): Drawing {
  const first = points[0]!.time.clock
  const { rows, of } = medicineRows(medicines, first)
  const roomy = width >= ROOMY
  const [left, right] = [roomy && rows.length > 0 ? 168 : 56, width - 96]
  const [top, bottom] = [2 * LINE, 2 * LINE + PLOT_HEIGHT]

  const latest = Math.max(
    points.at(-1)!.time.clock,
    first + 86_400_000,
    ...rows.map(({ bars }) => bars.at(-1)!.from),
  )
  const margin = (latest - first) * 0.02
  const x = scaleUtc([first - margin, latest + margin], [left, right])
  const limits = [reference?.low, reference?.high].filter(limit => limit !== undefined)
  const values = [...points.map(({ value }) => value), ...limits]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const air = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1
  // Air below, but not below nothing: a concentration has no negative ticks.
  const y = scaleLinear(
    [least >= 0 ? Math.max(0, least - air) : least - air, most + air],
    [bottom, top],
  ).nice(TICKS)
  const format = y.tickFormat(TICKS)

  const medicine = medicineArea(rows, { of, left, right, roomy, top: bottom + 2.2 * LINE, x })
  const shown = points.map(point => ({
    point,
    cx: x(point.time.clock),
    cy: y(point.value),
    why: attention(point, reference),
  }))
  const axisTitle = (name: string) => words('trend-figure.axis', { name, unit, results: points.length })
  const [name] = wrapWords(label, width - left - wordsWidth(axisTitle('')), 1)
  const marks = [
    shown.some(({ why }) => why !== undefined) && words('trend-figure.ringed'),
    shown.some(({ point }) => point.comparator !== undefined) && words('trend-figure.open'),
    shown.some(({ point }) => point.written !== undefined) && words('trend-figure.diamond'),
  ]
    .filter(each => each !== false)
    .join(' ')
  const key = wrapWords(marks, width - left, 2)
  const path = line<Point>(
    point => x(point.time.clock),
    point => y(point.value),
  )
  return {
    height: medicine.bottom + (key.length + 0.5) * LINE,
    content: (
      <>
        <Words lines={[axisTitle(name ?? '')]} x={left} y={LINE / 2} className="quiet" />
        {limits.length > 0 && (
          <ReferenceBand
            {...{ left, right, top, bottom, unit }}
            low={reference?.low}
            high={reference?.high}
            y={y}
            width={width}
          />
        )}
        {y.ticks(TICKS).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words lines={[format(tick)]} x={left - 8} y={y(tick)} anchor="end" />
          </g>
        ))}
        <path className="line exposed" style={{ fill: 'none' }} d={path([...points]) ?? ''} />
        {shown.map(({ point, cx, cy, why }) => (
          <g key={`${point.fact.id} ${point.time.clock}`}>
            {why !== undefined && <circle className="ring" cx={cx} cy={cy} r={7} />}
            {point.written === undefined ? (
              <circle className={markOf(point)} strokeWidth={1.5} cx={cx} cy={cy} r={3.5} />
            ) : (
              <path className={markOf(point)} strokeWidth={1.5} d={diamond(cx, cy)} />
            )}
            {point.comparator !== undefined && (
              <Words
                lines={[valueText(point)]}
                x={cx}
                y={cy + (cy + 1.8 * LINE < bottom ? 1.2 : -1.2) * LINE}
                anchor="middle"
                className="halo"
              />
            )}
            <circle cx={cx} cy={cy} r={8} fill="transparent">
              <title>{pointTitle(point, unit, why)}</title>
            </circle>
          </g>
        ))}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {dateTicks(first - margin, latest + margin, Math.floor((right - left) / 100)).map(
          ({ clock, text }) => (
            <g key={clock}>
              <line className="axis" x1={x(clock)} x2={x(clock)} y1={bottom} y2={bottom + 5} />
              <Words lines={[text]} x={x(clock)} y={bottom + LINE} anchor="middle" />
            </g>
          ),
        )}
        {medicine.content}
        <Words
          lines={key}
          full={marks}
          x={left}
          y={medicine.bottom + (key.length * LINE) / 2}
          className="quiet"
        />
      </>
    ),
  }
}

const markOf = ({ comparator }: Point) => (comparator === undefined ? 'exposed' : 'exposed open')
/** The mark of a result that was converted from another unit: no circle, so that it is told apart without colour. */
const diamond = (x: number, y: number) => `M ${x} ${y - 5} l 5 5 l -5 5 l -5 -5 z`

/** What pointing at a result tells. */
function pointTitle(point: Point, unit: string, why: string | undefined): string {
  const told = { value: valueText(point), unit, date: dateText(point.time) }
  const { written, source } = point
  const notes = [
    why,
    written !== undefined && words('trend-figure.converted', { written }),
    source !== undefined && words('trend-figure.from', { source }),
  ].filter(each => typeof each === 'string')
  return notes.length === 0
    ? words('trend-figure.point', told)
    : words('trend-figure.point-why', { ...told, why: notes.join('; ') })
}
