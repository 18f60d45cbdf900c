import { Alert, Anchor, Button, Group, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'
import { services } from '../../app/services.ts'
import { useApp } from '../../app/state.ts'
import { ageYears, dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { Notes } from './Notes.tsx'
import { Trend } from './Trend.tsx'

const names: Record<FactKind, string> = {
  encounter: 'Visits', condition: 'Conditions', observation: 'Results', medication: 'Medicines', procedure: 'Procedures', allergy: 'Allergies', immunization: 'Immunisations', report: 'Reports', document: 'Documents',
}
type Line = Awaited<ReturnType<typeof services.charts.facts>>['rows'][number]

/** One patient: who she is stays in sight; facts by kind, what was measured over time, notes, and what her like taught. */
export function ChartView({ patient }: { patient: number }) {
  const { openPatient } = useApp()
  const banner = useLoaded(signal => services.charts.open({ patient }, { signal }), [patient])
  const [tab, setTab] = useState<string | null>('condition')
  if (banner.error !== undefined) return <Problem error={banner.error} />
  const who = banner.value
  if (!who) return null
  const age = ageYears(who.birth)
  return (
    <Stack gap="md">
      <div className="banner">
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Title order={2}>{who.name}</Title>
            <Text size="sm">
              {[who.birth && `born ${dateText(who.birth)}`, age !== undefined && !who.death && `${age} years`, who.sex, who.death && `died${who.death === 'deceased' ? '' : ` ${dateText(who.death)}`}`, ...who.identifiers.slice(0, 2).map(each => `${each.label || 'identifier'} ${each.value}`)].filter(Boolean).join(' · ')}
            </Text>
            <Text size="sm" c={who.allergies.length > 0 ? 'red' : 'dimmed'} fw={who.allergies.length > 0 ? 600 : 400}>
              {who.allergiesRecorded ? `Allergies: ${who.allergies.map(each => each.label).join(', ')}` : 'Allergies: none recorded (that is not the same as none)'}
            </Text>
          </div>
          <Button variant="default" onClick={() => openPatient(undefined)}>Back to patients</Button>
        </Group>
      </div>
      <Concerning patient={patient} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          {factKinds.filter(kind => who.counts[kind] > 0).map(kind => <Tabs.Tab key={kind} value={kind}>{names[kind]} {who.counts[kind]}</Tabs.Tab>)}
          <Tabs.Tab value="trend">Over time</Tabs.Tab>
          <Tabs.Tab value="notes">Notes</Tabs.Tab>
        </Tabs.List>
        {factKinds.map(kind => <Tabs.Panel key={kind} value={kind} pt="sm"><Facts patient={patient} kind={kind} /></Tabs.Panel>)}
        <Tabs.Panel value="trend" pt="sm"><Trend patient={patient} /></Tabs.Panel>
        <Tabs.Panel value="notes" pt="sm"><Notes patient={patient} /></Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

const PAGE = 100

function Facts({ patient, kind }: { patient: number; kind: FactKind }) {
  const [shown, setShown] = useState(PAGE)
  const facts = useLoaded(signal => services.charts.facts({ patient, kind, offset: 0, limit: Math.min(500, shown) }, { signal }), [patient, kind, shown])
  const [open, setOpen] = useState<number>()
  if (facts.error !== undefined) return <Problem error={facts.error} />
  const { rows, total } = facts.value ?? { rows: [], total: 0 }
  return (
    <>
      <Table highlightOnHover aria-label={names[kind]}>
        <Table.Thead><Table.Tr><Table.Th w="9rem">Date</Table.Th><Table.Th>What</Table.Th><Table.Th className="number">Value</Table.Th><Table.Th>Reference</Table.Th><Table.Th>Status</Table.Th><Table.Th w="6rem">Source</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rows.map(line => <FactRow key={line.fact.id} line={line} open={open === line.fact.id} onSource={() => setOpen(open === line.fact.id ? undefined : line.fact.id)} />)}</Table.Tbody>
      </Table>
      {total > rows.length && <Button variant="default" size="xs" mt="sm" disabled={shown >= 500} onClick={() => setShown(each => each + PAGE)}>Show more ({rows.length} of {total})</Button>}
    </>
  )
}

function FactRow({ line, open, onSource }: { line: Line; open: boolean; onSource(): void }) {
  const wrong = line.status === 'entered-in-error'
  return (
    <>
      <Table.Tr className={wrong ? 'struck' : undefined}>
        <Table.Td>{dateText(line.start) || 'no date'}{line.end && line.end.clock - (line.start?.clock ?? 0) > 86_400_000 ? ` to ${dateText(line.end)}` : ''}</Table.Td>
        <Table.Td>
          {line.label}
          {line.components.map(each => <Text key={each.label} size="sm" c="dimmed">{each.label} {each.value} {each.unit}</Text>)}
          {line.detail && <Text size="sm" c="dimmed" lineClamp={2}>{line.detail}</Text>}
          {line.flag && <Text size="sm" c="red">Unusual: {line.flag}</Text>}
        </Table.Td>
        <Table.Td className="number">{line.value} {line.unit}{line.interpretation ? ` (${line.interpretation})` : ''}</Table.Td>
        <Table.Td>{line.reference}</Table.Td>
        <Table.Td>{line.status}{line.changes > 0 ? `, changed ${line.changes}×` : ''}</Table.Td>
        <Table.Td><Anchor component="button" size="sm" aria-expanded={open} onClick={onSource}>{open ? 'Hide' : 'Show'}</Anchor></Table.Td>
      </Table.Tr>
      {open && <Table.Tr><Table.Td colSpan={6}><Source line={line} /></Table.Td></Table.Tr>}
    </>
  )
}

/** The bytes this came from, as they arrived. */
function Source({ line }: { line: Line }) {
  const source = useLoaded(signal => services.charts.source(line.fact, { signal }), [line.fact.id])
  if (source.error !== undefined) return <Problem error={source.error} />
  if (!source.value) return null
  const { path, position, imported, text } = source.value
  return <><Text size="sm" c="dimmed">{path}, {position}, brought in {imported.slice(0, 10)}</Text><pre className="exact" tabIndex={0}>{text}</pre></>
}

/** Cards that speak of people like this one: an answer about many, never a prophecy about her. */
function Concerning({ patient }: { patient: number }) {
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  return (
    <>
      {(cards.value ?? []).map(({ card, arm, pooled }) => (
        <Alert key={card.id} variant="light" color="blue" title={card.question.title}>
          <Text size="sm">{card.answer.kind === 'estimate' ? card.answer.reading.slice(0, 2).join(' ') : `No answer: ${card.answer.reasons[0]!.reason}`}</Text>
          {pooled?.kind === 'pooled' && <Text size="sm">{pooled.reading}</Text>}
          <Text size="xs" c="dimmed">Answered {card.answered} from {card.answer.people.exposed + card.answer.people.comparator} of your patients{arm === 'none' ? '; this patient is not one of them, but would be eligible' : `; this patient is one of them (${arm === 'exposed' ? card.question.exposure.label : card.question.comparator.label})`}.</Text>
        </Alert>
      ))}
    </>
  )
}
