import type { Progress } from '../../../shared/contract/define.ts'
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { useRouter } from '../../client/router.ts'
import { useSession } from '../../client/session.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'

const DEMONSTRATION_PATIENTS = 600

/** Before the casebook is open: make one, open the demonstration practice, or unlock. */
export function StartView() {
  const { vault } = useSession()
  return (
    <Stack h="100%" align="center" justify="center" p="xl">
      <Stack w="26rem" gap="lg">
        <div>
          <Title order={1}>Casebook</Title>
          <Text c="dimmed">
            Your own patients' outcomes, as knowledge beside the next patient. Everything stays on this
            machine, encrypted.
          </Text>
        </div>
        {vault === 'locked' ? <Unlock /> : <Create />}
      </Stack>
    </Stack>
  )
}

function Unlock() {
  const { setVault } = useSession()
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await services.vault.unlock({ passphrase })
      setVault('open')
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label="Passphrase"
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
  const { setVault } = useSession()
  const { go } = useRouter()
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
          The demonstration holds {DEMONSTRATION_PATIENTS} invented people. Its passphrase is "demonstration"
          unless you choose one above.
        </Text>
      </Stack>
    </form>
  )
}
