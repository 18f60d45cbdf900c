import { Button, Group, Modal, Stack, Text } from '@mantine/core'
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
    <Modal
      opened
      onClose={onClose}
      title={words('demonstration.begin-title')}
      size="lg"
      yOffset="2rem"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('frame.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        <Text>{words(vault === 'open' ? 'demonstration.removed' : 'demonstration.set-aside')}</Text>
        {action.error !== undefined && <Problem error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('demonstration.stay')}
          </Button>
          <Button loading={action.busy} onClick={begin}>
            {words(vault === 'open' ? 'demonstration.remove' : 'demonstration.put-aside')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
