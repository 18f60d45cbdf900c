import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { bridge } from '../../client/bridge.ts'
import { useDraftStore } from '../../client/draft-store.ts'
import { useJobs } from '../../client/jobs.ts'
import type { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText } from '../../ui/dates.ts'
import { Told } from '../../ui/Told.tsx'
import type { Action } from '../../ui/use-call.ts'
import { number, words } from '../../ui/words.ts'
import type { Chosen } from '../../../shared/bridge.ts'
import { Brought } from './Brought.tsx'
import { FilesRead } from './FilesRead.tsx'
import { UndoButton } from './UndoButton.tsx'

type Import = Awaited<ReturnType<typeof services.library.imports>>[number]

export interface ImportRowProps {
  readonly of: Import
  readonly action: Action
  undo(importId: number): Promise<void>
  /** Brings files in anew; undefined where this casebook takes in none. */
  readonly onChoose: ((chosen: readonly Chosen[]) => void) | undefined
}

/** One import in a line, and below it, when asked, what it brought and who brought it. */
export function ImportRow({ of: each, action, undo, onChoose }: ImportRowProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const me = useDraftStore(({ person }) => person)
  const isReading = useJobs(({ lastImport }) => lastImport?.state === 'running')
  const isLeaving = useJobs(
    ({ lastImport }) => lastImport?.state === 'running' && lastImport.undoes === each.importId,
  )
  const counts = [
    ['files', each.files],
    ['people', each.patients],
    ['facts', each.facts],
    ['quarantined', each.quarantined],
    ['waiting-column', each.waiting],
  ] as const
  return (
    <>
      <Table.Tr>
        <Table.Td>{isoText(each.started)}</Table.Td>
        <Table.Td className="whole">
          <Told said={each.label} />
        </Table.Td>
        {counts.map(([name, count]) => (
          <Table.Td key={name} className="number" data-label={words(`intake.${name}`)}>
            {number(count, 0)}
          </Table.Td>
        ))}
        <Table.Td>{words('intake.state-is', { state: isLeaving ? 'leaving' : each.state })}</Table.Td>
        <Table.Td>
          <Group gap="xs" wrap="nowrap" justify="flex-end">
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(before => !before)}
            >
              {words(isOpen ? 'intake.less' : 'intake.more')}
            </Button>
            {each.state === 'undone' ? (
              onChoose && (
                <ActionButton
                  size="compact-xs"
                  variant="default"
                  busy={action.busy}
                  onClick={() => void bridge.choose('files').then(onChoose)}
                >
                  {words('intake.once-more')}
                </ActionButton>
              )
            ) : (
              <UndoButton
                of={each}
                disabled={each.state === 'running' && isReading}
                busy={action.busy || isLeaving}
                action={action}
                undo={() => undo(each.importId)}
              />
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={id}>
          <Table.Td colSpan={9} className="brought">
            <Stack gap="xs">
              <Brought importId={each.importId} state={each.state} saysNothing />
              {each.files > each.waiting && each.state !== 'undone' && <FilesRead importId={each.importId} />}
              <Text size="sm" c="dimmed">
                {words('intake.by', { person: each.person, me: each.person === me ? 'yes' : 'no' })}{' '}
                {each.state === 'undone' && words('intake.once-more-why')}
              </Text>
            </Stack>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
