import { Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSession } from '../../client/session.ts'
import { words } from '../../ui/words.ts'
import { Unlock } from './Unlock.tsx'

/**
 * Over what was there: the store had to start again and has lost its key. Nothing of what is behind is seen; it stands
 * as it stood, and the focus goes back to where it was.
 */
export function Interrupted() {
  const demonstration = useSession(state => state.demonstration)
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
    },
    [before],
  )
  return (
    <div className="interrupted">
      <Stack w="26rem" maw="100%" gap="lg">
        <Title order={1}>Casebook</Title>
        <Text role="status">{words('start.interrupted')}</Text>
        <Unlock isDemonstration={demonstration} />
      </Stack>
    </div>
  )
}
