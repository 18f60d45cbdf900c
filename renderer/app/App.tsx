import { Button, Loader, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { ChartView } from '../features/chart/ChartView.tsx'
import { CompareView } from '../features/compare/CompareView.tsx'
import { EvidenceView } from '../features/evidence/EvidenceView.tsx'
import { IntakeView } from '../features/intake/IntakeView.tsx'
import { PatientsView } from '../features/patients/PatientsView.tsx'
import { PeersView } from '../features/peers/PeersView.tsx'
import { SettingsView } from '../features/settings/SettingsView.tsx'
import { StartView } from '../features/start/StartView.tsx'
import { Problem } from '../ui/states.tsx'
import { useLoaded } from '../ui/use-call.ts'
import { services } from './services.ts'
import { useApp, views, type View } from './state.ts'

const titles: Record<View, string> = { patients: 'Patients', intake: 'Intake', compare: 'Compare', evidence: 'Evidence', peers: 'Peers', settings: 'Settings' }
const pages: Record<View, () => React.ReactNode> = { patients: PatientsView, intake: IntakeView, compare: CompareView, evidence: EvidenceView, peers: PeersView, settings: SettingsView }

export function App() {
  const { vault, setVault } = useApp()
  // The service that holds the key comes back without it.
  const lives = useApp(state => state.services.find(each => each.name === 'records')?.restarts ?? 0)
  const { value, error, reload } = useLoaded(signal => services.vault.status({}, { signal }), [lives])
  useEffect(() => { if (value) setVault(value.state, value.demonstration) }, [value, setVault])
  if (error !== undefined && vault === undefined) {
    return <Stack h="100%" align="center" justify="center"><Problem error={error} /><Button onClick={reload}>Try again</Button></Stack>
  }
  if (vault === undefined) return <Stack h="100%" align="center" justify="center"><Loader aria-label="Starting" /></Stack>
  return vault === 'open' ? <Shell /> : <StartView />
}

function Shell() {
  const { view, patient, go, demonstration } = useApp()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const index = Number(event.key) - 1
      if (event.altKey && views[index]) { event.preventDefault(); go(views[index]) }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go])
  const Page = pages[view]
  return (
    <div className="shell">
      <nav className="rail" aria-label="Views">
        <Title order={1} size="h4" mb="md" px="xs">Casebook</Title>
        <Stack gap={4}>
          {views.map((each, index) => (
            <Button key={each} variant={each === view ? 'light' : 'subtle'} color={each === view ? 'blue' : 'gray'} justify="flex-start" aria-current={each === view ? 'page' : undefined} title={`Alt ${index + 1}`} onClick={() => go(each)}>
              {titles[each]}
            </Button>
          ))}
        </Stack>
        {demonstration && <Text size="xs" c="dimmed" mt="lg" px="xs">Demonstration: invented people</Text>}
      </nav>
      <main className="content">{view === 'patients' && patient !== undefined ? <ChartView key={patient} patient={patient} /> : <Page />}</main>
      <Foot />
    </div>
  )
}

/** The small line: what runs, in words. */
function Foot() {
  const states = useApp(state => state.services)
  const waiting = states.filter(each => each.state !== 'ready')
  return (
    <footer className="foot" role="status">
      <span>{states.length === 0 ? 'Services: asking' : waiting.length === 0 ? 'All services ready' : waiting.map(each => `${each.name} ${each.state}`).join(', ')}</span>
      <span>Nothing leaves this machine unless you approve it</span>
    </footer>
  )
}
