import { Button, Group, Kbd, Stack, Title, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconAffiliate,
  IconBooks,
  IconFileImport,
  IconLock,
  IconScale,
  IconSearch,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useEffect } from 'react'
import { ChartView } from '../features/chart/ChartView.tsx'
import { CompareView } from '../features/compare/CompareView.tsx'
import { EvidenceView } from '../features/evidence/EvidenceView.tsx'
import { IntakeView } from '../features/intake/IntakeView.tsx'
import { PatientsView } from '../features/patients/PatientsView.tsx'
import { PeersView } from '../features/peers/PeersView.tsx'
import { SettingsView } from '../features/settings/SettingsView.tsx'
import { DemonstrationStrip } from './DemonstrationStrip.tsx'
import { Keys } from './Keys.tsx'
import { lockNow } from './lock.ts'
import { Palette } from './Palette.tsx'
import { useApp, views, viewTitles, type View } from './state.ts'

const icons: Record<View, Icon> = {
  patients: IconUsers,
  intake: IconFileImport,
  compare: IconScale,
  evidence: IconBooks,
  peers: IconAffiliate,
  settings: IconSettings,
}
const pages: Record<View, () => React.ReactNode> = {
  patients: PatientsView,
  intake: IntakeView,
  compare: CompareView,
  evidence: EvidenceView,
  peers: PeersView,
  settings: SettingsView,
}

/** The open casebook: rail, bar, one view, and the small line below. */
export function Shell() {
  const { view, patient, go, over, show, demonstration } = useApp()
  useHotkeys(
    [
      ['mod+K', () => show('palette')],
      ...views.map((each, index) => [`alt+${index + 1}`, () => go(each)] as [string, () => void]),
    ],
    [],
  )
  useHotkeys([
    [
      '/',
      () => {
        go('patients')
        document.getElementById('patient-search')?.focus()
      },
    ],
    ['shift+?', () => show('keys')],
  ])
  useEffect(() => {
    document.title =
      patient === undefined || view !== 'patients' ? `${viewTitles[view]} - Casebook` : 'Chart - Casebook'
  }, [view, patient])
  const Page = pages[view]
  return (
    <div className="shell">
      {demonstration && <DemonstrationStrip />}
      <nav className="rail" aria-label="Views">
        <Title order={1} size="h3" mb="md" px="xs">
          Casebook
        </Title>
        <Stack gap={4}>
          {views.map((each, index) => {
            const Picture = icons[each]
            return (
              <Button
                key={each}
                variant={each === view ? 'light' : 'subtle'}
                color={each === view ? 'sea' : 'gray'}
                justify="flex-start"
                leftSection={<Picture size={18} stroke={1.75} aria-hidden />}
                aria-current={each === view ? 'page' : undefined}
                title={`Alt ${index + 1}`}
                onClick={() => go(each)}
              >
                {viewTitles[each]}
              </Button>
            )
          })}
        </Stack>
      </nav>
      <header className="bar">
        <UnstyledButton className="search" onClick={() => show('palette')}>
          <IconSearch size={16} aria-hidden />
          <span>Find a patient, go to a view</span>
          <Kbd size="xs">Ctrl K</Kbd>
        </UnstyledButton>
        <Group gap="xs" wrap="nowrap">
          <Button className="minor" variant="subtle" color="gray" size="xs" onClick={() => show('keys')}>
            Keys
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconLock size={16} aria-hidden />}
            onClick={lockNow}
          >
            Lock
          </Button>
        </Group>
      </header>
      <main className="content">
        {view === 'patients' && patient !== undefined ? (
          <ChartView key={patient} patient={patient} />
        ) : (
          <Page />
        )}
      </main>
      <Foot />
      {over === 'palette' && <Palette onClose={() => show(undefined)} />}
      {over === 'keys' && <Keys onClose={() => show(undefined)} />}
    </div>
  )
}

/** The small line: what runs, in words. */
function Foot() {
  const states = useApp(state => state.services)
  const waiting = states.filter(each => each.state !== 'ready')
  return (
    <footer className="foot" role="status">
      <span>
        {states.length === 0
          ? 'Services: asking'
          : waiting.length === 0
            ? 'All services ready'
            : waiting.map(each => `${each.name} ${each.state}`).join(', ')}
      </span>
      <span>Nothing leaves this machine unless you approve it</span>
    </footer>
  )
}
