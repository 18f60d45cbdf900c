import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { headline, type CardLine } from '../../../shared/domain/card.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import type { Pooled } from '../../../shared/domain/evidence.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { useCasebookKind, useCaveat } from '../../client/casebook-kind.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { FigureCaveatContext } from '../../figures/figure-caveat.ts'
import { ForestFigure } from '../../figures/ForestFigure.tsx'
import { isoText } from '../../ui/dates.ts'
import { CaveatNote } from '../../parts/CaveatNote.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { Answer } from '../../parts/Answer.tsx'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { number, speak, spoken, words } from '../../ui/words.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { LibraryLink } from './LibraryLink.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'

/**
 * Something that waits for the person to read its exact text: a card's summary, or the definition of a
 * question built here.
 */
interface Release {
  readonly what: 'summary' | 'question'
  readonly line: CardLine
  readonly verdict: Verdict
}

/** Which card is unfolded. */
const openCard: Draft<{ readonly card?: string | undefined }> = {
  name: 'evidence.open-card',
  initial: {},
  keep: z.strictObject({ card: z.string().optional() }),
}

/** My cards, what peers answered, and both together. Nothing is published before its exact text has been read. */
export function EvidenceView() {
  const { go } = useRouter()
  const kind = useCasebookKind()
  const caveat = useCaveat()
  const shutRelease = shut('release', kind)
  const cards = useLoaded(signal => services.learning.cards({}, { signal }), [])
  const pools = useLoaded(signal => services.learning.pools({}, { signal }), [])
  const questions = useLoaded(signal => services.learning.questions({}, { signal }), [])
  const [release, setRelease] = useState<Release>()
  const [{ card: open }, setOpen] = useDraft(openCard)
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
      setSaid(words(release.what === 'summary' ? 'evidence.published' : 'evidence.shared'))
      setRelease(undefined)
      again()
    })
  const own = new Set((questions.value ?? []).filter(each => each.origin === 'own').map(each => each.hash))
  const rows = cards.value ?? []
  return (
    <Stack>
      <ViewTitle>{words('view.evidence')}</ViewTitle>
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
          title={words('evidence.none')}
          action={<Button onClick={() => go('compare')}>{words('evidence.ask')}</Button>}
        >
          {words('evidence.none-why')}
        </Empty>
      )}
      <LibraryLink />
      {(rows.length > 0 || (pools.value ?? []).length > 0) && <CaveatNote caveat={caveat} />}
      {rows.length > 0 && (
        <>
          <Group justify="space-between">
            <Title order={3} size="h4">
              {words('evidence.mine')}
            </Title>
            <Anchor component="button" type="button" size="sm" onClick={() => go('decisions', {})}>
              {words('decide.all')}
            </Anchor>
          </Group>
          {shutRelease && (
            <Text size="sm" c="dimmed" maw="75ch">
              {speak(inOneLine(shutRelease))}
            </Text>
          )}
          <Table aria-label={words('evidence.mine')} fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('evidence.question')}</Table.Th>
                <Table.Th>{words('evidence.answer')}</Table.Th>
                <Table.Th className="number">{words('evidence.people')}</Table.Th>
                <Table.Th className="number">{words('evidence.outcomes')}</Table.Th>
                <Table.Th>{words('evidence.answered')}</Table.Th>
                <Table.Th>{words('evidence.sharing')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(line => (
                <CardRows
                  key={line.id}
                  line={line}
                  open={open === line.id}
                  onOpen={() => setOpen({ card: open === line.id ? undefined : line.id })}
                >
                  {!shutRelease && line.sharing === 'private' && line.kind === 'estimate' && (
                    <Button size="compact-xs" variant="default" onClick={() => preview('summary', line)}>
                      {words('evidence.publish')}
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
                      {words('evidence.withdraw')}
                    </Button>
                  )}
                  {!shutRelease && own.has(line.questionHash) && (
                    <Button size="compact-xs" variant="default" onClick={() => preview('question', line)}>
                      {words('evidence.share-question')}
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
            {words('evidence.all-sites', { title: pooled.title })}
          </Title>
          <Text maw="75ch">{pooledInWords(pooled, shutRelease === undefined)}</Text>
          {pooled.sites.length > 0 && (
            <FigureCaveatContext value={caveat}>
              <ForestFigure pooled={pooled} />
            </FigureCaveatContext>
          )}
        </Stack>
      ))}
      {release && (
        <ReceiptDialog
          verdict={release.verdict}
          busy={action.busy}
          approve={words(release.what === 'summary' ? 'evidence.approve-publish' : 'evidence.approve-share')}
          onApprove={approve}
          onClose={() => setRelease(undefined)}
        />
      )}
    </Stack>
  )
}

/**
 * What the sites say together, or why they do not; what would help speaks of sharing, so it is left out where
 * that is shut.
 */
function pooledInWords(pooled: Pooled, mayShare: boolean): string {
  if (pooled.kind === 'pooled') return spoken(pooled.reading)
  return mayShare ? `${spoken(pooled.reason)} ${spoken(pooled.remedy)}` : spoken(pooled.reason)
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
          <Anchor component="button" size="sm" ta="start" aria-expanded={open} onClick={onOpen}>
            <bdi>{spoken(line.title)}</bdi>
          </Anchor>
        </Table.Td>
        <Table.Td>{speak(headline(line))}</Table.Td>
        <Table.Td className="number">{number(line.people, 0)}</Table.Td>
        <Table.Td className="number">{number(line.events, 0)}</Table.Td>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>{isoText(line.answered)}</Table.Td>
        <Table.Td>{words('evidence.state', { sharing: line.sharing })}</Table.Td>
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
  return card.value ? <Answer card={card.value} caveat={caveat} /> : <Skeleton h={240} />
}
