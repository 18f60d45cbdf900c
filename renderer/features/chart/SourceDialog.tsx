import { Button, Skeleton, Table } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { FactRow } from './FactRow.tsx'
import type { FactId, Sourced } from './source-of.ts'

/** As many facts of one line are shown at first. */
const FIRST = 3

/** Where a line of the chart came from: each of its facts as it was read, and the bytes themselves. */
export function SourceDialog({ of: { label, facts }, onClose }: { of: Sourced; onClose(): void }) {
  const [shown, setShown] = useState(FIRST)
  return (
    <Dialog title={words('summary.source-of', { label })} size="xl" onClose={onClose}>
      <Table className="stacks" aria-label={words('chart.source')} verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {facts.slice(0, shown).map(fact => (
            <FactSource key={`${fact.kind} ${fact.id}`} fact={fact} />
          ))}
        </Table.Tbody>
      </Table>
      {facts.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(each => each + FIRST)}>
          {words('chart.show-more', { shown, of: facts.length })}
        </Button>
      )}
    </Dialog>
  )
}

function FactSource({ fact }: { fact: FactId }) {
  const { value: line, error } = useLoaded(signal => services.patients.line(fact, { signal }), [fact.id])
  const [open, setOpen] = useState(true)
  if (error !== undefined || !line)
    return (
      <Table.Tr>
        <Table.Td>{error === undefined ? <Skeleton h={96} /> : <Problem error={error} />}</Table.Td>
      </Table.Tr>
    )
  const has = { value: line.value !== undefined, reference: line.reference !== undefined }
  return <FactRow line={line} has={has} open={open} onSource={() => setOpen(!open)} />
}
