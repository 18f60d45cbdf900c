import { Dialog } from '../../ui/Dialog.tsx'
import { words } from '../../ui/words.ts'
import { SeriesTrend, type SeriesKey } from './SeriesTrend.tsx'

/** A measurement whose course is asked for, and what it is called. */
export interface Trended {
  readonly label: string
  readonly of: SeriesKey
}

/** One measurement over time, over the page from which it was asked for. */
export function TrendDialog({
  patient,
  trend,
  onClose,
}: {
  patient: number
  trend: Trended
  onClose(): void
}) {
  return (
    <Dialog title={words('summary.trend-of', { label: trend.label })} size="xl" onClose={onClose}>
      <SeriesTrend patient={patient} of={trend.of} />
    </Dialog>
  )
}
