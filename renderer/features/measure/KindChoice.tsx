import { NativeSelect } from '@mantine/core'
import { chartKinds, type ChartKind, type Measure } from '../../../shared/domain/measures/measure.ts'
import { lookBackDays } from '../../../shared/domain/measures/look-back.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { words } from '../../ui/words.ts'

/** Kinds that tell something of medians; the others are of events. */
const ofMedians: readonly ChartKind[] = ['run', 'xmr', 'ewma']

/** The shortest of each. */
const days: Readonly<Record<By, number>> = { month: 28, quarter: 90, year: 365 }

/**
 * As which kind of chart a measure is drawn: its own, or another that is chosen to look at. Where neighbouring points
 * rest on mostly the same facts there is one kind for them, and nothing to choose.
 */
export function KindChoice({
  measure,
  by,
  chart,
  onChoose,
}: {
  measure: Measure
  by: By
  chart: ChartKind | undefined
  onChoose(chart: ChartKind | undefined): void
}) {
  if (lookBackDays(measure) > days[by]) return null
  const kinds = measure.quantity === undefined ? chartKinds : ofMedians
  return (
    <NativeSelect
      size="xs"
      aria-label={words('measure.chart')}
      value={chart ?? measure.chart}
      data={kinds.map(is => ({ value: is, label: words('measure.chart-what', { is }) }))}
      onChange={({ currentTarget: { value } }) => {
        const next = chartKinds.find(is => is === value)
        onChoose(next === measure.chart ? undefined : next)
      }}
    />
  )
}
