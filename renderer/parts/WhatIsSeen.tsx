import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import { AssuranceIcon, VariationIcon } from '../figures/OutcomeIcons.tsx'
import { words } from '../ui/words.ts'
import './what-is-seen.css'

/** What a chart says of change and of its target: each a small picture with its words. */
export function WhatIsSeen({
  measure: { better },
  chart,
}: {
  measure: Measure
  chart: MeasureSeries['chart']
}) {
  if (chart.kind === 'none') return <span className="quiet">{words('control-figure.no-limits')}</span>
  const { variation, assurance, signals } = chart
  return (
    <span className="what-is-seen">
      <span>
        <VariationIcon variation={variation} signals={signals} /> {words(`counted.variation.${variation}`)}
      </span>
      {assurance !== 'untold' && (
        <span>
          <AssuranceIcon assurance={assurance} better={better} /> {words(`counted.assurance.${assurance}`)}
        </span>
      )}
    </span>
  )
}
