import { Group, Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import { toldAs } from '../../shared/domain/by-hand/told-as.ts'
import type { EntryDraft, Statement } from '../../shared/domain/entry.ts'
import type { Message, Term } from '../../shared/words/message.ts'
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

/** So many lines are said in words; of more only how many they are. */
const SAID = 4
/** A form of many answers is named; its total stands beside it. */
const shortly = (stated: Statement): Term =>
  stated.is === 'measurement' && stated.parts.length > 2
    ? (stated.what.text ?? toldAs(stated))
    : toldAs(stated)
const signedText = ({ facts }: EntryDraft): string =>
  words('visit.signed', {
    what: facts.slice(0, SAID).map(shortly),
    more: Math.max(0, facts.length - SAID),
  })

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
          <bdi>{signedText(entry)}</bdi>
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
