import type { Progress } from '../../../shared/contract/define.ts'
import {
  Button,
  Checkbox,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core'
import { useRef, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { setContrast, wantsContrast } from '../../ui/contrast.ts'
import { lockNow } from '../../client/lock.ts'
import { refreshBackups } from '../../client/backups.ts'
import { bridge } from '../../client/bridge.ts'
import { useDraftStore } from '../../client/draft-store.ts'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { dropDraft, useDraft, type Draft } from '../../client/drafts.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { useStrength } from '../../parts/use-strength.ts'
import { spoken, words } from '../../ui/words.ts'
import { RecoverySheet } from './RecoverySheet.tsx'
import { isoText } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { Backups } from './Backups.tsx'
import { Erasures } from './Erasures.tsx'
import { TakeOut } from './TakeOut.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'

type Checks = Awaited<ReturnType<typeof services.vault.verify>>['checks']

/** A change of passphrase, half typed. */
const passphrases: Draft<{ readonly current: string; readonly next: string; readonly again: string }> = {
  name: 'settings.passphrases',
  initial: { current: '', next: '', again: '' },
  keep: false,
}

/** Lock, passphrase, backup and its proof, and how the services are. */
export function SettingsView() {
  const states = useSession(state => state.services)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const action = useAction()
  const [{ current, next, again }, type] = useDraft(passphrases)
  const strength = useStrength(next)
  const [said, setSaid] = useState('')
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(said)
  const [logged, setLogged] = useState(0)
  const tellLog = () => setLogged(each => each + 1)
  const [checks, setChecks] = useState<Checks>()
  const [progress, setProgress] = useState<Progress>()
  const [stop, setStop] = useState<AbortController>()

  /** What takes long, with how far it is and the way to stop it. */
  const long = (
    work: (options: { signal: AbortSignal; onProgress(step: Progress): void }) => Promise<void>,
  ) =>
    action.run(async () => {
      const own = new AbortController()
      setStop(own)
      setSaid('')
      try {
        await work({ signal: own.signal, onProgress: setProgress })
      } finally {
        setStop(undefined)
        setProgress(undefined)
      }
    })
  const backup = () =>
    long(async options => {
      const name = `casebook-${new Date().toISOString().slice(0, 10)}.backup`
      const file = await bridge.chooseNew('new-backup', name)
      if (!file) return
      const { bytes, sha256 } = await services.vault
        .backup({ path: file.ticket }, options)
        .finally(refreshBackups)
      const path = file.shown
      setSaid(words('settings.backed-up', { path, megabytes: bytes / 1e6, sha256: sha256.slice(0, 16) }))
    })
  const verify = () =>
    long(async options => {
      const { checks: stored } = await services.vault.verify({}, options)
      const readBack = await services.intake.readBack({}, options)
      setChecks([...stored, { ...readBack, isMadeAnew: false }])
    })
  const rebuild = () =>
    action.run(async () => {
      try {
        await services.vault.rebuild({}, { onProgress: setProgress })
      } finally {
        setProgress(undefined)
      }
      setChecks(undefined)
      focus(() => result.current)
      setSaid(words('settings.rebuilt'))
    })
  const onCancel = () => {
    focus(() => result.current)
    stop?.abort()
    setSaid(words('settings.stopped'))
  }
  const change = () =>
    action.run(async () => {
      await services.vault.changePassphrase({ current, next })
      dropDraft(passphrases)
      setSaid(words('settings.changed'))
    })
  return (
    <Stack maw="52rem">
      <ViewTitle>{words('view.settings')}</ViewTitle>
      <Group>
        <Button onClick={() => lockNow()}>{words('settings.lock-now')}</Button>
        <ActionButton variant="default" busy={action.busy} onClick={backup}>
          {words('settings.backup')}
        </ActionButton>
        <ActionButton variant="default" busy={action.busy} onClick={verify}>
          {words('settings.verify')}
        </ActionButton>
      </Group>
      {progress && <Working {...progress} {...(stop && { onCancel })} />}
      {said && (
        <Text role="status" ref={result} tabIndex={-1}>
          {said}
        </Text>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
      {checks && (
        <Table aria-label={words('settings.checks')}>
          <Table.Tbody>
            {checks.map(each => (
              <Table.Tr key={spoken(each.name)}>
                <Table.Td w="6rem">
                  <Text fw={600} c={each.ok ? 'teal' : 'red'}>
                    {words(each.ok ? 'settings.sound' : 'settings.bad')}
                  </Text>
                </Table.Td>
                <Table.Td>{spoken(each.name)}</Table.Td>
                <Table.Td>{spoken(each.finding)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {checks?.some(each => !each.ok && !each.isMadeAnew) && (
        <Text size="sm">{words('settings.backup-helps')}</Text>
      )}
      {checks?.some(each => !each.ok && each.isMadeAnew) && (
        <Group>
          <ActionButton variant="default" busy={action.busy} onClick={rebuild}>
            {words('settings.rebuild')}
          </ActionButton>
          <Text size="sm">{words('settings.rebuild-helps')}</Text>
        </Group>
      )}
      <Backups onDone={tellLog} />
      <TakeOut onDone={tellLog} />
      <Erasures />
      <Title order={3} size="h4">
        {words('settings.passphrase')}
      </Title>
      <Group align="flex-start">
        <PasswordInput
          label={words('settings.current')}
          value={current}
          onChange={event => type({ current: event.currentTarget.value })}
          w="16rem"
        />
        <PasswordInput
          label={words('settings.next')}
          description={next === '' ? undefined : spoken(strength)}
          value={next}
          onChange={event => type({ next: event.currentTarget.value })}
          w="16rem"
        />
        <PasswordInput
          label={words('start.again')}
          value={again}
          onChange={event => type({ again: event.currentTarget.value })}
          error={again !== '' && again !== next ? words('start.differ') : undefined}
          w="16rem"
        />
      </Group>
      <Group>
        <ActionButton
          variant="default"
          disabled={!current || !next || again !== next}
          busy={action.busy}
          onClick={change}
        >
          {words('settings.change')}
        </ActionButton>
      </Group>
      <RecoverySheet />
      <Title order={3} size="h4">
        {words('settings.appearance')}
      </Title>
      <SegmentedControl
        aria-label={words('settings.appearance')}
        value={colorScheme}
        onChange={value => setColorScheme(value as 'auto' | 'light' | 'dark')}
        data={[
          { value: 'auto', label: words('settings.auto') },
          { value: 'light', label: words('settings.light') },
          { value: 'dark', label: words('settings.dark') },
        ]}
        maw="24rem"
      />
      <Checkbox
        label={words('settings.contrast')}
        defaultChecked={wantsContrast()}
        onChange={event => setContrast(event.currentTarget.checked)}
      />
      <Title order={3} size="h4">
        {words('settings.services')}
      </Title>
      <Table aria-label={words('settings.services')}>
        <Table.Tbody>
          {states.map(each => (
            <Table.Tr key={each.name}>
              <Table.Td>{each.name}</Table.Td>
              <Table.Td>{words('settings.state', { state: each.state })}</Table.Td>
              <Table.Td>
                {each.restarts === 0
                  ? words('settings.never-restarted')
                  : words('settings.restarted', { times: each.restarts })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Audit after={`${said} ${logged}`} />
    </Stack>
  )
}

const LINES = 50

/**
 * What was done with the casebook, newest first. The log is chained: a line that was changed or taken out
 * shows in the check of the store.
 */
function Audit({ after }: { readonly after: string }) {
  const [shown, setShown] = useState(LINES)
  const me = useDraftStore(each => each.person)
  const log = useLoaded(
    signal => services.audit.page({ offset: 0, limit: shown }, { signal }),
    [shown, after],
  )
  return (
    <>
      <Title order={3} size="h4">
        {words('settings.done')}
      </Title>
      {log.error !== undefined && <Problem error={log.error} />}
      <Table aria-label={words('settings.done')} fz="sm" verticalSpacing={4}>
        <Table.Tbody>
          {(log.value ?? []).map((each, index) => (
            <Table.Tr key={`${each.at} ${index}`}>
              <Table.Td w="12rem">{isoText(each.at)}</Table.Td>
              <Table.Td className="may-break">{spoken(each.what)}</Table.Td>
              <Table.Td c="dimmed">
                {each.person === me ? words('notes.by-you') : <bdi>{each.person}</bdi>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {log.value?.length === shown && shown < 500 && (
        <Group>
          <Button variant="default" size="xs" onClick={() => setShown(each => Math.min(500, each + LINES))}>
            {words('settings.show-more')}
          </Button>
        </Group>
      )}
    </>
  )
}
