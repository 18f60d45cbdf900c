import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { dropDraft, nameInStore, useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { Difference } from './Difference.tsx'
import { aboutNote, typed } from './note-draft.ts'
import { OtherTexts } from './OtherTexts.tsx'
import { WhoseNote, type Whose } from './WhoseNote.tsx'

/** The newest version that is signed of the note one amends. */
export type Newest = Awaited<ReturnType<typeof services.patients.readNote>>

interface NoteEditorProps {
  readonly who: Whose
  readonly note: number | 'new'
  /** Undefined for a new note. */
  readonly newest: Newest | undefined
  readonly takesFocus: boolean
  onSigned(note: number): void
  /** Somebody else may have signed a version: it is looked up again. */
  onChanged(): void
  onThrownAway(draft: NoteDraft): void
}

/** A note while it is written: a draft, until it is signed. */
export function NoteEditor({
  who,
  note,
  newest,
  takesFocus,
  onSigned,
  onChanged,
  onThrownAway,
}: NoteEditorProps) {
  const about = aboutNote(who.patient, note)
  const [draft] = useDraft(noteDraft, about)
  const signing = useAction()
  const field = useRef<HTMLTextAreaElement>(null)
  const toText = () => field.current?.focus()
  const { title, text, why, base, request } = draft
  const isAmending = newest?.status === 'final'
  const isBehind = base !== undefined && newest !== undefined && base.version !== newest.version
  const sign = () =>
    signing.run(async () => {
      // What is under way to the store of drafts must not come after the note and bring the draft back.
      await keepAllNow()
      try {
        const written = await services.patients.signNote({
          requestId: request,
          patient: who.patient,
          ...base,
          title,
          text,
          ...(why !== '' && { why }),
          draft: nameInStore(noteDraft, about),
        })
        dropDraft(noteDraft, about)
        onSigned(written.note)
      } catch (error) {
        onChanged()
        throw error
      }
    })
  return (
    <Stack gap="xs" className="note-editor">
      <WhoseNote who={who} />
      <TextInput
        label={words('notes.title')}
        value={title}
        maxLength={200}
        readOnly={signing.busy}
        onChange={event => typed(about, { title: event.currentTarget.value })}
      />
      <Textarea
        label={words('notes.text')}
        ref={field}
        autoFocus={takesFocus}
        autosize
        minRows={5}
        maxRows={20}
        maxLength={200_000}
        value={text}
        readOnly={signing.busy}
        onChange={event => typed(about, { text: event.currentTarget.value })}
      />
      {isAmending && (
        <TextInput
          label={words('notes.why')}
          value={why}
          maxLength={2_000}
          readOnly={signing.busy}
          onChange={event => typed(about, { why: event.currentTarget.value })}
        />
      )}
      <Kept draft={noteDraft} about={about} />
      <OtherTexts about={about} onDecided={toText} />
      {isBehind && (
        <Stack gap={4} className="other-text">
          <Text size="sm" role="status">
            {words('notes.changed', { version: newest.version })}
          </Text>
          <Text size="xs" c="dimmed">
            {words('notes.changed-what', { version: newest.version })}
          </Text>
          <Difference
            before={newest.text}
            after={text}
            label={words('notes.changed-what', { version: newest.version })}
          />
          <Group>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                typed(about, { base: { note: newest.note, version: newest.version } })
                toText()
              }}
            >
              {words('notes.go-on-from', { version: newest.version })}
            </Button>
          </Group>
        </Stack>
      )}
      {signing.error !== undefined && <Problem error={signing.error} />}
      <Group gap="sm">
        {!isBehind && (
          <>
            <WhoseNote who={who} />
            <ActionButton
              size="xs"
              busy={signing.busy}
              disabled={title.trim() === '' && text.trim() === ''}
              onClick={sign}
            >
              {words(isAmending ? 'notes.sign-amended' : 'notes.sign')}
            </ActionButton>
          </>
        )}
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            dropDraft(noteDraft, about)
            onThrownAway(draft)
          }}
        >
          {words('notes.throw-away')}
        </Button>
      </Group>
    </Stack>
  )
}
