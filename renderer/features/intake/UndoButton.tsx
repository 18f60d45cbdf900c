import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { writtenOfText } from '../../parts/written-of-text.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Action } from '../../ui/use-call.ts'
import { enumerated, words } from '../../ui/words.ts'

type Hidden = Awaited<ReturnType<typeof services.library.undoWouldHide>>
type Import = Awaited<ReturnType<typeof services.library.imports>>[number]

/** So many people are named; of more the number is told. */
const NAMED = 5

interface UndoButtonProps {
  readonly of: Pick<Import, 'importId' | 'state'>
  readonly busy: boolean
  readonly disabled: boolean
  readonly action: Action
  undo(): Promise<void>
}

/** Undoes an import; where it would hide more than the import brought, that is said first. */
export function UndoButton({ of: { importId, state }, busy, disabled, action, undo }: UndoButtonProps) {
  const [hidden, setHidden] = useState<Hidden>()
  const press = () =>
    action.run(async () => {
      const found = await services.library.undoWouldHide({ importId })
      const { people, entries, decisions, acknowledgements } = found
      if (people.length + entries + decisions + acknowledgements > 0) setHidden(found)
      else await undo()
    })
  return (
    <>
      <ActionButton size="compact-xs" variant="default" disabled={disabled} busy={busy} onClick={press}>
        {words(state === 'undoing' ? 'intake.undo-on' : 'intake.undo')}
      </ActionButton>
      {hidden && (
        <UndoDialog
          importId={importId}
          hidden={hidden}
          onClose={() => setHidden(undefined)}
          onUndo={() => {
            setHidden(undefined)
            action.run(undo)
          }}
        />
      )}
    </>
  )
}

function hiddenTexts({ people, entries, decisions, acknowledgements }: Hidden): string[] {
  const names = people.slice(0, NAMED).map(writtenOfText)
  const more = people.length - names.length
  const notes = people.reduce((sum, each) => sum + each.notes, 0)
  const drafts = people.reduce((sum, each) => sum + each.drafts, 0)
  const of = enumerated(more > 0 ? [...names, words('intake.hides-more', { people: more })] : names)
  return [
    notes > 0 ? words('intake.hides-notes', { notes, of }) : '',
    drafts > 0 ? words('intake.hides-drafts', { drafts, of }) : '',
    entries > 0 ? words('intake.hides-entries', { entries }) : '',
    decisions > 0 ? words('intake.hides-decisions', { decisions }) : '',
    acknowledgements > 0 ? words('intake.hides-acknowledgements', { acknowledgements }) : '',
  ].filter(Boolean)
}

interface UndoDialogProps {
  readonly importId: number
  readonly hidden: Hidden
  onClose(): void
  onUndo(): void
}

function UndoDialog({ importId, hidden, onClose, onUndo }: UndoDialogProps) {
  return (
    <Dialog onClose={onClose} title={words('intake.hides-title', { number: importId })} size="lg">
      <Stack gap="sm">
        <Text size="sm">{words('intake.hides')}</Text>
        <List size="sm">
          {hiddenTexts(hidden).map(each => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
        <Text size="sm">{words('intake.hides-stays')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {words('intake.hides-leave')}
          </Button>
          <Button onClick={onUndo}>{words('intake.hides-undo')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
