import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { RecoveryPaper } from '../../parts/RecoveryPaper.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** A sheet of paper whose code opens the casebook where the passphrase is forgotten. */
export function RecoverySheet() {
  const status = useLoaded(signal => services.vault.status({}, { signal }), [])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Title order={3} size="h4">
        {words('settings.recovery')}
      </Title>
      <Group>
        <Text>
          {status.value &&
            words(status.value.recoverySheet ? 'settings.recovery-there' : 'settings.recovery-none')}
        </Text>
        <Button variant="default" onClick={() => setOpen(true)}>
          {words('settings.recovery-make')}
        </Button>
      </Group>
      {isOpen && (
        <Dialog
          title={words('settings.recovery-make')}
          size="lg"
          onClose={() => {
            setOpen(false)
            status.reload()
          }}
        >
          <Sheet />
        </Dialog>
      )}
    </>
  )
}

/** Asks for the passphrase, then shows the code once: it is kept nowhere. */
function Sheet() {
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState<string>()
  const make = (event: FormEvent) => {
    event.preventDefault()
    setPassphrase('') // given, it is no longer the page's
    run(async () => {
      setCode((await services.vault.makeRecoverySheet({ passphrase })).code)
    })
  }
  if (code !== undefined) return <RecoveryPaper code={code} />
  return (
    <form onSubmit={make}>
      <Stack>
        <Text>{words('settings.recovery-is')}</Text>
        <PasswordInput
          label={words('settings.current')}
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          data-autofocus
        />
        {error !== undefined && <Problem error={error} />}
        <Group>
          <ActionButton type="submit" busy={busy} loading={busy} disabled={passphrase === ''}>
            {words('settings.recovery-make')}
          </ActionButton>
        </Group>
      </Stack>
    </form>
  )
}
