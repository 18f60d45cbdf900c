import { Button, Checkbox, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { beginAt } from '../../client/kept-place.ts'
import { enterCasebook } from '../../client/opening.ts'
import { restoreDrafts } from '../../client/draft-keeping.ts'
import type { ViewId } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useStrength } from '../../parts/use-strength.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useAction } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { FirstSheet } from './FirstSheet.tsx'
import { StepTitle } from './StepTitle.tsx'
import { wayWords, type OwnWay } from './ways.ts'

/** Where each way goes on once the casebook is there. */
const goesOn: Readonly<Record<OwnWay, ViewId>> = { files: 'intake', hand: 'register' }

/**
 * Makes a casebook of one's own under a passphrase, with a recovery sheet unless it is not wanted, and goes on where
 * the way leads. From the moment it is made, a window that is closed finds its way there again.
 */
export function CreateOwn({ way, onBack }: { readonly way: OwnWay; onBack(): void }) {
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [wantsSheet, setWantsSheet] = useState(true)
  const [sheet, setSheet] = useState<{ readonly code?: string; readonly error?: unknown }>()
  const strength = useStrength(passphrase)
  useEscape(() => !busy && onBack(), { evenWriting: true })
  const create = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await services.vault.create({ passphrase })
      setPassphrase('') // given, it is no longer the page's
      setAgain('')
      await restoreDrafts() // whose the casebook is: what is kept from now on is hers
      await beginAt(goesOn[way])
      if (!wantsSheet) return enterCasebook()
      try {
        setSheet({ code: (await services.vault.makeRecoverySheet({ passphrase })).code })
      } catch (fault) {
        setSheet({ error: fault }) // the casebook is there all the same
      }
    })
  }
  if (sheet) return <FirstSheet {...sheet} />
  const differ = again !== '' && again !== passphrase
  return (
    <form onSubmit={create}>
      <Stack>
        <StepTitle>{speak(wayWords[way].name)}</StepTitle>
        <Text c="dimmed">{words('start.passphrase-first', { way })}</Text>
        <PasswordInput
          label={words('start.choose')}
          description={words('start.nobody-recovers', { strength })}
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        <PasswordInput
          label={words('start.again')}
          value={again}
          onChange={event => setAgain(event.currentTarget.value)}
          error={differ ? words('start.differ') : undefined}
        />
        <Checkbox
          label={words('start.with-sheet')}
          description={words('start.with-sheet-why')}
          checked={wantsSheet}
          onChange={event => setWantsSheet(event.currentTarget.checked)}
        />
        {error !== undefined && <Problem error={error} />}
        <Group justify="space-between">
          <ActionButton type="submit" busy={busy} disabled={passphrase === '' || again !== passphrase}>
            {words('start.create')}
          </ActionButton>
          <Button variant="subtle" onClick={onBack}>
            {words('start.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
