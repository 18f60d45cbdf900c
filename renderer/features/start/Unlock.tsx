import type { Progress } from '../../../shared/contract/define.ts'
import { PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { askAgain } from '../../client/ask-again.ts'
import { enterCasebook } from '../../client/opening.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { completeDemonstration } from './demonstration.ts'

/** The passphrase that opens the casebook. It is typed here and kept nowhere. */
export function Unlock({ isDemonstration }: { isDemonstration: boolean }) {
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [making, setMaking] = useState<{ readonly stop: AbortController; readonly progress?: Progress }>()
  /** A practice that is half there is made whole; whoever cancels sees the half. */
  const complete = async () => {
    const stop = new AbortController()
    try {
      await completeDemonstration({
        signal: stop.signal,
        onProgress: progress => setMaking({ stop, progress }),
      })
    } catch (fault) {
      if (!stop.signal.aborted) throw fault
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPassphrase('') // given, it is no longer the page's
    run(async () => {
      await askAgain(() => services.vault.unlock({ passphrase }))
      if (isDemonstration) await complete()
      await enterCasebook()
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label={words('start.passphrase')}
          description={isDemonstration ? words('start.passphrase-demonstration') : undefined}
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        {making?.progress && <Working {...making.progress} onCancel={() => making.stop.abort()} />}
        {error !== undefined && <Problem error={error} />}
        {error !== undefined && !isDemonstration && (
          <Text size="sm" c="dimmed">
            {words('start.recovery-opens')}
          </Text>
        )}
        <ActionButton type="submit" busy={busy}>
          {words('start.unlock')}
        </ActionButton>
      </Stack>
    </form>
  )
}
