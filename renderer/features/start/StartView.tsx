import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../client/session.ts'
import { DemonstrationStrip } from '../../parts/DemonstrationStrip.tsx'
import { words } from '../../ui/words.ts'
import { Broken } from './Broken.tsx'
import { FirstRun } from './FirstRun.tsx'
import { Restore } from './Restore.tsx'
import { Unlock } from './Unlock.tsx'

/** Before the casebook is open: begin one, unlock it, or put a backup in its place. */
export function StartView() {
  const { vault, demonstration } = useSession()
  const [restoring, setRestoring] = useState(false)
  const isDemonstration = vault === 'locked' && demonstration
  return (
    <Stack h="100%" gap={0}>
      {isDemonstration && <DemonstrationStrip />}
      <Stack flex={1} align="center" justify="center" p="xl">
        <Stack w="30rem" maw="100%" gap="lg">
          <div>
            <Title order={1}>Casebook</Title>
            <Text c="dimmed">{words('start.purpose')}</Text>
          </div>
          {vault === 'absent' && <FirstRun />}
          {vault !== 'absent' && restoring && <Restore onClose={() => setRestoring(false)} />}
          {vault !== 'absent' && !restoring && (
            <>
              {vault === 'broken' && <Broken onRestore={() => setRestoring(true)} />}
              {vault === 'locked' && <Unlock isDemonstration={isDemonstration} />}
              {vault !== 'broken' && (
                <Group>
                  <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => setRestoring(true)}>
                    {words('start.restore-backup')}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Stack>
      </Stack>
    </Stack>
  )
}
