import { periodText } from '../ui/dates.ts'
import { number, words } from '../ui/words.ts'
import type { ControlChart, ControlLayout } from './control-layout.ts'
import { breaksOf, placesOf, type ShownMark } from './control-marks.ts'
import { stepPath } from './control-scale.ts'
import { markText, remarksOf } from './control-table.ts'
import { valueText } from './counted-text.ts'
import { spreadLabels } from './spread-labels.ts'
import { Words } from './Words.tsx'
import { LINE, wrapWords } from './wrap-words.ts'

/** A quiet ground under the marks that centre and limits were reckoned from; what it is stands over it. */
export function Baseline({
  marks,
  places,
  layout: { at, half, top, bottom, left, width },
}: {
  marks: number
  places: readonly number[]
  layout: ControlLayout
}) {
  const end = at[places[marks - 1]!]! + half
  const said = words('control-figure.baseline', { marks })
  return (
    <>
      <rect className="phase" x={left} width={end - left} y={top} height={bottom - top} />
      <Words
        lines={wrapWords(said, width - left, 1)}
        full={said}
        x={left}
        y={top - LINE / 2 - 2}
        className="quiet"
      />
    </>
  )
}

/** Centre, limits and target as lines, each named with its latest value at its end. */
export function Levels({ series, shown, unit, target, layout }: ControlChart & { layout: ControlLayout }) {
  const { at, half, y, left, right, top, bottom, width } = layout
  const { chart } = series
  const places = placesOf(shown, series)
  // Before and after limits were made anew there are two lines, and no step from one to the other.
  const breaks = new Set(breaksOf({ series }).map(({ mark }) => places[mark]!))
  const isMedian = chart.kind === 'drawn' && chart.is === 'run'
  const lines = [
    { name: 'upper', is: 'limit', levels: shown.map(({ upper }) => upper) },
    { name: isMedian ? 'median' : 'centre', is: 'centre', levels: shown.map(({ centre }) => centre) },
    { name: 'lower', is: 'limit', levels: shown.map(({ lower }) => lower) },
    { name: 'target', is: 'target', levels: shown.map(() => target ?? null) },
  ] as const
  const ends = lines.flatMap(({ name, is, levels }) => {
    const last = levels.findLast(level => level !== null)
    if (last === undefined || last === null) return []
    const said = [words(`control-figure.${name}`), valueText(last, unit)].join(' ')
    const wrapped = wrapWords(said, width - right - 12, 2)
    return [{ name, is, said, wrapped, end: y(last), height: wrapped.length * LINE + 2 }]
  })
  const middles = spreadLabels(
    ends.map(({ end, height }) => ({ middle: end, height })),
    top - LINE / 2,
    bottom + LINE,
  )
  return (
    <>
      {lines.map(({ name, is, levels }) =>
        name === 'target' ? (
          target !== undefined && (
            <line key={name} className={is} x1={left} x2={right} y1={y(target)} y2={y(target)} />
          )
        ) : (
          <path key={name} className={`${is} ${name}`} d={stepPath(levels, { at, half, y }, breaks)} />
        ),
      )}
      {ends.map(({ name, is, said, wrapped, end }, k) => (
        <g key={name}>
          <path className={`${is} lead`} d={`M${right + 1},${end}L${right + 9},${middles[k]!}`} />
          <Words lines={wrapped} full={said} x={right + 12} y={middles[k]!} className={`${is} name`} />
        </g>
      ))}
    </>
  )
}

/** The 95 % interval of each mark. */
export const Intervals = ({
  shown,
  layout: { at, y },
}: {
  shown: readonly ShownMark[]
  layout: ControlLayout
}) =>
  shown.map(
    ({ from, point }, place) =>
      point?.interval && (
        <line
          key={from}
          className="axis whisker"
          x1={at[place]!}
          x2={at[place]!}
          y1={y(point.interval.lower)}
          y2={y(point.interval.upper)}
        />
      ),
  )

/** A dot; hollow while its period is not whole; ringed or boxed where it belongs to what chance seldom makes. */
export function Mark({
  mark,
  place,
  layout: { at, half, top, bottom, y },
  chart: { unit, measure },
  onChoose,
}: {
  mark: ShownMark
  place: number
  layout: ControlLayout
  chart: ControlChart
  onChoose?: ((place: number) => void) | undefined
}) {
  const { value, isWhole, tone } = mark
  const [cx, cy] = [at[place]!, value === null ? undefined : y(value)]
  const why = remarksOf(mark)
  const told = { period: periodText(mark.from, mark.to), value: markText(mark, unit, measure) }
  return (
    <g>
      {cy !== undefined && tone === 'concern' && (
        <rect className="comparator boxed" x={cx - 7} y={cy - 7} width={14} height={14} />
      )}
      {cy !== undefined && tone === 'improvement' && (
        <circle className="exposed ringed" cx={cx} cy={cy} r={8} />
      )}
      {cy !== undefined && tone === 'neither' && <circle className="ring" cx={cx} cy={cy} r={8} />}
      {cy !== undefined && (
        <circle
          className={isWhole ? 'exposed dot' : 'exposed dot open'}
          strokeWidth={1.5}
          cx={cx}
          cy={cy}
          r={3.5}
        />
      )}
      {/* The whole width of the period takes the pointer; by keyboard a period is chosen beside the figure. */}
      <rect
        x={cx - half}
        y={top}
        width={2 * half}
        height={bottom - top}
        fill="transparent"
        data-screen
        {...(onChoose && { onClick: () => onChoose(place), style: { cursor: 'pointer' } })}
      >
        <title>
          {why.length === 0
            ? words('control-figure.point', told)
            : words('control-figure.point-why', { ...told, why })}
        </title>
      </rect>
    </g>
  )
}

/** How many each share is of, short: a star where they are too few. */
export const countUnder = ({ point }: ShownMark): string =>
  point === undefined ? '' : `${number(point.denominator, 0)}${point.isSmall ? '*' : ''}`
