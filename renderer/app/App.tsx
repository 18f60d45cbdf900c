import { Button, Loader, Stack } from '@mantine/core'
import { useEffect } from 'react'
import { services } from '../client/services.ts'
import { useSession } from '../client/session.ts'
import { StartView } from '../features/start/StartView.tsx'
import { words } from '../ui/words.ts'
import { Problem } from '../ui/states.tsx'
import { useLoaded } from '../ui/use-call.ts'
import { Shell } from './Shell.tsx'

/** Asks the store what it is: absent, locked, or open. */
export function App() {
  const { vault, setVault } = useSession()
  // The service that holds the key comes back without it.
  const lives = useSession(state => state.services.find(each => each.name === 'records')?.lives ?? 0)
  const { value, error, reload } = useLoaded(signal => services.vault.status({}, { signal }), [lives])
  useEffect(() => {
    if (value) setVault(value.state, value.demonstration)
  }, [value, setVault])
  if (error !== undefined && vault === undefined) {
    return (
      <Stack h="100%" align="center" justify="center">
        <Problem error={error} />
        <Button onClick={reload}>{words('frame.try-again')}</Button>
      </Stack>
    )
  }
  if (vault === undefined)
    return (
      <Stack h="100%" align="center" justify="center">
        <Loader aria-label={words('frame.starting')} />
      </Stack>
    )
  return vault === 'open' ? <Shell /> : <StartView />
}
