import { Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { Fragment, type KeyboardEvent } from 'react'
import type { ProposedRow } from '../../../shared/domain/reports/proposal.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { words } from '../../ui/words.ts'

interface ReportRowsProps {
  readonly rows: readonly ProposedRow[]
  readonly yes: ReadonlySet<string>
  readonly current: string | undefined
  onYes(yes: ReadonlySet<string>): void
  onCurrent(id: string): void
}
const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/** The rows of a report, each to be said yes to: j and k go from one to the next, y or space says yes. */
export function ReportRows({ rows, yes, current, onYes, onCurrent }: ReportRowsProps) {
  const certain = rows.filter(({ doubts }) => doubts.length === 0)
  const turn = (id: string) =>
    onYes(new Set(yes.has(id) ? [...yes].filter(each => each !== id) : [...yes, id]))
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key]
    const at = rows.findIndex(({ id }) => id === current)
    if (step !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
      if (next) event.currentTarget.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus()
    } else if (event.key === 'y' && current !== undefined) turn(current)
    else return
    event.preventDefault()
  }
  return (
    <Stack gap="xs">
      <Group>
        <ActionButton
          size="xs"
          variant="default"
          busy={false}
          onClick={() => onYes(new Set([...yes, ...certain.map(({ id }) => id)]))}
        >
          {words('report.all', { rows: certain.length })}
        </ActionButton>
        <ActionButton size="xs" variant="subtle" busy={false} onClick={() => onYes(new Set())}>
          {words('report.none')}
        </ActionButton>
      </Group>
      <Text size="sm" c="dimmed">
        {words('report.keys')}
      </Text>
      <Table
        className="stacks"
        aria-label={words('report.rows')}
        fz="sm"
        verticalSpacing={4}
        onKeyDown={onKey}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('report.yes')}</Table.Th>
            <Table.Th>{words('report.test')}</Table.Th>
            <Table.Th className="number">{words('report.value')}</Table.Th>
            <Table.Th>{words('report.unit')}</Table.Th>
            <Table.Th>{words('report.mark')}</Table.Th>
            <Table.Th>{words('report.range')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Fragment key={row.id}>
              {row.section !== '' && row.section !== rows[at - 1]?.section && (
                <Table.Tr>
                  <Table.Th colSpan={6} scope="colgroup">
                    <bdi>{row.section}</bdi>
                  </Table.Th>
                </Table.Tr>
              )}
              <Table.Tr className="report-row" data-current={row.id === current || undefined}>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    data-row={row.id}
                    aria-label={words('report.yes-to', { name: row.name })}
                    checked={yes.has(row.id)}
                    onChange={() => turn(row.id)}
                    onFocus={() => onCurrent(row.id)}
                  />
                </Table.Td>
                <Table.Td className="whole">
                  <bdi>{row.name}</bdi>
                  {row.doubts.map(doubt => (
                    <Text key={doubt} className="report-look" size="xs">
                      {words('report.doubt', { doubt })}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td className="number" data-label={words('report.value')}>
                  {row.value}
                </Table.Td>
                <Table.Td>{row.unit}</Table.Td>
                <Table.Td>{row.flag}</Table.Td>
                <Table.Td className="report-range" data-label={words('report.range')}>
                  {row.range}
                </Table.Td>
              </Table.Tr>
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
