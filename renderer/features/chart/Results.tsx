import type { ResultLine } from '../../../shared/contract/patients-summary.ts'
import { Trend } from './Trend.tsx'

interface ResultsProps {
  readonly patient: number
  readonly trend: ResultLine['series'] | undefined
  onTrend(of: ResultLine['series'] | undefined): void
}

/** What was measured, over time. */
export function Results({ patient, trend }: ResultsProps) {
  return <Trend patient={patient} of={trend} />
}
