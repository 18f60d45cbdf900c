import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { Estimate } from '../../shared/domain/answer.ts'

type Arm = Estimate['exposed']
const width = 720
const plot = { left: 56, right: 150, top: 12, height: 260 }
const indices = (arm: Arm) => arm.curve.days.map((_, k) => k)

/** Share of people who have had the outcome over time, by group, with intervals and the numbers still at risk under their ticks. */
export function SurvivalChart({ exposed, comparator, outcome }: { exposed: Arm; comparator: Arm; outcome: string }) {
  const horizon = exposed.curve.days.at(-1) ?? 1
  const most = Math.max(...[exposed, comparator].flatMap(each => each.curve.lower.map(value => 1 - value)), 0.05)
  const x = scaleLinear([0, horizon], [plot.left, width - plot.right])
  const y = scaleLinear([0, most], [plot.top + plot.height, plot.top]).nice()
  const bottom = plot.top + plot.height
  const name = `${exposed.label}: ${exposed.riskPer100.estimate.toFixed(0)} of 100 had ${outcome} by day ${horizon}; ${comparator.label}: ${comparator.riskPer100.estimate.toFixed(0)} of 100.`

  const drawing = (arm: Arm, kind: 'exposed' | 'comparator') => {
    const { days, survival, lower, upper } = arm.curve
    const steps = line<number>(k => x(days[k]!), k => y(1 - survival[k]!)).curve(curveStepAfter)
    const band = area<number>(k => x(days[k]!), k => y(1 - lower[k]!), k => y(1 - upper[k]!)).curve(curveStepAfter)
    return (
      <g key={kind}>
        <path className={`band ${kind}`} d={band(indices(arm)) ?? ''} />
        <path className={`line ${kind}${kind === 'comparator' ? ' dash' : ''}`} style={{ fill: 'none' }} d={steps(indices(arm)) ?? ''} />
        <text x={x(horizon) + 6} y={y(1 - survival.at(-1)!)} dy="0.32em">{arm.label}</text>
      </g>
    )
  }
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 100}`} role="img" aria-label={name} width="100%" style={{ maxWidth: width }}>
      {y.ticks(5).map(tick => (
        <g key={tick}><line className="axis" x1={plot.left} x2={width - plot.right} y1={y(tick)} y2={y(tick)} style={{ opacity: 0.15 }} /><text x={plot.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">{Math.round(tick * 100)}</text></g>
      ))}
      <text x={4} y={plot.top} dominantBaseline="hanging">per 100</text>
      <line className="axis" x1={plot.left} x2={width - plot.right} y1={bottom} y2={bottom} />
      {drawing(comparator, 'comparator')}
      {drawing(exposed, 'exposed')}
      {exposed.curve.atRiskDays.map((day, k) => (
        <g key={day} transform={`translate(${x(day)},0)`}>
          <line className="axis" y1={bottom} y2={bottom + 5} />
          <text y={bottom + 18} textAnchor="middle">{day}</text>
          <text y={bottom + 58} textAnchor="middle">{exposed.curve.atRisk[k]}</text>
          <text y={bottom + 76} textAnchor="middle">{comparator.curve.atRisk[k]}</text>
        </g>
      ))}
      <text x={(plot.left + width - plot.right) / 2} y={bottom + 36} textAnchor="middle">days since starting; below, people still followed</text>
      <text x={width - plot.right + 24} y={bottom + 58}>{exposed.label}</text>
      <text x={width - plot.right + 24} y={bottom + 76}>{comparator.label}</text>
    </svg>
  )
}
