import { Button, Skeleton, Table } from '@mantine/core'
import { useState } from 'react'
import type { FactKind } from '../../../shared/domain/fact.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { FactRow } from './FactRow.tsx'

const PAGE = 100
/** As many as one call may answer. */
const MOST = 500

/** The facts of one kind, newest first, each with the way to its source. */
export function Facts({ patient, kind }: { patient: number; kind: FactKind }) {
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
  const isJoined = rows.some(each => each.source !== undefined)
  // Columns in which nothing of this kind ever stands only push the others apart.
  const has = {
    value: rows.some(each => each.value !== undefined),
    reference: rows.some(each => each.reference !== undefined),
  }
  return (
    <>
      <Table
        className="stacks"
        highlightOnHover
        aria-label={words(`kind.${kind}`)}
        verticalSpacing={4}
        fz="sm"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="11rem">{words('chart.date')}</Table.Th>
            <Table.Th>{words('chart.what')}</Table.Th>
            {has.value && (
              <>
                <Table.Th className="number">{words('chart.value')}</Table.Th>
                <Table.Th>{words('chart.unit')}</Table.Th>
              </>
            )}
            {has.reference && <Table.Th>{words('chart.reference')}</Table.Th>}
            <Table.Th>{words('chart.status')}</Table.Th>
            <Table.Th w={isJoined ? '10rem' : '5rem'}>{words('chart.source')}</Table.Th>
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
          {words('chart.show-more', { shown: rows.length, of: total })}
        </Button>
      )}
    </>
  )
}
