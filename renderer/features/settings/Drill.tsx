import { Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import type { Chosen } from '../../../shared/bridge.ts'
import type { Progress } from '../../../shared/contract/define.ts'
import type { DrillResult } from '../../../shared/domain/backups.ts'
import { refreshBackups } from '../../client/backups.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { speak, words } from '../../ui/words.ts'

/** Opens a backup beside the casebook with the passphrase it was made with, and says what came of it. */
export function Drill({ backup, onClose }: { readonly backup: Chosen; onClose(): void }) {
  const action = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [progress, setProgress] = useState<Progress>()
  const [result, setResult] = useState<DrillResult>()
  const told = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(result?.at ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPassphrase('') // given, it is no longer the page's
    action.run(async () => {
      try {
        const asked = { path: backup.ticket, passphrase }
        const found = await services.safekeeping.drill(asked, { onProgress: setProgress })
        focus(() => told.current)
        setResult(found)
        await refreshBackups()
      } finally {
        setProgress(undefined)
      }
    })
  }
  return (
    <Dialog title={words('backup.try-out')} size="lg" onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{words('drill.explained')}</Text>
          <Text size="sm">
            <bdi>{backup.shown}</bdi>
          </Text>
          <PasswordInput
            label={words('drill.passphrase')}
            value={passphrase}
            onChange={event => setPassphrase(event.currentTarget.value)}
            data-autofocus
          />
          <Group>
            <ActionButton type="submit" disabled={passphrase === ''} busy={action.busy}>
              {words('drill.begin')}
            </ActionButton>
          </Group>
          {progress && <Working {...progress} />}
          {result && (
            <Text role="status" ref={told} tabIndex={-1} {...(!result.isSound && { c: 'red' })}>
              {words(result.isSound ? 'drill.sound' : 'drill.not-sound', { said: speak(result.said) })}
            </Text>
          )}
          {action.error !== undefined && <Problem error={action.error} />}
        </Stack>
      </form>
    </Dialog>
  )
}
