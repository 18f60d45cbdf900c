import { Table, Text, Title } from '@mantine/core'
import type { Answer } from '../../shared/domain/answer.ts'
import { number, spoken, words } from '../ui/words.ts'

/** Outcomes that neither treatment should change, as the same comparison finds them: a difference here is its error. */
export const AnswerControls = ({ controls }: { controls: NonNullable<Answer['controls']> }) => (
  <>
    <Title order={3} size="h4">
      {words('answer.controls')}
    </Title>
    <Text size="sm" maw="60ch">
      {words('answer.controls-why', { asked: controls.asked, counted: controls.counted.length })}
    </Text>
    {controls.counted.length > 0 && (
      <Table maw="44rem" aria-label={words('answer.controls')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('answer.control')}</Table.Th>
            <Table.Th className="number">{words('answer.control-cases')}</Table.Th>
            <Table.Th className="number">{words('answer.hazard-ratio')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {controls.counted.map(({ label, events, hazardRatio }) => (
            <Table.Tr key={spoken(label)}>
              <Table.Td>
                <bdi>{spoken(label)}</bdi>
              </Table.Td>
              <Table.Td className="number">{number(events.exposed + events.comparator, 0)}</Table.Td>
              <Table.Td className="number">{words('figure.interval-2', hazardRatio)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    )}
  </>
)
