import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { useCasebookKind } from '../../app/casebook-kind.ts'
import { bridge, services } from '../../app/services.ts'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { speak } from '../../ui/words.ts'

/** Who I am to others, whom I know, and exactly what I have sent them. */
export function PeersView() {
  const shutRelease = shut('release', useCasebookKind())
  const identity = useLoaded(signal => services.exchange.identity({}, { signal }), [])
  const peers = useLoaded(signal => services.exchange.peers({}, { signal }), [])
  const status = useLoaded(signal => services.exchange.status({}, { signal }), [])
  const sent = useLoaded(signal => services.exchange.sent({}, { signal }), [])
  const action = useAction()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [made, setMade] = useState('')
  const [said, setSaid] = useState('')
  const again = () => {
    peers.reload()
    status.reload()
    sent.reload()
  }
  const act = (work: () => Promise<string>) =>
    action.run(async () => {
      setSaid(await work())
      again()
    })

  const invite = () =>
    act(async () => {
      const { code: fresh, until } = await services.exchange.invite({ name, days: 7 })
      setMade(fresh)
      return `Give this code to ${name}. It lets one peer in, until ${isoText(until)}.`
    })
  const join = () =>
    act(async () => {
      await services.exchange.join({ code, name })
      setCode('')
      return `${name} is a peer now. They learn of you when you meet.`
    })
  const sync = () =>
    act(async () => {
      const { meetings } = await services.exchange.sync({})
      return (
        meetings
          .map(each => `${each.name}: ${each.problem ?? `${each.sent} sent, ${each.received} received`}`)
          .join('; ') || 'There is nobody to meet yet.'
      )
    })
  const pack = () =>
    act(async () => {
      const path = await bridge.chooseSaveFile('exchange.casebook')
      return path ? `${(await services.exchange.pack({ path })).envelopes} entries are in the file.` : ''
    })
  const unpack = () =>
    act(async () => {
      const [path] = await bridge.chooseFiles('bundle')
      if (!path) return ''
      const { accepted, known, refused } = await services.exchange.unpack({ path })
      return `${accepted} new, ${known} known, ${refused.length} refused${refused[0] ? `: ${refused[0].reason}` : ''}.`
    })
  const listening = status.value?.listening
  return (
    <Stack>
      <Title order={2}>Peers</Title>
      {shutRelease && (
        <Text c="dimmed" maw="75ch">
          {speak(inOneLine(shutRelease))} What peers sent is still received and passed on.
        </Text>
      )}
      {identity.error !== undefined && <Problem error={identity.error} />}
      {identity.value && (
        <div>
          <Text>
            You are <strong>{identity.value.name}</strong>. Read these words to each other to be sure:
          </Text>
          <Text size="lg" fw={600}>
            {identity.value.words}
          </Text>
        </div>
      )}
      <Group align="flex-end">
        <TextInput label="Peer's name" value={name} onChange={event => setName(event.currentTarget.value)} />
        <Button disabled={!name || action.busy} onClick={invite}>
          Make an invitation
        </Button>
      </Group>
      {made && (
        <pre className="exact" tabIndex={0} aria-label="Invitation">
          {made}
        </pre>
      )}
      <Group align="flex-end">
        <TextInput
          label="An invitation you were given"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
          w="24rem"
        />
        <Button variant="default" disabled={!name || !code || action.busy} onClick={join}>
          Join
        </Button>
      </Group>
      <Group>
        <Button variant="default" disabled={action.busy} onClick={sync}>
          Meet peers now
        </Button>
        <Button
          variant="default"
          disabled={action.busy}
          onClick={() =>
            act(async () => {
              if (listening) {
                await services.exchange.stopListening({})
                return 'No longer waiting for peers.'
              }
              const { port } = await services.exchange.listen({ host: '0.0.0.0', port: 0 })
              return `Waiting for peers on this network, port ${port}.`
            })
          }
        >
          {listening ? `Stop waiting (port ${listening.port})` : 'Wait for peers on this network'}
        </Button>
        <Button variant="default" disabled={action.busy} onClick={pack}>
          Write a file for peers
        </Button>
        <Button variant="default" disabled={action.busy} onClick={unpack}>
          Read a peer's file
        </Button>
      </Group>
      {said && <Text role="status">{said}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      <Title order={3} size="h4">
        Peers
      </Title>
      {peers.value?.length === 0 && (
        <Text c="dimmed">
          Nobody yet. Only peers you let in can read what you publish, and you only read what they sign.
        </Text>
      )}
      {peers.value && peers.value.length > 0 && (
        <Table aria-label="Peers" fz="sm" verticalSpacing={6} maw="60rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Last met</Table.Th>
              <Table.Th className="number">Summaries</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {peers.value.map(each => (
              <Table.Tr key={each.key}>
                <Table.Td>{each.name}</Table.Td>
                <Table.Td>{each.state}</Table.Td>
                <Table.Td>{each.lastMet ? isoText(each.lastMet) : 'not yet'}</Table.Td>
                <Table.Td className="number">{each.summaries}</Table.Td>
                <Table.Td>
                  {each.state !== 'removed' && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() =>
                        act(async () => {
                          await services.exchange.remove({ key: each.key })
                          return `${each.name} is no longer a peer.`
                        })
                      }
                    >
                      Remove
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Title order={3} size="h4">
        What was sent
      </Title>
      {sent.value?.length === 0 && <Text c="dimmed">Nothing has ever left this machine.</Text>}
      {(sent.value ?? []).map(each => (
        <div key={each.sequence}>
          <Text size="sm">
            {isoText(each.posted)}, {each.kind}
            {each.withdrawn ? ', withdrawn since' : ''}
          </Text>
          <pre className="exact" tabIndex={0}>
            {each.body || '(takes an earlier one back)'}
          </pre>
        </div>
      ))}
    </Stack>
  )
}
