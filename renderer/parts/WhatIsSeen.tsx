import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import { AssuranceIcon, VariationIcon } from '../figures/OutcomeIcons.tsx'
import { isOfGaps } from '../figures/counted-text.ts'
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
  const { variation, assurance, signals, judged } = chart
  return (
    <span className="what-is-seen">
      <span>
        <VariationIcon variation={variation} signals={signals} />{' '}
        {variation === 'common-cause'
          ? words('counted.variation.common-cause', { judged })
          : words(`counted.variation.${variation}`)}
      </span>
      {/* A course of shares beside it goes the other way. */}
      {isOfGaps({ chart }) && better !== 'neither' && <span>{words('counted.gaps', { better })}</span>}
      {assurance !== 'untold' && (
        <span>
          <AssuranceIcon assurance={assurance} better={better} /> {words(`counted.assurance.${assurance}`)}
        </span>
      )}
    </span>
  )
}
