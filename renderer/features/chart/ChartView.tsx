import { Alert, Anchor, Button, Group, Skeleton, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { ageYears, dateText, isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { spoken } from '../../ui/words.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { Notes } from './Notes.tsx'
import { Trend } from './Trend.tsx'
import { speak } from '../../ui/words.ts'

const names: Record<FactKind, string> = {
  encounter: 'Visits',
  condition: 'Conditions',
  observation: 'Results',
  medication: 'Medicines',
  procedure: 'Procedures',
  allergy: 'Allergies',
  immunization: 'Immunisations',
  report: 'Reports',
  document: 'Documents',
}
type Line = Awaited<ReturnType<typeof services.patients.facts>>['rows'][number]

/** One patient: who she is stays in sight; facts by kind, what was measured over time, notes, and what her like taught. */
export function ChartView({ patient }: { patient: number }) {
  const { openPatient } = useApp()
  const banner = useLoaded(signal => services.patients.open({ patient }, { signal }), [patient])
  const [chosen, setTab] = useState<string | null>(null)
  const back = () => openPatient(undefined)
  useEscape(back)
  if (banner.error !== undefined) return <Problem error={banner.error} />
  const who = banner.value
  if (!who)
    return (
      <Stack aria-busy>
        <Skeleton h={72} />
        <Skeleton h={36} />
        <Skeleton h={240} />
      </Stack>
    )
  const kinds = factKinds.filter(kind => who.counts[kind] > 0)
  const tab = chosen ?? (kinds.includes('condition') ? 'condition' : (kinds[0] ?? 'notes'))
  return (
    <Stack gap="md">
      <Banner who={who} onBack={back} />
      <Concerning patient={patient} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          {kinds.map(kind => (
            <Tabs.Tab key={kind} value={kind}>
              {names[kind]} {who.counts[kind]}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="trend">Over time</Tabs.Tab>
          <Tabs.Tab value="notes">Notes</Tabs.Tab>
        </Tabs.List>
        {kinds.map(kind => (
          <Tabs.Panel key={kind} value={kind} pt="sm">
            <Facts patient={patient} kind={kind} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="trend" pt="sm">
          <Trend patient={patient} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" pt="sm">
          <Notes patient={patient} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

type Who = Awaited<ReturnType<typeof services.patients.open>>

/** Never scrolls away: whose chart this is, and what must not be given. */
function Banner({ who, onBack }: { who: Who; onBack(): void }) {
  const age = ageYears(who.birth)
  const death =
    who.death === undefined
      ? ''
      : who.death === 'deceased'
        ? 'died, date not recorded'
        : `died ${dateText(who.death)}`
  const facts = [
    who.birth ? `born ${dateText(who.birth)}` : 'birth date not recorded',
    age !== undefined && !who.death && `${age} years`,
    who.sex,
    death,
    ...who.identifiers.slice(0, 2).map(each => `${each.label || 'identifier'} ${each.value}`),
  ]
  return (
    <div className="banner">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h3" lineClamp={2}>
            {who.name}
          </Title>
          <Text size="sm">{facts.filter(Boolean).join(' · ')}</Text>
          {who.otherNames.length > 0 && (
            <Text size="sm" c="dimmed">
              Also known as {who.otherNames.join(', ')}
            </Text>
          )}
          <Text
            size="sm"
            c={who.allergies.length > 0 ? 'red' : 'dimmed'}
            fw={who.allergies.length > 0 ? 600 : 400}
          >
            {who.allergiesRecorded
              ? `Allergies: ${who.allergies.map(each => `${each.label}${each.criticality === 'high' ? ' (high risk)' : ''}`).join(', ')}`
              : 'Allergies: not recorded'}
          </Text>
        </div>
        <Stack gap={4} align="flex-end" style={{ flex: 'none' }}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            title="Esc"
            onClick={onBack}
          >
            Back to patients
          </Button>
          {who.lastChange && (
            <Text size="xs" c="dimmed">
              Last change {isoText(who.lastChange)}
            </Text>
          )}
        </Stack>
      </Group>
    </div>
  )
}

const PAGE = 100
/** As many as one call may answer. */
const MOST = 500

function Facts({ patient, kind }: { patient: number; kind: FactKind }) {
  const [shown, setShown] = useState(PAGE)
  const facts = useLoaded(
    async signal => {
      const offsets = Array.from({ length: Math.ceil(shown / MOST) }, (_, k) => k * MOST)
      const parts = await Promise.all(
        offsets.map(offset =>
          services.patients.facts(
            { patient, kind, offset, limit: Math.min(MOST, shown - offset) },
            { signal },
          ),
        ),
      )
      return { total: parts[0]?.total ?? 0, rows: parts.flatMap(each => each.rows) }
    },
    [patient, kind, shown],
  )
  const [open, setOpen] = useState<number>()
  if (facts.error !== undefined) return <Problem error={facts.error} />
  if (!facts.value) return <Skeleton h={240} />
  const { rows, total } = facts.value
  // Columns in which nothing of this kind ever stands only push the others apart.
  const has = {
    value: rows.some(each => each.value !== undefined),
    reference: rows.some(each => each.reference !== undefined),
  }
  return (
    <>
      <Table highlightOnHover aria-label={names[kind]} verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="11rem">Date</Table.Th>
            <Table.Th>What</Table.Th>
            {has.value && (
              <>
                <Table.Th className="number">Value</Table.Th>
                <Table.Th>Unit</Table.Th>
              </>
            )}
            {has.reference && <Table.Th>Reference</Table.Th>}
            <Table.Th>Status</Table.Th>
            <Table.Th w="5rem">Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(line => (
            <FactRow
              key={line.fact.id}
              line={line}
              has={has}
              open={open === line.fact.id}
              onSource={() => setOpen(open === line.fact.id ? undefined : line.fact.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {total > rows.length && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(each => each + PAGE)}>
          Show more ({rows.length} of {total})
        </Button>
      )}
    </>
  )
}

function FactRow({
  line,
  has,
  open,
  onSource,
}: {
  line: Line
  has: { value: boolean; reference: boolean }
  open: boolean
  onSource(): void
}) {
  const wrong = line.status === 'entered-in-error'
  const lasted = line.start && line.end && line.end.clock - line.start.clock > MILLISECONDS_PER_DAY
  return (
    <>
      <Table.Tr className={wrong ? 'struck' : undefined}>
        <Table.Td>
          {dateText(line.start) || 'not recorded'}
          {lasted ? ` to ${dateText(line.end)}` : ''}
        </Table.Td>
        <Table.Td>
          {line.label}
          {line.components.map(each => (
            <Text key={each.label} size="sm">
              {each.label} {spoken(each.value)}{' '}
              <Text span c="dimmed">
                {each.unit}
              </Text>
            </Text>
          ))}
          {line.detail && (
            <Text size="sm" c="dimmed" lineClamp={2} maw="75ch">
              {spoken(line.detail)}
            </Text>
          )}
          {line.flag && (
            <Text size="sm" c="red">
              Unusual: {spoken(line.flag)}
            </Text>
          )}
        </Table.Td>
        {has.value && (
          <>
            <Table.Td className="number">
              {spoken(line.value ?? '')}
              {line.interpretation ? ` (${line.interpretation})` : ''}
            </Table.Td>
            <Table.Td c="dimmed">{line.unit}</Table.Td>
          </>
        )}
        {has.reference && <Table.Td c="dimmed">{spoken(line.reference ?? '')}</Table.Td>}
        <Table.Td>
          {line.status}
          {line.changes > 0 ? `, changed ${line.changes}×` : ''}
        </Table.Td>
        <Table.Td>
          <Anchor component="button" size="sm" aria-expanded={open} onClick={onSource}>
            {open ? 'Hide' : 'Show'}
          </Anchor>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <Source line={line} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

/** The bytes this came from, as they arrived, and what was known before. */
function Source({ line }: { line: Line }) {
  const source = useLoaded(signal => services.patients.source(line.fact, { signal }), [line.fact.id])
  const history = useLoaded(
    async signal => (line.changes > 0 ? services.patients.history(line.fact, { signal }) : []),
    [line.fact.id],
  )
  if (source.error !== undefined) return <Problem error={source.error} />
  if (!source.value) return <Skeleton h={96} />
  const { path, position, imported, text } = source.value
  return (
    <>
      <Text size="sm" c="dimmed">
        {path}, {position}, brought in {isoText(imported)}
      </Text>
      <pre className="exact" tabIndex={0}>
        {text}
      </pre>
      {history.error !== undefined && <Problem error={history.error} />}
      {(history.value ?? [])
        .filter(each => !each.current)
        .map(each => (
          <div key={`${each.changed} ${each.text.length}`}>
            <Text size="sm" c="dimmed">
              Earlier version, brought in {isoText(each.changed)}
            </Text>
            <pre className="exact" tabIndex={0}>
              {each.text}
            </pre>
          </div>
        ))}
    </>
  )
}

/** Cards that speak of people like this one: an answer about many, never a prophecy about her. */
function Concerning({ patient }: { patient: number }) {
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  return (
    <>
      {(cards.value ?? []).map(({ card, arm, pooled }) => (
        <Alert key={card.id} variant="light" title={card.question.title}>
          <Text size="sm" maw="75ch">
            {card.answer.kind === 'estimate'
              ? card.answer.reading.slice(0, 2).map(speak).join(' ')
              : `No answer: ${speak(card.answer.reasons[0]!.reason)}`}
          </Text>
          {pooled?.kind === 'pooled' && (
            <Text size="sm" maw="75ch">
              {speak(pooled.reading)}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            Answered {isoText(card.answered)} from{' '}
            {card.answer.people.exposed + card.answer.people.comparator} of your patients
            {arm === 'none'
              ? '; this patient is not one of them, but would be eligible'
              : `; this patient is one of them (${arm === 'exposed' ? card.question.exposure.label : card.question.comparator.label})`}
            .
          </Text>
        </Alert>
      ))}
    </>
  )
}
