import { Button, Group, Stack, Text } from '@mantine/core'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/states.tsx'
import { words } from '../ui/words.ts'
import { useAction } from '../ui/use-call.ts'
import { services } from '../client/services.ts'
import { useSession } from '../client/session.ts'

/** Ends the demonstration once it was said what goes with it, and leads to the form that makes a casebook. */
export function BeginMyOwn({ onClose }: { onClose(): void }) {
  const { vault, setVault } = useSession()
  const action = useAction()
  const begin = () =>
    action.run(async () => {
      await services.vault.endDemonstration({})
      setVault('absent', false)
    })
  return (
    <Dialog onClose={onClose} title={words('demonstration.begin-title')} size="lg" yOffset="2rem">
      <Stack gap="md">
        <Text>{words(vault === 'open' ? 'demonstration.removed' : 'demonstration.set-aside')}</Text>
        {action.error !== undefined && <Problem error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('demonstration.stay')}
          </Button>
          <ActionButton busy={action.busy} onClick={begin}>
            {words(vault === 'open' ? 'demonstration.remove' : 'demonstration.put-aside')}
          </ActionButton>
        </Group>
      </Stack>
    </Dialog>
  )
}
