import { Tabs } from '@mantine/core'
import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'
import { say } from '../../../shared/words/message.ts'
import { words } from '../../ui/words.ts'
import { Facts } from './Facts.tsx'
import { Trend } from './Trend.tsx'

interface AllFactsProps {
  readonly patient: number
  readonly counts: Readonly<Record<FactKind, number>>
  readonly kind: FactKind | 'trend' | undefined
  onKind(kind: FactKind | 'trend'): void
}
const isKind = (name: string | null): name is FactKind | 'trend' => name !== null

/** Everything that the chart holds, by kind, just as it was read: also what no other page counts. */
export function AllFacts({ patient, counts, kind: chosen, onKind }: AllFactsProps) {
  const kinds = factKinds.filter(kind => counts[kind] > 0)
  const kind = chosen ?? (kinds.includes('condition') ? 'condition' : (kinds[0] ?? 'trend'))
  return (
    <Tabs value={kind} onChange={to => isKind(to) && onKind(to)} keepMounted={false} className="inner-tabs">
      <Tabs.List aria-label={words('tab.kinds')}>
        {kinds.map(each => (
          <Tabs.Tab key={each} value={each}>
            {words('chart.kind-count', { kind: say(`kind.${each}`), facts: counts[each] })}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="trend">{words('chart.over-time')}</Tabs.Tab>
      </Tabs.List>
      {kinds.map(each => (
        <Tabs.Panel key={each} value={each} pt="sm">
          <Facts patient={patient} kind={each} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="trend" pt="sm">
        <Trend patient={patient} />
      </Tabs.Panel>
    </Tabs>
  )
}
