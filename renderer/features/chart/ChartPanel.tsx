import { Skeleton } from '@mantine/core'
import type { ResultLine, Summary as Picture } from '../../../shared/contract/patients-summary.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'
import type { services } from '../../client/services.ts'
import { AllFacts } from './AllFacts.tsx'
import { Medicines } from './Medicines.tsx'
import { Notes } from './Notes.tsx'
import { Problems } from './Problems.tsx'
import { Results } from './Results.tsx'
import { Summary } from './Summary.tsx'
import type { Tab } from './tabs.ts'
import { Visits } from './Visits.tsx'

interface PanelProps {
  readonly tab: Tab
  readonly kind: FactKind | 'trend' | undefined
  readonly who: Awaited<ReturnType<typeof services.patients.open>>
  /** Undefined until it has come. */
  readonly picture: Picture | undefined
  readonly trend: ResultLine['series'] | undefined
  onTrend(of: ResultLine['series'] | undefined): void
  onTab(tab: Tab): void
  onPlace(name: string): void
  onWrite(): void
}

/** One page of a chart. */
export function ChartPanel({ tab, kind, who, picture, trend, onTrend, onTab, onPlace, onWrite }: PanelProps) {
  const { patient, counts } = who
  switch (tab) {
    case 'results':
      return <Results patient={patient} trend={trend} onTrend={onTrend} />
    case 'visits':
      return <Visits patient={patient} />
    case 'notes':
      return <Notes who={who} which="own" />
    case 'documents':
      return <Notes who={who} which="imported" />
    case 'facts':
      return <AllFacts patient={patient} counts={counts} kind={kind} onKind={onPlace} />
    default:
  }
  if (!picture) return <Skeleton h={240} aria-busy />
  if (tab === 'medicines') return <Medicines {...picture} />
  if (tab === 'problems') return <Problems {...picture} />
  const toTrend = ({ series }: ResultLine) => {
    onTrend(series)
    onTab('results')
  }
  return <Summary patient={patient} picture={picture} onTab={onTab} onWrite={onWrite} onTrend={toTrend} />
}
