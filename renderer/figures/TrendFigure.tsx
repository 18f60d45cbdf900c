import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { dateText } from '../ui/dates.ts'
import { dateTicks } from './date-ticks.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { medicineRows, type MedicineBar, type MedicineSpan } from './medicine-bars.ts'
import { attention, referenceText, trendTable, valueText, type Point, type Series } from './trend-table.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

const PLOT_HEIGHT = 200
const BAR = 8
const TICKS = 4
/** Below this there is no room for the medicines' names beside their bars: they stand above them. */
const ROOMY = 560

interface TrendProps {
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
  const sentence = `${label}: ${points.length} results from ${dateText(first.time)} to ${dateText(last.time)}, the last ${valueText(last)} ${unit}.`
  return (
    <Figure
      title={`${label} over time`}
      sentence={sentence}
      table={trendTable(props.series)}
      leastWidth={380}
      mostWidth={960}
      personal
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
  const unitAndCount = `${unit} (n = ${points.length})`
  const [name] = wrapWords(label, width - left - wordsWidth(`, ${unitAndCount}`), 1)
  const marks = [
    shown.some(({ why }) => why !== undefined) && 'Ringed: outside the reference, or marked by its source.',
    shown.some(({ point }) => point.comparator !== undefined) && 'Open: beyond what could be measured.',
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
        <Words lines={[`${name}, ${unitAndCount}`]} x={left} y={LINE / 2} className="quiet" />
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
            <circle
              className={point.comparator === undefined ? 'exposed' : 'exposed open'}
              strokeWidth={1.5}
              cx={cx}
              cy={cy}
              r={3.5}
            />
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
              <title>{`${valueText(point)} ${unit}, ${dateText(point.time)}${why === undefined ? '' : `: ${why}`}`}</title>
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

type Scale = (value: number) => number

/** Where the laboratory expects results to lie; a side without a limit is open to the edge. */
function ReferenceBand({
  left,
  right,
  top,
  bottom,
  low,
  high,
  unit,
  y,
  width,
}: {
  left: number
  right: number
  top: number
  bottom: number
  low: number | undefined
  high: number | undefined
  unit: string
  y: Scale
  width: number
}) {
  const [upper, lower] = [high === undefined ? top : y(high), low === undefined ? bottom : y(low)]
  const words = ['reference', ...wrapWords(`${referenceText({ low, high })} ${unit}`, width - right - 8, 2)]
  const middle = Math.min(
    bottom - (words.length * LINE) / 2,
    Math.max(top + (words.length * LINE) / 2, (upper + lower) / 2),
  )
  return (
    <>
      <rect
        className="reference"
        x={left}
        width={right - left}
        y={upper}
        height={Math.max(0, lower - upper)}
      />
      <Words
        lines={words}
        full={`reference ${referenceText({ low, high })} ${unit}`}
        x={right + 8}
        y={middle}
        className="quiet"
      />
    </>
  )
}

/** Medicines as bars under the axis of the results: cut off at its start, pointed where they go on. */
function medicineArea(
  rows: ReturnType<typeof medicineRows>['rows'],
  {
    of,
    left,
    right,
    roomy,
    top,
    x,
  }: { of: number; left: number; right: number; roomy: boolean; top: number; x: Scale },
) {
  if (rows.length === 0) return { bottom: top, content: null }
  let bottom = top + 1.3 * LINE
  const placed = rows.map(({ label, bars }) => {
    const name = wrapWords(label, roomy ? left - 16 : right, roomy ? 2 : 1)
    const height = roomy ? name.length * LINE + 5 : LINE + BAR + 10
    const row = {
      label,
      bars,
      name,
      nameY: roomy ? bottom + height / 2 : bottom + LINE / 2,
      barY: roomy ? bottom + height / 2 : bottom + LINE + BAR / 2 + 3,
    }
    bottom += height
    return row
  })
  const title = of > rows.length ? `Medicines, the latest ${rows.length} of ${of}` : 'Medicines'
  const unknownEnd = rows.some(({ bars }) => bars.some(({ end }) => end === 'not recorded'))
  return {
    bottom: bottom + LINE,
    content: (
      <>
        <Words lines={[title]} x={0} y={top + LINE / 2} className="strong" />
        {unknownEnd && (
          <Words
            lines={['?  end not recorded']}
            x={wordsWidth(title) + 24}
            y={top + LINE / 2}
            className="quiet"
          />
        )}
        {placed.map(({ label, bars, name, nameY, barY }) => (
          <g key={label}>
            <Words lines={name} full={label} x={0} y={nameY} />
            <line className="rule" x1={left} x2={right} y1={barY} y2={barY} />
            {bars.map((bar, k) => (
              <Bar
                key={`${bar.from} ${k}`}
                bar={bar}
                last={k === bars.length - 1}
                y={barY}
                x={x}
                left={left}
                right={right}
              />
            ))}
          </g>
        ))}
      </>
    ),
  }
}

/** Of starts without a known end only the last carries the question mark: a row of renewals stays legible. */
function Bar({
  bar: { from, to, end },
  last,
  y,
  x,
  left,
  right,
}: {
  bar: MedicineBar
  last: boolean
  y: number
  x: Scale
  left: number
  right: number
}) {
  const start = Math.max(left, x(from))
  if (end === 'not recorded') {
    return x(from) < left ? null : (
      <>
        <line
          className="medicine"
          x1={start}
          x2={start}
          y1={y - BAR / 2}
          y2={y + BAR / 2}
          strokeWidth={2.5}
        />
        {last && <Words lines={['?']} x={start + 5} y={y} className="halo" />}
      </>
    )
  }
  if (end === 'continues')
    return (
      <path
        className="medicine"
        d={`M${start},${y - BAR / 2}H${right - 6}L${right},${y}L${right - 6},${y + BAR / 2}H${start}z`}
      />
    )
  const stop = Math.min(right, x(to!))
  return stop < left ? null : (
    <rect className="medicine" x={start} y={y - BAR / 2} width={Math.max(2, stop - start)} height={BAR} />
  )
}
