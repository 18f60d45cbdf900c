import './recovery-sheet.css'
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText } from '../../ui/dates.ts'
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
  const [made, setMade] = useState<{ readonly code: string; readonly day: string }>()
  const make = (event: FormEvent) => {
    event.preventDefault()
    setPassphrase('') // given, it is no longer the page's
    run(async () => {
      const { code } = await services.vault.makeRecoverySheet({ passphrase })
      setMade({ code, day: isoText(new Date().toISOString().slice(0, 10)) })
    })
  }
  if (made)
    return (
      <Stack className="recovery-sheet">
        <Title order={3} size="h4">
          {words('settings.recovery-title')}
        </Title>
        <Text ff="monospace" fz={20} data-testid="recovery-code">
          {made.code}
        </Text>
        <Text>{words('settings.recovery-how')}</Text>
        <Text c="dimmed">{words('settings.recovery-of', { day: made.day })}</Text>
        <Group className="not-printed">
          <Button onClick={() => window.print()}>{words('settings.recovery-print')}</Button>
          <Text size="sm">{words('settings.recovery-once')}</Text>
        </Group>
      </Stack>
    )
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
