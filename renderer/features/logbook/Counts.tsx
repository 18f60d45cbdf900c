import { Table, Text, Title } from '@mantine/core'
import type { Logbook } from '../../../shared/contract/patients-logbook.ts'
import { isoPartText } from '../../ui/dates.ts'
import { number, words } from '../../ui/words.ts'

/** As many years as are read beside each other. */
const YEARS = 4

/** How often each operation was done in each year, as logbooks count it. */
export function Counts({ part: { operations, years } }: { part: Logbook }) {
  const shown = years.slice(0, YEARS)
  if (operations.length === 0) return null
  return (
    <section className="logbook-counts">
      <Title order={3} size="h5">
        {words('logbook.counts')}
      </Title>
      <Text size="xs" c="dimmed">
        {words('logbook.counts-why')}
      </Text>
      <Table fz="sm" verticalSpacing={2} aria-label={words('logbook.counts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('logbook.operation')}</Table.Th>
            {shown.map(year => (
              <Table.Th key={year} className="number">
                {isoPartText(String(year))}
              </Table.Th>
            ))}
            <Table.Th className="number">{words('logbook.all')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {operations.map(({ name, byYear, all }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <bdi>{name}</bdi>
              </Table.Td>
              {shown.map((year, at) => (
                <Table.Td key={year} className="number">
                  {number(byYear[at] ?? 0, 0)}
                </Table.Td>
              ))}
              <Table.Td className="number">{number(all, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
