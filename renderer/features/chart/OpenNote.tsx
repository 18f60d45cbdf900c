import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { setDraft, useDraft } from '../../client/drafts.ts'
import type { NoteDraft } from '../../parts/note-draft.ts'
import { speak, words } from '../../ui/words.ts'
import { aboutNote, openNote, typed } from './note-draft.ts'
import { Note } from './Note.tsx'
import type { SignedNote } from './use-note-signing.ts'
import type { Whose } from './WhoseNote.tsx'

/** The note that is open in a chart; what was thrown away of it may be taken back. */
export function OpenNote({
  who,
  onSigned,
  onMoved,
}: {
  readonly who: Whose
  onSigned(signed: SignedNote): void
  onMoved(): void
}) {
  const { patient } = who
  const [{ note: open }] = useDraft(openNote, { patient })
  const [thrown, setThrown] = useState<{ of: number | 'new'; draft: NoteDraft }>()
  const [signed, setSigned] = useState<SignedNote>()
  const show = (note: number | 'new' | undefined) => setDraft(openNote, { patient }, { note })
  return (
    <Stack>
      {thrown && (
        <Group role="status">
          <Text size="sm">{words('notes.thrown-away')}</Text>
          <Button
            size="compact-xs"
            variant="default"
            autoFocus
            onClick={() => {
              typed(aboutNote(patient, thrown.of), thrown.draft)
              show(thrown.of)
              setThrown(undefined)
            }}
          >
            {words('notes.take-back')}
          </Button>
        </Group>
      )}
      {signed !== undefined && signed.note === open && signed.facts > 0 && (
        <Text size="sm" role="status">
          {words('notes.stored', { facts: signed.facts })}
        </Text>
      )}
      {signed !== undefined && signed.setAside.length > 0 && (
        <Text size="sm" role="alert">
          {words('visit.set-aside')} {signed.setAside.map(each => speak(each)).join(' ')}
        </Text>
      )}
      {open !== undefined && (
        <Note
          key={open}
          who={who}
          note={open}
          isJustSigned={signed?.note === open}
          onSigned={now => {
            setThrown(undefined)
            onSigned(now)
            setSigned(now)
            show(now.note)
          }}
          onMoved={() => {
            setSigned(undefined)
            onMoved()
          }}
          onThrownAway={draft => {
            setThrown({ of: open, draft })
            if (open === 'new') show(undefined)
          }}
        />
      )}
    </Stack>
  )
}
