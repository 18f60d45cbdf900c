import { List, Stack, Table, Text } from '@mantine/core'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import { timeText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'

/** What becomes of the rows of a table: doubts first, then the first rows as lines of charts. */
export function Outcome({ table }: { readonly table: LookedAtTable }) {
  const { rows, people, facts, problems, preview } = table
  return (
    <Stack gap="xs">
      <Text role="status">{words('tables.outcome', { rows, people, facts })}</Text>
      {problems.length > 0 && (
        <List size="sm">
          {problems.slice(0, 20).map(({ reason, remedy, n, position }) => (
            <List.Item key={JSON.stringify(reason)}>
              {position === ''
                ? words('tables.problem-of-all', { n, reason, remedy })
                : words('tables.problem', { n, position, reason, remedy })}
            </List.Item>
          ))}
        </List>
      )}
      <Table className="stacks" fz="sm" aria-label={words('view.tables')}>
        <Table.Tbody>
          {preview.flatMap(row =>
            row.facts.map((fact, at) => (
              <Table.Tr key={`${row.position} ${at}`}>
                <Table.Td>
                  <bdi>{row.person}</bdi>
                </Table.Td>
                <Table.Td>{fact.start ? timeText(fact.start) : <bdi>{fact.when ?? ''}</bdi>}</Table.Td>
                <Table.Td>
                  <bdi>{fact.label}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi>{fact.value}</bdi> {fact.standing && speak(fact.standing)}
                </Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
