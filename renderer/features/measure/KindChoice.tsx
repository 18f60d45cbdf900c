import { NativeSelect } from '@mantine/core'
import { chartKinds, type ChartKind, type Measure } from '../../../shared/domain/measures/measure.ts'
import { words } from '../../ui/words.ts'

/** Kinds that tell something of medians; the others are of events. */
const ofMedians: readonly ChartKind[] = ['run', 'xmr', 'ewma']

/** As which kind of chart a measure is drawn: its own, or another that is chosen to look at. */
export function KindChoice({
  measure,
  chart,
  onChoose,
}: {
  measure: Measure
  chart: ChartKind | undefined
  onChoose(chart: ChartKind | undefined): void
}) {
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
