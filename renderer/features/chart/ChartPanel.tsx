import { Skeleton } from '@mantine/core'
import type { ResultLine, Summary as Picture } from '../../../shared/contract/patients-summary.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'
import type { services } from '../../client/services.ts'
import './picture.css'
import { AllFacts } from './AllFacts.tsx'
import { Genes } from './Genes.tsx'
import { Medicines } from './Medicines.tsx'
import { Notes } from './Notes.tsx'
import { Problems } from './Problems.tsx'
import { Results } from './Results.tsx'
import { resultName } from './ResultTable.tsx'
import { Summary } from './Summary.tsx'
import type { Tab } from './tabs.ts'
import type { Trended } from './TrendDialog.tsx'
import type { Writing } from './use-writing.ts'
import { Visits } from './Visits.tsx'

interface PanelProps {
  readonly tab: Tab
  readonly kind: FactKind | 'trend' | undefined
  readonly who: Awaited<ReturnType<typeof services.patients.open>>
  /** Undefined until it has come. */
  readonly picture: Picture | undefined
  onTrend(trend: Trended): void
  onTab(tab: Tab): void
  onPlace(name: string): void
  readonly writing: Writing
}

/** One page of a chart. */
export function ChartPanel({ tab, kind, who, picture, onTrend, onTab, onPlace, writing }: PanelProps) {
  const { patient, counts } = who
  switch (tab) {
    case 'results':
      return <Results patient={patient} onTrend={onTrend} />
    case 'genes':
      return <Genes patient={patient} />
    case 'visits':
      return <Visits patient={patient} />
    case 'notes':
      return <Notes who={who} which="own" {...writing} />
    case 'documents':
      return <Notes who={who} which="imported" {...writing} />
    case 'facts':
      return <AllFacts patient={patient} counts={counts} kind={kind} onKind={onPlace} />
    default:
  }
  if (!picture) return <Skeleton h={240} aria-busy />
  if (tab === 'medicines') return <Medicines {...picture} />
  if (tab === 'problems') return <Problems {...picture} />
  const toTrend = (line: ResultLine) => onTrend({ label: resultName(line), of: line.series })
  return <Summary picture={picture} onTab={onTab} onTrend={toTrend} />
}
