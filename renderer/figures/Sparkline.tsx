import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

interface SparklineProps {
  readonly clock: readonly number[]
  readonly value: readonly number[]
  /** The one time axis of all that stand below each other; clock milliseconds. */
  readonly axis: { readonly from: number; readonly to: number }
  readonly band?: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined
  /** The last point deserves a second look. */
  readonly isMarked: boolean
}
const [WIDTH, HEIGHT, AIR] = [90, 18, 3]

/** A course in the space of a word, beside the numbers that it is of: it has no words of its own. */
export function Sparkline({ clock, value, axis, band, isMarked }: SparklineProps) {
  const all = [...value, ...[band?.low, band?.high].filter(each => each !== undefined)]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const x = scaleLinear([axis.from, Math.max(axis.to, axis.from + 1)], [AIR, WIDTH - AIR])
  const y = scaleLinear(most > least ? [least, most] : [least - 1, most + 1], [HEIGHT - AIR, AIR])
  const points = value.map((each, at) => ({ x: x(clock[at]!), y: y(each) }))
  const path = line<{ x: number; y: number }>(
    point => point.x,
    point => point.y,
  )
  const last = points.at(-1)
  const [top, bottom] = [
    band?.high === undefined ? 0 : y(band.high),
    band?.low === undefined ? HEIGHT : y(band.low),
  ]
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {band && <rect className="band" x={0} y={top} width={WIDTH} height={Math.max(0, bottom - top)} />}
      <path d={path(points) ?? ''} />
      {last && <circle className={isMarked ? 'marked' : undefined} cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  )
}
