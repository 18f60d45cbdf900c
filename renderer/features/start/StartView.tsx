import type { Progress } from '../../../shared/contract/define.ts'
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useRouter } from '../../client/router.ts'
import { enterCasebook } from '../../client/opening.ts'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { DemonstrationStrip } from '../../parts/DemonstrationStrip.tsx'
import { useStrength } from '../../parts/use-strength.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { words } from '../../ui/words.ts'
import { Broken } from './Broken.tsx'
import { Restore } from './Restore.tsx'
import { Unlock } from './Unlock.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'

const DEMONSTRATION_PATIENTS = 600

/** Before the casebook is open: make one, open the demonstration practice, unlock, or put a backup in place. */
export function StartView() {
  const { vault, demonstration } = useSession()
  const [restoring, setRestoring] = useState(false)
  const isDemonstration = vault === 'locked' && demonstration
  return (
    <Stack h="100%" gap={0}>
      {isDemonstration && <DemonstrationStrip />}
      <Stack flex={1} align="center" justify="center" p="xl">
        <Stack w="26rem" gap="lg">
          <div>
            <Title order={1}>Casebook</Title>
            <Text c="dimmed">{words('start.purpose')}</Text>
          </div>
          {restoring ? (
            <Restore onClose={() => setRestoring(false)} />
          ) : (
            <>
              {vault === 'broken' && <Broken onRestore={() => setRestoring(true)} />}
              {vault === 'locked' && <Unlock isDemonstration={isDemonstration} />}
              {vault === 'absent' && <Create />}
              {vault !== 'broken' && (
                <Button variant="subtle" size="compact-sm" onClick={() => setRestoring(true)}>
                  {words('start.restore-backup')}
                </Button>
              )}
            </>
          )}
        </Stack>
      </Stack>
    </Stack>
  )
}

function Create() {
  const { go } = useRouter()
  const { busy, error, run } = useAction()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const strength = useStrength(passphrase)
  const [progress, setProgress] = useState<Progress>()
  const create = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await services.vault.create({ passphrase })
      await enterCasebook()
      go('intake')
    })
  }
  const demonstrate = () =>
    run(async () => {
      await services.vault.create({
        passphrase: passphrase === '' ? 'demonstration' : passphrase,
        demonstration: true,
      })
      const { job } = await services.intake.startDemonstration({
        requestId: crypto.randomUUID(),
        seed: 1,
        patients: DEMONSTRATION_PATIENTS,
      })
      await services.intake.watch({ job }, { onProgress: step => setProgress(step.progress) })
      await enterCasebook()
      // To look around: nobody is on a list yet.
      go('patients')
    })
  const differ = again !== '' && again !== passphrase
  return (
    <form onSubmit={create}>
      <Stack>
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
        {error !== undefined && <Problem error={error} />}
        {progress && <Working {...progress} />}
        <Group justify="space-between">
          <ActionButton type="submit" busy={busy} disabled={passphrase === '' || again !== passphrase}>
            {words('start.create')}
          </ActionButton>
          <ActionButton variant="default" busy={busy} onClick={demonstrate}>
            {words('start.demonstrate')}
          </ActionButton>
        </Group>
        <Text size="sm" c="dimmed">
          {words('start.demonstration-is', { people: DEMONSTRATION_PATIENTS })}
        </Text>
      </Stack>
    </form>
  )
}
