import { z } from 'zod'
import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { bridge } from '../../client/bridge.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { services } from '../../client/services.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Marked } from '../../ui/Marked.tsx'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { number, speak, words } from '../../ui/words.ts'
import { isoText } from '../../ui/dates.ts'
import { PeerNotes } from './PeerNotes.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'

/** Pairing, half done: whom, with which code; the invitation made, and what was last said. */
const pairing: Draft<{
  readonly name: string
  readonly code: string
  readonly made: string
  readonly said: string
}> = {
  name: 'peers.pairing',
  initial: { name: '', code: '', made: '', said: '' },
  keep: z.strictObject({ name: z.string(), code: z.string(), made: z.string(), said: z.string() }),
}

type Meeting = Awaited<ReturnType<typeof services.exchange.sync>>['meetings'][number]

const meetingText = ({ name, sent, received, problem }: Meeting) =>
  problem === undefined
    ? words('peers.met', { name, sent, received })
    : words('peers.met-problem', { name, problem: speak(problem) })

/** Who I am to others, whom I know, and exactly what I have sent them. */
export function PeersView() {
  const shutRelease = shut('release', useCasebookKind())
  const identity = useLoaded(signal => services.exchange.identity({}, { signal }), [])
  const peers = useLoaded(signal => services.exchange.peers({}, { signal }), [])
  const status = useLoaded(signal => services.exchange.status({}, { signal }), [])
  const sent = useLoaded(signal => services.exchange.sent({}, { signal }), [])
  const action = useAction()
  const [{ name, code, made, said }, change] = useDraft(pairing)
  const again = () => {
    peers.reload()
    status.reload()
    sent.reload()
  }
  const act = (work: () => Promise<string>) =>
    action.run(async () => {
      change({ said: await work() })
      again()
    })

  const invite = () =>
    act(async () => {
      const { code: fresh, until } = await services.exchange.invite({ name, days: 7 })
      change({ made: fresh })
      return words('peers.invited', { name, until: isoText(until) })
    })
  const join = () =>
    act(async () => {
      await services.exchange.join({ code, name })
      change({ code: '' })
      return words('peers.joined', { name })
    })
  const sync = () =>
    act(async () => {
      const { meetings } = await services.exchange.sync({})
      return meetings.map(meetingText).join('; ') || words('peers.nobody-to-meet')
    })
  const pack = () =>
    act(async () => {
      const file = await bridge.chooseNew('new-bundle', 'exchange.casebook')
      return file
        ? words('peers.packed', { entries: (await services.exchange.pack({ path: file.ticket })).envelopes })
        : ''
    })
  const unpack = () =>
    act(async () => {
      const [bundle] = await bridge.choose('bundle')
      if (!bundle) return ''
      const { accepted, known, refused } = await services.exchange.unpack({ path: bundle.ticket })
      const counts = { accepted, known, refused: refused.length }
      const [first] = refused
      return first
        ? words('peers.unpacked-why', { ...counts, reason: speak(first.reason) })
        : words('peers.unpacked', counts)
    })
  const listening = status.value?.listening
  return (
    <Stack>
      <ViewTitle>{words('view.peers')}</ViewTitle>
      {shutRelease && (
        <Text c="dimmed" maw="75ch">
          {words('peers.received-still', { door: inOneLine(shutRelease) })}
        </Text>
      )}
      {identity.error !== undefined && <Problem error={identity.error} />}
      {identity.value && (
        <div>
          <Text>
            <Marked text={words('peers.you-are', { name: identity.value.name })} />
          </Text>
          <Text size="lg" fw={600}>
            <bdi>{identity.value.words}</bdi>
          </Text>
        </div>
      )}
      <Group align="flex-end">
        <TextInput
          label={words('peers.name-label')}
          value={name}
          onChange={event => change({ name: event.currentTarget.value })}
        />
        <ActionButton disabled={!name} busy={action.busy} onClick={invite}>
          {words('peers.invite')}
        </ActionButton>
      </Group>
      {made && (
        <pre className="exact" tabIndex={0} aria-label={words('peers.invitation')}>
          {made}
        </pre>
      )}
      <Group align="flex-end">
        <TextInput
          label={words('peers.given')}
          value={code}
          onChange={event => change({ code: event.currentTarget.value })}
          w="24rem"
        />
        <ActionButton variant="default" disabled={!name || !code} busy={action.busy} onClick={join}>
          {words('peers.join')}
        </ActionButton>
      </Group>
      <Group>
        <ActionButton variant="default" busy={action.busy} onClick={sync}>
          {words('peers.meet')}
        </ActionButton>
        <ActionButton
          variant="default"
          busy={action.busy}
          onClick={() =>
            act(async () => {
              if (listening) {
                await services.exchange.stopListening({})
                return words('peers.not-waiting')
              }
              const { port } = await services.exchange.listen({ host: '0.0.0.0', port: 0 })
              return words('peers.waiting', { port: String(port) })
            })
          }
        >
          {listening ? words('peers.stop-waiting', { port: String(listening.port) }) : words('peers.wait')}
        </ActionButton>
        <ActionButton variant="default" busy={action.busy} onClick={pack}>
          {words('peers.pack')}
        </ActionButton>
        <ActionButton variant="default" busy={action.busy} onClick={unpack}>
          {words('peers.unpack')}
        </ActionButton>
      </Group>
      {said && <Text role="status">{said}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      <Title order={3} size="h4">
        {words('peers.list')}
      </Title>
      {peers.value?.length === 0 && <Text c="dimmed">{words('peers.none')}</Text>}
      {peers.value && peers.value.length > 0 && (
        <Table aria-label={words('peers.list')} fz="sm" verticalSpacing={6} maw="60rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('peers.name')}</Table.Th>
              <Table.Th>{words('peers.state')}</Table.Th>
              <Table.Th>{words('peers.last-met')}</Table.Th>
              <Table.Th className="number">{words('peers.summaries')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {peers.value.map(each => (
              <Table.Tr key={each.key}>
                <Table.Td>
                  <bdi>{each.name}</bdi>
                  <PeerNotes peer={each} />
                </Table.Td>
                <Table.Td>{words('peers.state-is', { state: each.state })}</Table.Td>
                <Table.Td>{each.lastMet ? isoText(each.lastMet) : words('peers.not-met')}</Table.Td>
                <Table.Td className="number">{number(each.summaries, 0)}</Table.Td>
                <Table.Td>
                  {each.state !== 'removed' && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() =>
                        act(async () => {
                          await services.exchange.remove({ key: each.key })
                          return words('peers.removed', { name: each.name })
                        })
                      }
                    >
                      {words('peers.remove')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Title order={3} size="h4">
        {words('peers.sent')}
      </Title>
      {sent.value?.length === 0 && <Text c="dimmed">{words('peers.nothing-sent')}</Text>}
      {(sent.value ?? []).map(each => (
        <div key={each.sequence}>
          <Text size="sm">
            {words(each.withdrawn ? 'peers.sent-withdrawn' : 'peers.sent-line', {
              time: isoText(each.posted),
              kind: each.kind,
            })}
          </Text>
          <pre className="exact" tabIndex={0}>
            {each.body || words('peers.takes-back')}
          </pre>
        </div>
      ))}
    </Stack>
  )
}
