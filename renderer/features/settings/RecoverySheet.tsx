import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { RecoveryPaper } from '../../parts/RecoveryPaper.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

const standing = {
  none: 'settings.recovery-none',
  made: 'settings.recovery-unsure',
  kept: 'settings.recovery-there',
} as const

/** A sheet of paper whose code opens the casebook where the passphrase is forgotten. */
export function RecoverySheet() {
  const status = useLoaded(signal => services.vault.status({}, { signal }), [])
  const [isOpen, setOpen] = useState(false)
  const [code, setCode] = useState<string>()
  const [isKept, setKept] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const open = () => {
    setKept(false)
    setAsked(false)
    setOpen(true)
  }
  const close = () => {
    // Asked once: whoever goes on does not want it on paper.
    if (code !== undefined && !isKept && !isAsked) return setAsked(true)
    setCode(undefined)
    setOpen(false)
    status.reload()
  }
  return (
    <>
      <Title order={3} size="h4">
        {words('settings.recovery')}
      </Title>
      <Group>
        <Text>{status.value?.recoverySheet && words(standing[status.value.recoverySheet])}</Text>
        <Button variant="default" onClick={open}>
          {words('settings.recovery-make')}
        </Button>
      </Group>
      {isOpen && (
        <Dialog title={words('settings.recovery-make')} size="lg" onClose={close}>
          {code === undefined ? (
            <MakeSheet onMade={setCode} />
          ) : (
            <RecoveryPaper code={code} isLeftBehind={isAsked} onKept={() => setKept(true)} />
          )}
        </Dialog>
      )}
    </>
  )
}

/** Asks for the passphrase; the code is shown once, and kept nowhere. */
function MakeSheet({ onMade }: { onMade(code: string): void }) {
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const make = (event: FormEvent) => {
    event.preventDefault()
    setPassphrase('') // given, it is no longer the page's
    run(async () => {
      onMade((await services.vault.makeRecoverySheet({ passphrase })).code)
    })
  }
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
