import { Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

interface OpenSealedProps {
  readonly source: number
  readonly path: string
  onClose(): void
  onOpened(): void
}

/** Asks for the passphrase of a waiting file and reads what is inside; one that does not open it can be typed again. */
export function OpenSealed({ source, path, onClose, onOpened }: OpenSealedProps) {
  const [typed, setTyped] = useState('')
  const action = useAction()
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (typed === '') return
    action.run(async () => {
      await services.intake.openSealed({ source, passphrase: typed })
      setTyped('')
      onOpened()
    })
  }
  return (
    <Dialog title={words('sealed.open-file')} size="lg" onClose={onClose}>
      <form onSubmit={open}>
        <Stack>
          <Text size="sm">
            <bdi>{path}</bdi>
          </Text>
          <PasswordInput
            data-autofocus
            label={words('sealed.passphrase')}
            description={words('sealed.kept-nowhere')}
            value={typed}
            autoComplete="off"
            onChange={event => setTyped(event.currentTarget.value)}
          />
          {action.error !== undefined && <Problem error={action.error} />}
          <Group>
            <ActionButton type="submit" busy={action.busy} disabled={typed === ''}>
              {words('sealed.open')}
            </ActionButton>
            <ActionButton variant="default" busy={action.busy} onClick={onClose}>
              {words('frame.cancel')}
            </ActionButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
