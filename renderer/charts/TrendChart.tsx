import { scaleLinear, scaleTime } from 'd3-scale'
import { line } from 'd3-shape'
import type { Moment } from '../../shared/domain/moment.ts'
import { dateText } from '../ui/dates.ts'

/** One measurement's results, oldest first, in one unit. */
export interface Series {
  readonly label: string
  readonly unit: string
  readonly reference?: { low?: number | undefined; high?: number | undefined } | undefined
  readonly points: ReadonlyArray<{ time: Moment; value: number; comparator?: string | undefined; fact: { id: number } }>
}
const width = 720
const height = 220
const [left, right, top, bottom] = [56, width - 16, 12, height - 28] as const

/** One measurement over time, with the reference band the laboratory gave. */
export function TrendChart({ series }: { series: Series }) {
  const { points, reference, label, unit } = series
  const values = [...points.map(each => each.value), ...(reference?.low === undefined ? [] : [reference.low]), ...(reference?.high === undefined ? [] : [reference.high])]
  const times = points.map(each => each.time.clock)
  const x = scaleTime([new Date(Math.min(...times)), new Date(Math.max(...times, Math.min(...times) + 86_400_000))], [left, right])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [bottom, top]).nice()
  const last = points.at(-1)
  const path = line<Series['points'][number]>(each => x(each.time.clock), each => y(each.value))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" width="100%" style={{ maxWidth: width }} aria-label={last ? `${label}: ${points.length} results, the last ${last.value} ${unit} on ${dateText(last.time)}.` : `${label}: no results.`}>
      {reference && <rect className="exposed band" x={left} width={right - left} y={y(reference.high ?? y.domain()[1]!)} height={Math.max(0, y(reference.low ?? y.domain()[0]!) - y(reference.high ?? y.domain()[1]!))} />}
      {y.ticks(5).map(tick => <g key={tick}><line className="axis" x1={left} x2={right} y1={y(tick)} y2={y(tick)} style={{ opacity: 0.15 }} /><text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">{tick}</text></g>)}
      {x.ticks(5).map(tick => <text key={tick.getTime()} x={x(tick)} y={height - 8} textAnchor="middle">{dateText({ clock: tick.getTime(), precision: 'month', offsetMinutes: null })}</text>)}
      <path className="line exposed" style={{ fill: 'none' }} d={path([...points]) ?? ''} />
      {points.map(each => <circle key={each.fact.id} className="exposed" cx={x(each.time.clock)} cy={y(each.value)} r={4}><title>{`${each.comparator ?? ''}${each.value} ${unit}, ${dateText(each.time)}`}</title></circle>)}
    </svg>
  )
}
