import { Button, Group, Kbd, Title, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconLock, IconSearch } from '@tabler/icons-react'
import { useEffect, useState, type ComponentType } from 'react'
import { say } from '../../shared/words/message.ts'
import { followRunning } from '../client/jobs.ts'
import { lockNow } from '../client/lock.ts'
import { useRouter, type Place } from '../client/router.ts'
import { useSession } from '../client/session.ts'
import { DemonstrationStrip } from '../parts/DemonstrationStrip.tsx'
import { words } from '../ui/words.ts'
import { Foot } from './Foot.tsx'
import { FromList } from './FromList.tsx'
import { Keys } from './Keys.tsx'
import { Palette } from './Palette.tsx'
import { Rail } from './Rail.tsx'
import { useDroppedFiles } from './use-dropped-files.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useWayBack } from './use-way-back.ts'
import { rail, viewOf } from './views.ts'

/** The open casebook: rail, bar, one view, and the small line below. */
export function Shell() {
  const { place, go } = useRouter()
  const demonstration = useSession(state => state.demonstration)
  const [over, setOver] = useState<'palette' | 'keys'>()
  const close = () => setOver(undefined)
  useWayBack()
  useKeptFocus()
  const isOver = useDroppedFiles()
  useEffect(() => {
    followRunning().catch(() => {
      /* a service that does not answer is told by the foot line */
    })
  }, [])
  useHotkeys(
    [
      ['mod+K', () => setOver('palette')],
      ['mod+L', lockNow],
      ...rail.map(({ id }, index) => [`alt+${index + 1}`, () => go(id)] as [string, () => void]),
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
    ['shift+?', () => setOver('keys')],
  ])
  const { title } = viewOf(place)
  useEffect(() => {
    document.title = words('frame.title', { view: say(title) })
  }, [title])
  return (
    <div className="shell">
      {demonstration && <DemonstrationStrip />}
      <nav className="rail" aria-label={words('frame.views')}>
        <Title order={1} size="h3" mb="md">
          Casebook
        </Title>
        <Rail />
      </nav>
      <header className="bar">
        <UnstyledButton className="search" onClick={() => setOver('palette')}>
          <IconSearch size={16} aria-hidden />
          <span>{words('frame.find')}</span>
          <Kbd size="xs">Ctrl K</Kbd>
        </UnstyledButton>
        <FromList />
        <Group gap="xs" wrap="nowrap">
          <Button className="minor" variant="subtle" color="gray" size="xs" onClick={() => setOver('keys')}>
            {words('frame.keys')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconLock size={16} aria-hidden />}
            onClick={lockNow}
          >
            {words('frame.lock')}
          </Button>
        </Group>
      </header>
      <main className={isOver ? 'content drop-here' : 'content'}>
        <PageOf {...place} />
      </main>
      <Foot />
      {over === 'palette' && <Palette onClose={close} onKeys={() => setOver('keys')} />}
      {over === 'keys' && <Keys onClose={close} />}
    </div>
  )
}

/** The page of a view with the parameters of the place. */
function PageOf(place: Place) {
  // The table ties each page to its own parameters; the compiler cannot follow an index that is a union.
  const { id, Page } = viewOf(place)
  const AnyPage = Page as ComponentType<object>
  return <AnyPage key={id} {...place.parameters} />
}
