import { Skeleton, Stack, Tabs } from '@mantine/core'
import { useState } from 'react'
import { factKinds } from '../../../shared/domain/fact.ts'
import { say } from '../../../shared/words/message.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { words } from '../../ui/words.ts'
import { Banner } from './Banner.tsx'
import { Erase } from './Erase.tsx'
import { CriticalStrip } from './CriticalStrip.tsx'
import { Concerning } from './Concerning.tsx'
import { Facts } from './Facts.tsx'
import { Notes } from './Notes.tsx'
import { Trend } from './Trend.tsx'

interface ChartParameters {
  readonly patient: number
  readonly tab?: string | undefined
}

/** Another patient is another chart: nothing of the one before stays. */
export const ChartPage = (parameters: ChartParameters) => (
  <ChartView key={parameters.patient} {...parameters} />
)

/**
 * One patient: who she is stays in sight; facts by kind, what was measured over time, notes, and what her
 * like taught.
 */
function ChartView({ patient, tab: chosen }: ChartParameters) {
  const { go, replace } = useRouter()
  const banner = useLoaded(signal => services.patients.open({ patient }, { signal }), [patient])
  const [isErasing, setErasing] = useState(false)
  const back = () => go('patients')
  useEscape(back)
  if (banner.error !== undefined) return <Problem error={banner.error} />
  const who = banner.value
  if (!who)
    return (
      <Stack aria-busy>
        <Skeleton h={72} />
        <Skeleton h={36} />
        <Skeleton h={240} />
      </Stack>
    )
  const kinds = factKinds.filter(kind => who.counts[kind] > 0)
  const tab = chosen ?? (kinds.includes('condition') ? 'condition' : (kinds[0] ?? 'notes'))
  return (
    <Stack gap="md">
      <Banner
        who={who}
        onBack={back}
        onJoined={() => go('joined', { patient })}
        onErase={() => setErasing(true)}
      />
      {isErasing && <Erase who={who} onClose={() => setErasing(false)} onErased={() => go('patients')} />}
      <CriticalStrip patient={who.patient} />
      <Concerning patient={patient} />
      <Tabs
        value={tab}
        onChange={to => replace('chart', { patient, ...(to !== null && { tab: to }) })}
        keepMounted={false}
      >
        <Tabs.List>
          {kinds.map(kind => (
            <Tabs.Tab key={kind} value={kind}>
              {words('chart.kind-count', { kind: say(`kind.${kind}`), facts: who.counts[kind] })}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="trend">{words('chart.over-time')}</Tabs.Tab>
          <Tabs.Tab value="notes">{words('chart.notes')}</Tabs.Tab>
        </Tabs.List>
        {kinds.map(kind => (
          <Tabs.Panel key={kind} value={kind} pt="sm">
            <Facts patient={patient} kind={kind} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="trend" pt="sm">
          <Trend patient={patient} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" pt="sm">
          <Notes who={who} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
