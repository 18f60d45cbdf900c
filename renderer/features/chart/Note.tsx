import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useKeptDraft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { MoveTo } from '../../parts/MoveTo.tsx'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { timeText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { aboutNote, typed } from './note-draft.ts'
import { NoteEditor, type Newest } from './NoteEditor.tsx'
import { NoteVersions } from './NoteVersions.tsx'
import type { SignedNote } from './use-note-signing.ts'
import type { Whose } from './WhoseNote.tsx'

interface NoteProps {
  readonly who: Whose
  readonly note: number | 'new'
  readonly isJustSigned: boolean
  onSigned(signed: SignedNote): void
  onThrownAway(draft: NoteDraft): void
  /** It stands struck now, and on somebody else's chart. */
  onMoved(): void
}

/** One note: read, or where there is a draft of it, written. What is signed changes by an amendment alone. */
export function Note({ who, note, isJustSigned, onSigned, onThrownAway, onMoved }: NoteProps) {
  const about = aboutNote(who.patient, note)
  // After an action the focus goes to what came of it: the editor, or the note as it was signed.
  const [acted, setActed] = useState(false)
  const { isThere: isDraft } = useKeptDraft(noteDraft, about)
  const { value, error, reload } = useLoaded(
    async signal => (note === 'new' ? undefined : services.patients.readNote({ note }, { signal })),
    [note],
  )
  if (error !== undefined) return <Problem error={error} />
  if (note !== 'new' && !value) return null
  const isWritten = isDraft || note === 'new'
  return (
    <Stack gap="xs">
      {isWritten ? (
        <NoteEditor
          who={who}
          note={note}
          newest={value}
          takesFocus={acted}
          onSigned={signed => {
            setActed(true)
            reload()
            onSigned(signed)
          }}
          onChanged={reload}
          onThrownAway={onThrownAway}
        />
      ) : (
        value && (
          <Read
            note={value}
            patient={who.patient}
            onMoved={() => {
              setActed(true)
              reload()
              onMoved()
            }}
            takesFocus={acted || isJustSigned}
            onAmend={() => {
              setActed(true)
              const { title, text, version } = value
              typed(about, { title, text, why: '', base: { note: value.note, version } })
            }}
          />
        )
      )}
      {value?.own && <NoteVersions note={value.note} version={value.version} />}
    </Stack>
  )
}

const stateText = ({ status, version, written, moved }: Newest): string => {
  if (moved === 'away') return words('notes.moved-away')
  if (status === 'imported') return words('notes.stays')
  return words(status === 'final' ? 'notes.signed' : 'notes.unsigned', { version, date: timeText(written) })
}

interface ReadProps {
  readonly note: Newest
  readonly patient: number
  readonly takesFocus: boolean
  onAmend(): void
  onMoved(): void
}

function Read({ note, patient, takesFocus, onAmend, onMoved }: ReadProps) {
  const [isMoving, setMoving] = useState(false)
  const [movedTo, setMovedTo] = useState<{ readonly patient: number; readonly name: string }>()
  const { go } = useRouter()
  const isAway = note.moved === 'away'
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) title.current?.focus()
  }, [takesFocus])
  return (
    <>
      <Title order={3} size="h4" ref={title} tabIndex={-1}>
        {note.title ? <bdi>{note.title}</bdi> : words('notes.no-title')}
      </Title>
      <pre className={isAway ? 'exact note-text struck' : 'exact note-text'} tabIndex={0}>
        {note.text}
      </pre>
      <Group gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {stateText(note)}
        </Text>
        {note.own && !isAway && (
          <Button size="xs" variant="default" onClick={onAmend}>
            {words(note.status === 'final' ? 'notes.amend' : 'notes.go-on')}
          </Button>
        )}
        {note.own && note.status === 'final' && !isAway && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-expanded={isMoving}
            onClick={() => setMoving(!isMoving)}
          >
            {words('notes.move')}
          </Button>
        )}
        {movedTo && (
          <Button size="xs" variant="subtle" onClick={() => go('chart', { patient: movedTo.patient })}>
            <bdi>{words('by-hand-here.open', { name: movedTo.name })}</bdi>
          </Button>
        )}
      </Group>
      {note.moved === 'here' && (
        <Text size="sm" c="dimmed">
          {words('notes.moved-here')}
        </Text>
      )}
      {isMoving && (
        <MoveTo
          patient={patient}
          onLeft={() => setMoving(false)}
          move={async ({ requestId, ...to }) => {
            await services.intake.moveNote({ requestId, note: note.note, patient: to.patient })
            setMoving(false)
            setMovedTo(to)
            title.current?.focus()
            onMoved()
          }}
        />
      )}
    </>
  )
}
