import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { dropDraft, useDraft } from '../../client/drafts.ts'
import type { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { words } from '../../ui/words.ts'
import { Difference } from './Difference.tsx'
import { aboutNote, typed } from './note-draft.ts'
import { NoteBeginning } from './NoteBeginning.tsx'
import { NoteFacts } from './NoteFacts.tsx'
import { OtherTexts } from './OtherTexts.tsx'
import { useNoteSigning, type SignedNote } from './use-note-signing.ts'
import { WhoseNote, type Whose } from './WhoseNote.tsx'

/** The newest version that is signed of the note one amends. */
export type Newest = Awaited<ReturnType<typeof services.patients.readNote>>

interface NoteEditorProps {
  readonly who: Whose
  readonly note: number | 'new'
  /** Undefined for a new note. */
  readonly newest: Newest | undefined
  readonly takesFocus: boolean
  onSigned(signed: SignedNote): void
  /** Somebody else may have signed a version: it is looked up again. */
  onChanged(): void
  onThrownAway(draft: NoteDraft): void
}

const DAY = '.note-editor .to-be-stored input'
/** In which line of it the caret stands. */
const lineAt = ({ value, selectionStart }: HTMLTextAreaElement) =>
  value.slice(0, selectionStart).split('\n').length - 1
const endOfLine = (text: string, line: number) =>
  text
    .split('\n')
    .slice(0, line + 1)
    .join('\n').length

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
  const field = useRef<HTMLTextAreaElement>(null)
  const [typing, setTyping] = useState<number>()
  const toText = () => field.current?.focus()
  const toPlace = (caret: number) => {
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret, caret)
    })
  }
  const { title, text, why, base } = draft
  const signing = useNoteSigning({
    patient: who.patient,
    about,
    draft,
    onSigned,
    onFailed: onChanged,
    onFault: line =>
      line === undefined ? document.querySelector<HTMLElement>(DAY)?.focus() : toPlace(endOfLine(text, line)),
  })
  const { read, facts, action } = signing
  const isAmending = newest?.status === 'final'
  const isBehind = base !== undefined && newest !== undefined && base.version !== newest.version
  const type = (part: Parameters<typeof typed>[1]) => {
    signing.onTyped()
    typed(about, part)
  }
  return (
    <Stack gap="xs" className="note-editor">
      <WhoseNote who={who} />
      {text === '' && (
        <NoteBeginning
          title={title}
          onChoose={(begun, caret) => {
            type(begun)
            toPlace(caret)
          }}
        />
      )}
      <TextInput
        label={words('notes.title')}
        value={title}
        maxLength={200}
        readOnly={action.busy}
        onChange={event => type({ title: event.currentTarget.value })}
      />
      <Textarea
        label={words('notes.text')}
        description={words('notes.snippets')}
        inputWrapperOrder={['label', 'input', 'description']}
        ref={field}
        data-autofocus
        autoFocus={takesFocus}
        autosize
        minRows={5}
        maxRows={20}
        maxLength={200_000}
        value={text}
        readOnly={action.busy}
        onChange={event => type({ text: event.currentTarget.value })}
        onSelect={event => setTyping(lineAt(event.currentTarget))}
        onBlur={() => setTyping(undefined)}
      />
      <NoteFacts
        draft={draft}
        read={read}
        typing={typing}
        refused={signing.refused}
        shut={signing.isShut}
        isAsked={signing.isAsked}
        onHappened={happened => type({ happened })}
      />
      {isAmending && (
        <TextInput
          label={words('notes.why')}
          value={why}
          maxLength={2_000}
          readOnly={action.busy}
          onChange={event => type({ why: event.currentTarget.value })}
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
      {action.error !== undefined && <Problem error={action.error} />}
      <Group gap="sm">
        {!isBehind && (
          <>
            <WhoseNote who={who} />
            <ActionButton
              size="xs"
              busy={action.busy}
              disabled={title.trim() === '' && text.trim() === ''}
              onClick={signing.sign}
            >
              {words(isAmending ? 'notes.sign-amended' : 'notes.sign')}
              {facts.length > 0 && words('notes.sign-facts', { facts: facts.length })}
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
