import { Alert, Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { CardLine } from '../../../shared/domain/card.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { ForestChart } from '../../charts/ForestChart.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'

/** My cards, what peers answered, and both together. Nothing is published before its exact text has been read. */
export function EvidenceView() {
  const { go } = useApp()
  const cards = useLoaded(signal => services.learning.cards({}, { signal }), [])
  const pools = useLoaded(signal => services.learning.pools({}, { signal }), [])
  const [asked, setAsked] = useState<{ line: CardLine; verdict: Verdict }>()
  const action = useAction()
  const again = () => { cards.reload(); pools.reload() }

  const publish = () => {
    if (asked?.verdict.kind !== 'releasable') return
    const { line, verdict: { receipt } } = { line: asked.line, verdict: asked.verdict }
    action.run(async () => { await services.learning.publish({ requestId: crypto.randomUUID(), id: line.id, receiptSha256: receipt.sha256 }); setAsked(undefined); again() })
  }
  return (
    <Stack>
      <Title order={2}>Evidence</Title>
      {action.error !== undefined && <Problem error={action.error} />}
      {cards.error !== undefined && <Problem error={cards.error} />}
      {cards.value?.length === 0 && (pools.value ?? []).length === 0 && <Empty title="No experience cards yet" action={<Button onClick={() => go('compare')}>Ask a question</Button>}>Every question you ask becomes a card, kept here, and shown beside the patients it concerns.</Empty>}
      {cards.value && cards.value.length > 0 && (
        <>
          <Title order={3} size="h4">My cards</Title>
          <Table aria-label="My cards">
            <Table.Thead><Table.Tr><Table.Th>Question</Table.Th><Table.Th>Answer, difference</Table.Th><Table.Th className="number">People</Table.Th><Table.Th className="number">Outcomes</Table.Th><Table.Th>Answered</Table.Th><Table.Th>Sharing</Table.Th><Table.Th /></Table.Tr></Table.Thead>
            <Table.Tbody>
              {cards.value.map(line => (
                <Table.Tr key={line.id}>
                  <Table.Td>{line.title}</Table.Td><Table.Td>{line.headline}</Table.Td><Table.Td className="number">{line.people}</Table.Td><Table.Td className="number">{line.events}</Table.Td><Table.Td>{line.answered}</Table.Td><Table.Td>{line.sharing}</Table.Td>
                  <Table.Td>
                    {line.sharing === 'private' && line.kind === 'estimate' && <Button size="compact-xs" variant="default" onClick={() => action.run(async () => setAsked({ line, verdict: await services.learning.previewRelease({ id: line.id }) }))}>Publish…</Button>}
                    {line.sharing === 'published' && <Button size="compact-xs" variant="default" onClick={() => action.run(async () => { await services.learning.withdraw({ id: line.id }); again() })}>Withdraw</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {(pools.value ?? []).map(pooled => (
        <Stack key={pooled.questionHash} gap="xs">
          <Title order={3} size="h4">{pooled.title}: all sites</Title>
          <Text>{pooled.kind === 'pooled' ? pooled.reading : `${pooled.reason} ${pooled.remedy}`}</Text>
          {pooled.sites.length > 0 && <ForestChart pooled={pooled} />}
        </Stack>
      ))}
      <Modal opened={asked !== undefined} onClose={() => setAsked(undefined)} title="What would leave this machine" size="lg" lockScroll={false} closeButtonProps={{ 'aria-label': 'Close' }} transitionProps={{ duration: 0 }}>
        {asked?.verdict.kind === 'refused' && (
          <Alert color="yellow" variant="light" title="This may not leave">{asked.verdict.rules.map(each => <Text key={each.rule} size="sm" mb={4}>Rule {each.rule}: {each.reason} {each.remedy}</Text>)}</Alert>
        )}
        {asked?.verdict.kind === 'releasable' && (
          <Stack>
            {asked.verdict.receipt.sentences.map(each => <Text key={each}>{each}</Text>)}
            <Text size="sm" c="dimmed">The exact text:</Text>
            <pre className="exact" tabIndex={0}>{asked.verdict.receipt.bytes}</pre>
            <Group justify="flex-end"><Button variant="default" onClick={() => setAsked(undefined)}>Keep it here</Button><Button loading={action.busy} onClick={publish}>I have read it: publish</Button></Group>
          </Stack>
        )}
      </Modal>
    </Stack>
  )
}
