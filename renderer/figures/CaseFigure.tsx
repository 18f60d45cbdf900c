import { scaleLinear } from 'd3-scale'
import { isoPartText } from '../ui/dates.ts'
import { number, words } from '../ui/words.ts'
import { caseDomain, caseTable, caseTicks, valuePath, type CaseChart } from './case-layout.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { spreadLabels } from './spread-labels.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

const PLOT_HEIGHT = 200
/** Room that one tick's words need. */
const TICK = 110

/** What came of each case beside what was to be expected, case by case in the order of days. */
export function CaseFigure({
  title,
  sentence,
  chart,
}: {
  readonly title: string
  readonly sentence: string
  readonly chart: CaseChart
}) {
  return (
    <Figure
      title={title}
      sentence={sentence}
      table={caseTable(chart)}
      leastWidth={340}
      mostWidth={1040}
      draw={width => drawCases(width, chart)}
    />
  )
}

function drawCases(width: number, chart: CaseChart): Drawing {
  const { days, lines, reach, axis } = chart
  const [left, right] = [48, width - 132]
  const title = wrapWords(axis, width - left, 2)
  const top = (title.length + 0.6) * LINE
  const bottom = top + PLOT_HEIGHT
  const y = scaleLinear(caseDomain(chart), [bottom, top])
  const x = (row: number) => left + ((row + 1) / days.length) * (right - left)
  const ticks = caseTicks(days.length, Math.max(1, Math.floor((right - left) / TICK)))
  return {
    height: bottom + 3.4 * LINE,
    content: (
      <>
        <Words lines={title} full={axis} x={left} y={(title.length * LINE) / 2} className="quiet" />
        {y.ticks(5).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words
              lines={[number(tick, Number.isInteger(tick) ? 0 : 1)]}
              x={left - 8}
              y={y(tick)}
              anchor="end"
            />
          </g>
        ))}
        {reach && <path className="exposed band" d={bandPath(reach, { x, y })} />}
        <line className="axis" x1={left} x2={right} y1={y(0)} y2={y(0)} />
        {lines.map(({ name, values, tone, limit, signals = [] }) => (
          <g key={name}>
            {limit !== undefined && (
              <line className="limit" x1={left} x2={right} y1={y(limit)} y2={y(limit)} />
            )}
            <path className={`line ${tone}`} style={{ fill: 'none' }} d={valuePath(values, { x, y })} />
            {signals.map(row => (
              <circle key={row} className="ring" cx={x(row)} cy={y(values[row]!)} r={7} />
            ))}
          </g>
        ))}
        <Names chart={chart} y={y} right={right} width={width} top={top} bottom={bottom} />
        {ticks.map(at => (
          <g key={at}>
            <line className="axis" x1={x(at - 1)} x2={x(at - 1)} y1={bottom} y2={bottom + 4} />
            <Words
              lines={[number(at, 0), isoPartText(days[at - 1]!.slice(0, 7))]}
              x={x(at - 1)}
              y={bottom + 4 + LINE}
              anchor="middle"
            />
          </g>
        ))}
        <Words lines={[words('case-figure.cases')]} x={left} y={bottom + 2.9 * LINE} className="quiet" />
      </>
    ),
  }
}

/** Each line and limit named at its end. */
function Names({
  chart: { lines },
  y,
  right,
  width,
  top,
  bottom,
}: {
  chart: CaseChart
  y(value: number): number
  right: number
  width: number
  top: number
  bottom: number
}) {
  const ends = lines.flatMap(({ name, values, tone, limit }) => [
    { name, tone: tone as string, end: y(values.at(-1) ?? 0) },
    ...(limit === undefined
      ? []
      : [
          {
            name: words('case-figure.limit', { level: number(Math.abs(limit), 2) }),
            tone: 'limit',
            end: y(limit),
          },
        ]),
  ])
  const wrapped = ends.map(each => ({ ...each, lines: wrapWords(each.name, width - right - 12, 3) }))
  const middles = spreadLabels(
    wrapped.map(each => ({ middle: each.end, height: each.lines.length * LINE + 2 })),
    top - LINE / 2,
    bottom + LINE,
  )
  return wrapped.map(({ name, tone, end, lines: said }, k) => (
    <g key={`${name} ${end}`}>
      <path
        className={`${tone} lead`}
        style={{ fill: 'none' }}
        d={`M${right + 1},${end}L${right + 9},${middles[k]!}`}
      />
      <Words lines={said} full={name} x={right + 12} y={middles[k]!} className={`${tone} name`} />
    </g>
  ))
}

/** The ground between a reach above and below nothing. */
function bandPath(
  reach: readonly number[],
  { x, y }: { x(row: number): number; y(value: number): number },
): string {
  const step = Math.max(1, Math.floor(reach.length / 400))
  const rows = [...reach.keys()].filter(row => row % step === 0 || row === reach.length - 1)
  const point = (row: number, sign: 1 | -1) => `${x(row).toFixed(1)},${y(sign * reach[row]!).toFixed(1)}`
  return `M${x(-1)},${y(0)}L${[
    ...rows.map(row => point(row, 1)),
    ...rows.toReversed().map(row => point(row, -1)),
  ].join('L')}Z`
}
