import { Alert, Stack, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

/** A part of a casebook lies here and another is missing: says which, and what can be done that loses nothing. */
export function Broken({ onRestore }: { onRestore(): void }) {
  const { setVault } = useSession()
  const { busy, error, run } = useAction()
  const { value } = useLoaded(signal => services.vault.status({}, { signal }), [])
  const lookAgain = () =>
    run(async () => {
      const { state, demonstration } = await services.vault.status({})
      setVault(state, demonstration)
    })
  const putAside = () =>
    run(async () => {
      await services.vault.putAside({})
      setVault('absent', false)
    })
  return (
    <Stack>
      <Alert color="orange" title={words('start.broken')} role="alert">
        {value?.said && spoken(value.said)}
      </Alert>
      {error !== undefined && <Problem error={error} />}
      <ActionButton onClick={onRestore} busy={busy} autoFocus>
        {words('start.restore-backup')}
      </ActionButton>
      <ActionButton variant="default" onClick={lookAgain} busy={busy}>
        {words('start.look-again')}
      </ActionButton>
      <ActionButton variant="default" onClick={putAside} busy={busy}>
        {words('start.put-aside')}
      </ActionButton>
      <Text size="sm" c="dimmed">
        {words('start.put-aside-keeps')}
      </Text>
    </Stack>
  )
}
