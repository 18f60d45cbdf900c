import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { Problem } from '../ui/states.tsx'
import { useAction } from '../ui/use-call.ts'
import { services } from './services.ts'
import { useApp } from './state.ts'

/** Ends the demonstration once it was said what goes with it, and leads to the form that makes a casebook. */
export function BeginMyOwn({ onClose }: { onClose(): void }) {
  const { vault, setVault } = useApp()
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
      title="Begin your own casebook"
      size="lg"
      yOffset="2rem"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        <Text>
          {vault === 'open'
            ? 'The demonstration is removed from this machine, with its invented people and whatever you tried or wrote in it.'
            : 'The demonstration is locked, so it is set aside in a folder of its own beside your casebook.'}{' '}
          Then you choose a passphrase for your own, empty casebook.
        </Text>
        {action.error !== undefined && <Problem error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Stay in the demonstration
          </Button>
          <Button loading={action.busy} onClick={begin}>
            {vault === 'open' ? 'Remove it and begin my own' : 'Set it aside and begin my own'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
