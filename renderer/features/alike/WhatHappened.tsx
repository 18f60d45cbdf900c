import { NativeSelect, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { AlikeGroup, AlikeOutcome } from '../../../shared/domain/alike/told.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { number, speak, spoken, words } from '../../ui/words.ts'

/** What happened to people like her who began either treatment of a question. */
export function WhatHappened({ patient }: { readonly patient: number }) {
  const questions = useLoaded(signal => services.learning.alikeQuestions({ patient }, { signal }), [patient])
  const [chosen, setChosen] = useState('')
  const hash = chosen || questions.value?.[0]?.hash
  return (
    <section aria-label={words('alike.what-happened')}>
      <h3>{words('alike.what-happened')}</h3>
      {questions.error !== undefined && <Problem error={questions.error} />}
      {questions.value?.length === 0 && (
        <Text size="sm" c="dimmed">
          {words('alike.no-question')}
        </Text>
      )}
      {hash !== undefined && questions.value && (
        <Stack gap="xs">
          <NativeSelect
            size="xs"
            label={words('alike.question')}
            value={hash}
            data={questions.value.map(each => ({ value: each.hash, label: spoken(each.title) }))}
            onChange={event => setChosen(event.currentTarget.value)}
          />
          <Outcome key={hash} patient={patient} questionHash={hash} />
        </Stack>
      )}
    </section>
  )
}

function Outcome(asked: { readonly patient: number; readonly questionHash: string }) {
  const told = useLoaded(
    signal => services.learning.alikeOutcome(asked, { signal }),
    [asked.patient, asked.questionHash],
  )
  if (told.error !== undefined) return <Problem error={told.error} />
  if (!told.value) return <Skeleton h={120} aria-busy />
  return <Told outcome={told.value} />
}

function Told({ outcome }: { readonly outcome: AlikeOutcome }) {
  if (outcome.kind === 'none')
    return (
      <div role="status">
        <Text size="sm">{speak(outcome.reason)}</Text>
        <Text size="sm" c="dimmed">
          {speak(outcome.remedy)}
        </Text>
      </div>
    )
  return (
    <Stack gap={6} role="status">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('alike.began')}</Table.Th>
            <Table.Th className="end">{words('alike.people')}</Table.Th>
            <Table.Th className="end">{words('alike.had-it')}</Table.Th>
            <Table.Th className="end">{words('alike.of-100')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[outcome.exposed, outcome.comparator].map(each => (
            <Row key={spoken(each.label)} {...each} />
          ))}
        </Table.Tbody>
      </Table>
      {outcome.reading.map(each => (
        <Text key={JSON.stringify(each)} size="sm">
          {speak(each)}
        </Text>
      ))}
    </Stack>
  )
}

const Row = ({ label, people, events, riskPer100 }: AlikeGroup) => (
  <Table.Tr>
    <Table.Td>
      <bdi>{spoken(label)}</bdi>
    </Table.Td>
    <Table.Td className="end">{number(people, 0)}</Table.Td>
    <Table.Td className="end">{number(events, 0)}</Table.Td>
    <Table.Td className="end">
      {riskPer100 &&
        words('alike.interval', {
          estimate: riskPer100.estimate,
          lower: riskPer100.lower,
          upper: riskPer100.upper,
        })}
    </Table.Td>
  </Table.Tr>
)
