import { scaleLinear } from 'd3-scale'
import type { Answer } from '../../shared/domain/answer.ts'

const width = 640
const row = 22
const [left, right] = [260, 620]
const LIMIT = 0.1

/** How alike the groups are in each thing, before weighting (open) and after (filled), against the limit of 0.1. */
export function BalanceChart({ balance }: { balance: Answer['balance'] }) {
  const most = Math.max(0.3, ...balance.flatMap(each => [Math.abs(each.before), Math.abs(each.after)]).filter(Number.isFinite))
  const x = scaleLinear([0, most], [left, right]).clamp(true)
  const height = balance.length * row + 8
  const worst = balance.toSorted((one, other) => Math.abs(other.after) - Math.abs(one.after))[0]
  return (
    <svg viewBox={`0 0 ${width} ${height + 40}`} role="img" width="100%" style={{ maxWidth: width }} aria-label={worst ? `After weighting the groups differ most in ${worst.label}: ${Math.abs(worst.after).toFixed(2)} standard deviations; the limit is ${LIMIT}.` : 'Nothing to compare.'}>
      <line className="axis dash" x1={x(LIMIT)} x2={x(LIMIT)} y1={0} y2={height} />
      {balance.map((each, k) => (
        <g key={each.label} transform={`translate(0,${k * row + 14})`}>
          <text x={left - 12} dy="0.32em" textAnchor="end">{each.label}</text>
          <line className="axis" x1={left} x2={right} style={{ opacity: 0.12 }} />
          <circle className="comparator" cx={x(Math.abs(each.before))} r={5} style={{ fill: 'none', strokeWidth: 2 }} />
          <circle className="exposed" cx={x(Math.abs(each.after))} r={5} />
        </g>
      ))}
      {x.ticks(5).map(tick => <text key={tick} x={x(tick)} y={height + 14} textAnchor="middle">{tick}</text>)}
      <text x={(left + right) / 2} y={height + 34} textAnchor="middle">difference in standard deviations: ○ before, ● after weighting</text>
    </svg>
  )
}
