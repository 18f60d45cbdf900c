import { Group, Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import type { EntryDraft } from '../../shared/domain/entry.ts'
import type { Message } from '../../shared/words/message.ts'
import { services } from '../client/services.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Problem } from '../ui/states.tsx'
import { useAction } from '../ui/use-call.ts'
import { speak, words } from '../ui/words.ts'

/** An entry that was signed: under which request, what was sent, and what of it could not be stored. */
export interface SignedEntry {
  readonly request: string
  readonly entry: EntryDraft
  readonly setAside: readonly Message[]
}

interface SignedProps {
  readonly signed: SignedEntry
  readonly patient: number
  readonly result: Ref<HTMLParagraphElement>
  onUndone(): void
}

/** What was signed, and the way to take it back: a correction that states nothing. */
export function Signed({ signed: { request, entry, setAside }, patient, result, onUndone }: SignedProps) {
  const undoing = useAction()
  const undo = () =>
    undoing.run(async () => {
      await services.intake.enter({
        // The same each time: asked twice, because an answer was lost, it is taken back once.
        requestId: `undo-${request}`,
        draft: { ...entry, version: entry.version + 1, person: { patient }, facts: [] },
      })
      onUndone()
    })
  return (
    <Stack gap="xs" className="other-text">
      <Group gap="sm">
        <Text role="status" ref={result} tabIndex={-1}>
          {words('visit.signed', { facts: entry.facts.length })}
        </Text>
        <ActionButton size="compact-sm" variant="default" busy={undoing.busy} onClick={undo}>
          {words('visit.undo')}
        </ActionButton>
      </Group>
      {setAside.length > 0 && (
        <Text size="sm" role="alert">
          {words('visit.set-aside')} {setAside.map(each => speak(each)).join(' ')}
        </Text>
      )}
      {undoing.error !== undefined && <Problem error={undoing.error} />}
    </Stack>
  )
}
