import { Button, Loader, Stack } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { askAgain } from '../client/ask-again.ts'
import { useDraftStore } from '../client/draft-store.ts'
import { enterCasebook } from '../client/opening.ts'
import { services } from '../client/services.ts'
import { useSession } from '../client/session.ts'
import { Interrupted } from '../features/start/Interrupted.tsx'
import { StartView } from '../features/start/StartView.tsx'
import { words } from '../ui/words.ts'
import { Problem } from '../ui/states.tsx'
import { useLoaded } from '../ui/use-call.ts'
import { Shell } from './Shell.tsx'

/** Asks the store what it is: absent, locked, or open. */
export function App() {
  const { vault, setVault, isInterrupted } = useSession()
  const person = useDraftStore(state => state.person)
  // The service that holds the key comes back without it.
  const records = useSession(state => state.services.find(each => each.name === 'records'))
  const { value, error, reload } = useLoaded(
    // A page that comes with a lock comes while services begin anew: a port it was given may just have been replaced.
    signal => askAgain(() => services.vault.status({}, { signal })),
    // Asked again of each new process, and once it is ready: what the page had asked before may be lost with a port.
    [records?.lives ?? 0, records?.state === 'ready'],
  )
  const heard = useEffectEvent(({ state, demonstration }: NonNullable<typeof value>) => {
    if (vault === 'locking') return // this page shows nothing any more
    // Once the window knows, an open store is opened by its form alone: this answer may be older than a lock.
    if (state === 'open') {
      if (vault === undefined) void enterCasebook().catch(reload)
    } else if (!isInterrupted || state !== 'locked') setVault(state, demonstration)
  })
  useEffect(() => {
    if (value) heard(value)
  }, [value])
  if (error !== undefined && vault === undefined) {
    return (
      <Stack h="100%" align="center" justify="center">
        <Problem error={error} />
        <Button onClick={reload}>{words('frame.try-again')}</Button>
      </Stack>
    )
  }
  if (vault === undefined || vault === 'locking')
    return (
      <Stack h="100%" align="center" justify="center">
        <Loader aria-label={words(vault === 'locking' ? 'frame.locking' : 'frame.starting')} />
      </Stack>
    )
  if (vault !== 'open') return <StartView />
  // Another person's casebook is another window; for whoever was here everything stands as it stood.
  return (
    <>
      <div key={person} className="open-casebook" inert={isInterrupted}>
        <Shell />
      </div>
      {isInterrupted && <Interrupted />}
    </>
  )
}
