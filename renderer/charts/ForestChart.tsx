import { scaleLog } from 'd3-scale'
import type { Pooled } from '../../shared/domain/evidence.ts'

const width = 760
const row = 26
const [left, right] = [200, 540]
const two = (value: number) => value.toFixed(2)

/** One line a site, the pooled diamond with its interval, and where a new site would lie. */
export function ForestChart({ pooled }: { pooled: Pooled }) {
  const bounds = [...pooled.sites.flatMap(site => [site.hazardRatio.lower, site.hazardRatio.upper]), ...(pooled.kind === 'pooled' ? [pooled.predictionInterval.lower, pooled.predictionInterval.upper] : [])]
  const low = Math.max(0.05, Math.min(0.5, ...bounds))
  const high = Math.min(20, Math.max(2, ...bounds))
  const x = scaleLog([low, high], [left, right]).clamp(true)
  const lines = pooled.sites.length + (pooled.kind === 'pooled' ? 2 : 0)
  const height = (lines + 1) * row
  const name = pooled.kind === 'pooled' ? pooled.reading : `${pooled.sites.length} sites, not pooled. ${pooled.reason}`
  return (
    <svg viewBox={`0 0 ${width} ${height + 44}`} role="img" aria-label={name} width="100%" style={{ maxWidth: width }}>
      <text x={0} y={14} fontWeight={600}>Site</text>
      <text x={150} y={14} textAnchor="end" fontWeight={600}>people</text>
      <text x={width} y={14} textAnchor="end" fontWeight={600}>hazard ratio (95 %)</text>
      <line className="axis" x1={x(1)} x2={x(1)} y1={row - 4} y2={height} />
      {pooled.sites.map((site, k) => {
        const y = (k + 1) * row + 10
        const side = Math.max(5, Math.sqrt(site.weightPercent) * 1.6)
        return (
          <g key={`${site.source} ${site.label}`}>
            <text x={0} y={y} dy="0.32em">{site.label}</text>
            <text x={150} y={y} dy="0.32em" textAnchor="end">{site.people}</text>
            <line className="forest" x1={x(site.hazardRatio.lower)} x2={x(site.hazardRatio.upper)} y1={y} y2={y} />
            <rect className={site.source === 'mine' ? 'exposed' : 'forest'} x={x(site.hazardRatio.estimate) - side / 2} y={y - side / 2} width={side} height={side} />
            <text x={width} y={y} dy="0.32em" textAnchor="end">{`${two(site.hazardRatio.estimate)} (${two(site.hazardRatio.lower)} to ${two(site.hazardRatio.upper)})`}</text>
          </g>
        )
      })}
      {pooled.kind === 'pooled' && (() => {
        const { hazardRatio: { estimate, lower, upper }, predictionInterval: next } = pooled
        const y = (pooled.sites.length + 1) * row + 10
        return (
          <>
            <text x={0} y={y} dy="0.32em" fontWeight={600}>Pooled</text>
            <polygon className="forest" points={`${x(lower)},${y} ${x(estimate)},${y - 7} ${x(upper)},${y} ${x(estimate)},${y + 7}`} />
            <text x={width} y={y} dy="0.32em" textAnchor="end" fontWeight={600}>{`${two(estimate)} (${two(lower)} to ${two(upper)})`}</text>
            <text x={0} y={y + row} dy="0.32em">A new site</text>
            <line className="forest dash" x1={x(next.lower)} x2={x(next.upper)} y1={y + row} y2={y + row} strokeWidth={2} />
            <text x={width} y={y + row} dy="0.32em" textAnchor="end">{`${two(next.lower)} to ${two(next.upper)}`}</text>
          </>
        )
      })()}
      <line className="axis" x1={left} x2={right} y1={height} y2={height} />
      {[0.1, 0.25, 0.5, 1, 2, 4, 10].filter(tick => tick >= low && tick <= high).map(tick => <text key={tick} x={x(tick)} y={height + 16} textAnchor="middle">{tick}</text>)}
      <text x={(left + right) / 2} y={height + 36} textAnchor="middle">fewer outcomes with the treatment — more</text>
    </svg>
  )
}
