import type { Progress } from '../../../shared/contract/define.ts'
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { DemonstrationStrip } from '../../app/DemonstrationStrip.tsx'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'

const DEMONSTRATION_PATIENTS = 600

/** Before the casebook is open: make one, open the demonstration practice, or unlock. */
export function StartView() {
  const { vault, demonstration } = useApp()
  const isDemonstration = vault === 'locked' && demonstration
  return (
    <Stack h="100%" gap={0}>
      {isDemonstration && <DemonstrationStrip />}
      <Stack flex={1} align="center" justify="center" p="xl">
        <Stack w="26rem" gap="lg">
          <div>
            <Title order={1}>Casebook</Title>
            <Text c="dimmed">
              Your own patients' outcomes, as knowledge beside the next patient. Everything stays on this
              machine, encrypted.
            </Text>
          </div>
          {vault === 'locked' ? <Unlock isDemonstration={isDemonstration} /> : <Create />}
        </Stack>
      </Stack>
    </Stack>
  )
}

function Unlock({ isDemonstration }: { isDemonstration: boolean }) {
  const { setVault } = useApp()
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await services.vault.unlock({ passphrase })
      // Only an open store can be believed what kind it is; a locked one has its key file's word for it.
      setVault('open', (await services.vault.status({})).demonstration)
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label="Passphrase"
          description={
            isDemonstration ? 'The demonstration\'s is "demonstration", unless you chose one.' : undefined
          }
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        {error !== undefined && <Problem error={error} />}
        <Button type="submit" loading={busy}>
          Unlock
        </Button>
      </Stack>
    </form>
  )
}

/** Length is what counts: a plain word on how well it will hold. */
const strength = (text: string) =>
  text.length < 8
    ? 'At least 8 characters.'
    : text.length < 16
      ? 'Good. Four words that do not belong together are better.'
      : 'Strong.'

function Create() {
  const { setVault, go } = useApp()
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [progress, setProgress] = useState<Progress>()
  const create = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await services.vault.create({ passphrase })
      setVault('open', false)
      go('intake')
    })
  }
  const demonstrate = () =>
    run(async () => {
      await services.vault.create({
        passphrase: passphrase.length >= 8 ? passphrase : 'demonstration',
        demonstration: true,
      })
      const { job } = await services.intake.startDemonstration({
        requestId: crypto.randomUUID(),
        seed: 1,
        patients: DEMONSTRATION_PATIENTS,
      })
      await services.intake.watch({ job }, { onProgress: step => setProgress(step.progress) })
      setVault('open', true)
    })
  const differ = again !== '' && again !== passphrase
  return (
    <form onSubmit={create}>
      <Stack>
        <PasswordInput
          label="Choose a passphrase"
          description={`${strength(passphrase)} Nobody can recover it: not us, not anybody.`}
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        <PasswordInput
          label="The same again"
          value={again}
          onChange={event => setAgain(event.currentTarget.value)}
          error={differ ? 'The two are not the same.' : undefined}
        />
        {error !== undefined && <Problem error={error} />}
        {progress && <Working {...progress} />}
        <Group justify="space-between">
          <Button type="submit" loading={busy} disabled={passphrase.length < 8 || again !== passphrase}>
            Create my casebook
          </Button>
          <Button variant="default" disabled={busy} onClick={demonstrate}>
            Open the demonstration practice
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          The demonstration holds {DEMONSTRATION_PATIENTS} invented people and takes in no file. You can leave
          it for your own casebook at any time. Its passphrase is "demonstration" unless you choose one above.
        </Text>
      </Stack>
    </form>
  )
}
