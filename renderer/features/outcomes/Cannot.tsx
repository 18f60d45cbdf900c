import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { speak, spoken, words } from '../../ui/words.ts'

/** The measures that this record cannot answer, folded, each with the reason. */
export function Cannot({
  lines,
  isOpenAtFirst,
  onOpen,
}: {
  lines: ReadonlyArray<{ readonly asked: AskedMeasure; readonly series: MeasureSeries }>
  /** One of them was looked at before. */
  readonly isOpenAtFirst: boolean
  onOpen(measure: string): void
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <details className="outcome-cannot" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{words('outcomes.cannot', { measures: lines.length })}</summary>
      {/* Folded, its lines are no rows that keys move to. */}
      <ul>
        {(isOpen ? lines : []).map(({ asked, series }) => (
          <li key={asked.hash}>
            <UnstyledButton
              className="outcome-name"
              data-row
              data-measure={asked.whole.measure.id}
              onClick={() => onOpen(asked.whole.measure.id)}
            >
              {spoken(asked.whole.measure.title)}
            </UnstyledButton>
            <div className="quiet">{whyNot(asked, series)}</div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The sets of which nothing stands here are the reason, where there are any; else why there is no chart. */
function whyNot({ whole }: AskedMeasure, { matched, chart }: MeasureSeries): string {
  const missing = matched.filter(({ codes }) => codes === 0).map(({ concept }) => concept)
  const concepts = whole.concepts.filter(({ id }) => missing.includes(id)).map(({ label }) => label)
  if (concepts.length > 0) return words('outcomes.no-code', { concepts })
  return chart.kind === 'none' ? speak(chart.reason) : ''
}
