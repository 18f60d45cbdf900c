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
import { useState } from 'react'
import { setContrast, wantsContrast } from '../../app/contrast.ts'
import { lockNow } from '../../app/lock.ts'
import { bridge, services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { isoText } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { spoken } from '../../ui/words.ts'

type Checks = Awaited<ReturnType<typeof services.vault.verify>>['checks']

/** Lock, passphrase, backup and its proof, and how the services are. */
export function SettingsView() {
  const states = useApp(state => state.services)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const action = useAction()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [said, setSaid] = useState('')
  const [checks, setChecks] = useState<Checks>()
  const [progress, setProgress] = useState<Progress>()

  const backup = () =>
    action.run(async () => {
      const path = await bridge.chooseSaveFile(`casebook-${new Date().toISOString().slice(0, 10)}.backup`)
      if (!path) return
      const { bytes, sha256 } = await services.vault.backup({ path }, { onProgress: setProgress })
      setSaid(
        `${path}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256.slice(0, 16)}…. It opens with the passphrase of today.`,
      )
      setProgress(undefined)
    })
  const verify = () =>
    action.run(async () => {
      try {
        setChecks((await services.vault.verify({}, { onProgress: setProgress })).checks)
      } finally {
        setProgress(undefined)
      }
    })
  const change = () =>
    action.run(async () => {
      await services.vault.changePassphrase({ current, next })
      setCurrent('')
      setNext('')
      setSaid(
        'The passphrase is changed and the store has a new key. Older backups still open with the old one.',
      )
    })
  return (
    <Stack maw="52rem">
      <Title order={2}>Settings</Title>
      <Group>
        <Button onClick={() => lockNow()}>Lock now</Button>
        <Button variant="default" disabled={action.busy} onClick={backup}>
          Make a backup
        </Button>
        <Button variant="default" disabled={action.busy} onClick={verify}>
          Check the whole store
        </Button>
      </Group>
      {progress && <Working {...progress} />}
      {said && <Text role="status">{said}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      {checks && (
        <Table aria-label="Checks of the store">
          <Table.Tbody>
            {checks.map(each => (
              <Table.Tr key={spoken(each.name)}>
                <Table.Td w="6rem">
                  <Text fw={600} c={each.ok ? 'teal' : 'red'}>
                    {each.ok ? '✓ sound' : '✗ bad'}
                  </Text>
                </Table.Td>
                <Table.Td>{spoken(each.name)}</Table.Td>
                <Table.Td>{spoken(each.finding)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Title order={3} size="h4">
        Passphrase
      </Title>
      <Group align="flex-end">
        <PasswordInput
          label="Passphrase of today"
          value={current}
          onChange={event => setCurrent(event.currentTarget.value)}
          w="16rem"
        />
        <PasswordInput
          label="New passphrase"
          value={next}
          onChange={event => setNext(event.currentTarget.value)}
          w="16rem"
        />
        <Button variant="default" disabled={!current || next.length < 8 || action.busy} onClick={change}>
          Change
        </Button>
      </Group>
      <Title order={3} size="h4">
        Appearance
      </Title>
      <SegmentedControl
        aria-label="Appearance"
        value={colorScheme}
        onChange={value => setColorScheme(value as 'auto' | 'light' | 'dark')}
        data={[
          { value: 'auto', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        maw="24rem"
      />
      <Checkbox
        label="High contrast: black and white instead of greys"
        defaultChecked={wantsContrast()}
        onChange={event => setContrast(event.currentTarget.checked)}
      />
      <Title order={3} size="h4">
        Services
      </Title>
      <Table aria-label="Services">
        <Table.Tbody>
          {states.map(each => (
            <Table.Tr key={spoken(each.name)}>
              <Table.Td>{spoken(each.name)}</Table.Td>
              <Table.Td>{each.state}</Table.Td>
              <Table.Td>{each.restarts === 0 ? 'never restarted' : `restarted ${each.restarts}×`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Audit />
    </Stack>
  )
}

const LINES = 50

/** What was done with the casebook, newest first. The log is chained: a line that was changed or taken out shows in the check of the store. */
function Audit() {
  const [shown, setShown] = useState(LINES)
  const log = useLoaded(signal => services.audit.page({ offset: 0, limit: shown }, { signal }), [shown])
  return (
    <>
      <Title order={3} size="h4">
        What was done
      </Title>
      {log.error !== undefined && <Problem error={log.error} />}
      <Table aria-label="What was done" fz="sm" verticalSpacing={4}>
        <Table.Tbody>
          {(log.value ?? []).map((each, index) => (
            <Table.Tr key={`${each.at} ${index}`}>
              <Table.Td w="12rem">{isoText(each.at)}</Table.Td>
              <Table.Td>{spoken(each.what)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {log.value?.length === shown && shown < 500 && (
        <Group>
          <Button variant="default" size="xs" onClick={() => setShown(each => Math.min(500, each + LINES))}>
            Show more
          </Button>
        </Group>
      )}
    </>
  )
}
