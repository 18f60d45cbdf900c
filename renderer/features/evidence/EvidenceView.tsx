import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { headline, type CardLine } from '../../../shared/domain/card.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import type { Pooled } from '../../../shared/domain/evidence.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { useCasebookKind, useCaveat } from '../../app/casebook-kind.ts'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { FigureCaveatContext } from '../../charts/figure-caveat.ts'
import { ForestChart } from '../../charts/ForestChart.tsx'
import { isoText } from '../../ui/dates.ts'
import { CaveatNote } from '../../ui/CaveatNote.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { Result } from '../../ui/Result.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'
import { speak } from '../../ui/words.ts'

/** Something that waits for the person to read its exact text: a card's summary, or the definition of a question built here. */
interface Release {
  readonly what: 'summary' | 'question'
  readonly line: CardLine
  readonly verdict: Verdict
}

/** My cards, what peers answered, and both together. Nothing is published before its exact text has been read. */
export function EvidenceView() {
  const { go } = useApp()
  const kind = useCasebookKind()
  const caveat = useCaveat()
  const shutRelease = shut('release', kind)
  const cards = useLoaded(signal => services.learning.cards({}, { signal }), [])
  const pools = useLoaded(signal => services.learning.pools({}, { signal }), [])
  const questions = useLoaded(signal => services.learning.questions({}, { signal }), [])
  const [release, setRelease] = useState<Release>()
  const [open, setOpen] = useState<string>()
  const [said, setSaid] = useState('')
  const action = useAction()
  const again = () => {
    cards.reload()
    pools.reload()
    questions.reload()
  }

  const preview = (what: Release['what'], line: CardLine) =>
    action.run(async () => {
      setRelease({
        what,
        line,
        verdict:
          what === 'summary'
            ? await services.learning.previewRelease({ id: line.id })
            : await services.learning.previewQuestion({ hash: line.questionHash }),
      })
    })
  const approve = (receiptSha256: string) =>
    action.run(async () => {
      if (!release) return
      const requestId = crypto.randomUUID()
      if (release.what === 'summary')
        await services.learning.publish({ requestId, id: release.line.id, receiptSha256 })
      else
        await services.learning.shareQuestion({ requestId, hash: release.line.questionHash, receiptSha256 })
      setSaid(
        release.what === 'summary'
          ? 'Published: peers get it when you next meet.'
          : 'Shared: peers get the question when you next meet, and can answer it from their own patients.',
      )
      setRelease(undefined)
      again()
    })
  const own = new Set((questions.value ?? []).filter(each => each.origin === 'own').map(each => each.hash))
  const rows = cards.value ?? []
  return (
    <Stack>
      <Title order={2}>Evidence</Title>
      {action.error !== undefined && <Problem error={action.error} />}
      {said && (
        <Text size="sm" role="status">
          {said}
        </Text>
      )}
      {cards.error !== undefined && <Problem error={cards.error} />}
      {!cards.value && cards.error === undefined && <Skeleton h={160} />}
      {cards.value?.length === 0 && (pools.value ?? []).length === 0 && (
        <Empty
          title="No experience cards yet"
          action={<Button onClick={() => go('compare')}>Ask a question</Button>}
        >
          Every question you ask becomes a card, kept here
          {shut('cards-on-chart', kind) ? '.' : ', and shown beside the patients it concerns.'}
        </Empty>
      )}
      {(rows.length > 0 || (pools.value ?? []).length > 0) && <CaveatNote caveat={caveat} />}
      {rows.length > 0 && (
        <>
          <Title order={3} size="h4">
            My cards
          </Title>
          {shutRelease && (
            <Text size="sm" c="dimmed" maw="75ch">
              {speak(inOneLine(shutRelease))}
            </Text>
          )}
          <Table aria-label="My cards" fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Question</Table.Th>
                <Table.Th>Answer</Table.Th>
                <Table.Th className="number">People</Table.Th>
                <Table.Th className="number">Outcomes</Table.Th>
                <Table.Th>Answered</Table.Th>
                <Table.Th>Sharing</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(line => (
                <CardRows
                  key={line.id}
                  line={line}
                  open={open === line.id}
                  onOpen={() => setOpen(open === line.id ? undefined : line.id)}
                >
                  {!shutRelease && line.sharing === 'private' && line.kind === 'estimate' && (
                    <Button size="compact-xs" variant="default" onClick={() => preview('summary', line)}>
                      Publish…
                    </Button>
                  )}
                  {line.sharing === 'published' && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() =>
                        action.run(async () => {
                          await services.learning.withdraw({ id: line.id })
                          again()
                        })
                      }
                    >
                      Withdraw
                    </Button>
                  )}
                  {!shutRelease && own.has(line.questionHash) && (
                    <Button size="compact-xs" variant="default" onClick={() => preview('question', line)}>
                      Share the question…
                    </Button>
                  )}
                </CardRows>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {(pools.value ?? []).map(pooled => (
        <Stack key={pooled.questionHash} gap="xs">
          <Title order={3} size="h4">
            {pooled.title}: all sites
          </Title>
          <Text maw="75ch">{pooledInWords(pooled, shutRelease === undefined)}</Text>
          {pooled.sites.length > 0 && (
            <FigureCaveatContext value={caveat}>
              <ForestChart pooled={pooled} />
            </FigureCaveatContext>
          )}
        </Stack>
      ))}
      {release && (
        <ReceiptDialog
          verdict={release.verdict}
          busy={action.busy}
          approve={release.what === 'summary' ? 'I have read it: publish' : 'I have read it: share'}
          onApprove={approve}
          onClose={() => setRelease(undefined)}
        />
      )}
    </Stack>
  )
}

/** What the sites say together, or why they do not; what would help speaks of sharing, so it is left out where that is shut. */
function pooledInWords(pooled: Pooled, mayShare: boolean): string {
  if (pooled.kind === 'pooled') return speak(pooled.reading)
  return mayShare ? `${speak(pooled.reason)} ${speak(pooled.remedy)}` : speak(pooled.reason)
}

/** A card as a line, and the whole of it below when it is opened. */
function CardRows({
  line,
  open,
  onOpen,
  children,
}: {
  line: CardLine
  open: boolean
  onOpen(): void
  children: React.ReactNode
}) {
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Anchor component="button" size="sm" ta="left" aria-expanded={open} onClick={onOpen}>
            {line.title}
          </Anchor>
        </Table.Td>
        <Table.Td>{speak(headline(line))}</Table.Td>
        <Table.Td className="number">{line.people}</Table.Td>
        <Table.Td className="number">{line.events}</Table.Td>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>{isoText(line.answered)}</Table.Td>
        <Table.Td>{line.sharing}</Table.Td>
        <Table.Td>
          <Group gap={4} justify="flex-end">
            {children}
          </Group>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={7} p="md">
            <WholeCard id={line.id} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

function WholeCard({ id }: { id: string }) {
  const caveat = useCaveat()
  const card = useLoaded(signal => services.learning.card({ id }, { signal }), [id])
  if (card.error !== undefined) return <Problem error={card.error} />
  return card.value ? <Result card={card.value} caveat={caveat} /> : <Skeleton h={240} />
}
