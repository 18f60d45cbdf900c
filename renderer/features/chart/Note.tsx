import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { aboutNote, leave, noteDraft, typed, type NoteDraft } from './note-draft.ts'
import { NoteVersions } from './NoteVersions.tsx'

const empty = { title: '', text: '' }

function stateText({ content, place, saved }: NoteDraft): string {
  if (content && !saved) return words('notes.not-saved')
  return place ? words('notes.saved', { version: place.version }) : ''
}

/** One note, to be read or written. */
export function Note({ patient, note, onSaved }: { patient: number; note: number | 'new'; onSaved(): void }) {
  const about = aboutNote(patient, note)
  const [draft] = useDraft(noteDraft, about)
  const loaded = useLoaded(
    async signal => (note === 'new' ? undefined : services.patients.readNote({ note }, { signal })),
    [note],
  )
  const content = draft.content ?? loaded.value ?? empty
  const own = note === 'new' || loaded.value?.own === true
  const place = draft.place ?? (note === 'new' ? undefined : loaded.value)

  useEffect(() => () => void leave(about), [about])
  const version = draft.place?.version
  const tellSaved = useEffectEvent(onSaved)
  useEffect(() => {
    if (version !== undefined) tellSaved()
  }, [version])
  const change = (part: Partial<typeof empty>) => {
    const { title, text } = { ...content, ...part }
    typed(patient, about, {
      content: { title, text },
      ...(place && { place: { note: place.note, version: place.version } }),
    })
  }

  if (loaded.error !== undefined) return <Problem error={loaded.error} />
  return (
    <Stack gap="xs">
      <TextInput
        label={words('notes.title')}
        value={content.title}
        readOnly={!own}
        onChange={event => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={words('notes.text')}
        autosize
        minRows={5}
        maxRows={20}
        value={content.text}
        readOnly={!own}
        onChange={event => change({ text: event.currentTarget.value })}
      />
      <Text size="sm" c="dimmed" role="status">
        {own ? stateText(draft) : words('notes.stays')}
      </Text>
      {draft.error !== undefined && <Problem error={draft.error} />}
      {own && place && <NoteVersions note={place.note} version={place.version} />}
    </Stack>
  )
}
