import { Anchor, Button, Group, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'

/** Notes that came with files and notes written here. What is typed is saved after a second's rest; every version stays. */
export function Notes({ patient }: { patient: number }) {
  const notes = useLoaded(signal => services.patients.notes({ patient }, { signal }), [patient])
  const [open, setOpen] = useState<number | 'new'>()
  if (notes.error !== undefined) return <Problem error={notes.error} />
  return (
    <Stack>
      <Group>
        <Button size="xs" onClick={() => setOpen('new')}>
          Write a note
        </Button>
      </Group>
      {open !== undefined && (
        <Note key={open} patient={patient} note={open === 'new' ? undefined : open} onSaved={notes.reload} />
      )}
      <Table aria-label="Notes" highlightOnHover>
        <Table.Tbody>
          {(notes.value ?? []).map(each => (
            <Table.Tr key={each.note}>
              <Table.Td w="9rem">{dateText(each.written)}</Table.Td>
              <Table.Td>
                <Button variant="subtle" size="compact-sm" onClick={() => setOpen(each.note)}>
                  {each.title || '(no title)'}
                </Button>
              </Table.Td>
              <Table.Td c="dimmed">
                {each.own ? `${each.status}, version ${each.versions}` : 'came with a file'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {notes.value?.length === 0 && <Text c="dimmed">No notes yet.</Text>}
    </Stack>
  )
}

function Note({ patient, note, onSaved }: { patient: number; note: number | undefined; onSaved(): void }) {
  const loaded = useLoaded(
    async signal => (note === undefined ? undefined : services.patients.readNote({ note }, { signal })),
    [note],
  )
  const [draft, setDraft] = useState<{ title: string; text: string }>()
  const [state, setState] = useState('')
  const [error, setError] = useState<unknown>()
  const [saved, setSaved] = useState<{ note: number; version: number }>()
  const content = draft ?? { title: loaded.value?.title ?? '', text: loaded.value?.text ?? '' }
  const own = note === undefined || loaded.value?.own === true

  const save = useDebouncedCallback(async ({ title, text }: { title: string; text: string }) => {
    const place = saved ?? (note === undefined ? {} : { note, version: loaded.value?.version ?? 1 })
    try {
      const written = await services.patients.writeNote({
        requestId: crypto.randomUUID(),
        patient,
        title,
        text,
        status: 'draft',
        ...place,
      })
      setSaved(written)
      setState(`Saved, version ${written.version}`)
      setError(undefined)
      onSaved()
    } catch (failed) {
      setError(failed)
    }
  }, 1_000)
  const change = (part: Partial<typeof content>) => {
    const next = { ...content, ...part }
    setDraft(next)
    setState('Not saved yet')
    void save(next)
  }

  if (loaded.error !== undefined) return <Problem error={loaded.error} />
  return (
    <Stack gap="xs">
      <TextInput
        label="Title"
        value={content.title}
        readOnly={!own}
        onChange={event => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={5}
        maxRows={20}
        value={content.text}
        readOnly={!own}
        onChange={event => change({ text: event.currentTarget.value })}
      />
      <Text size="sm" c="dimmed" role="status">
        {own ? state : 'This came with a file and stays as it came.'}
      </Text>
      {error !== undefined && <Problem error={error} />}
      {own && (saved ?? loaded.value) && <Versions {...(saved ?? loaded.value!)} />}
    </Stack>
  )
}

/** Every version that was ever saved, newest first; what stands now is left out. */
function Versions({ note, version: newest }: { note: number; version: number }) {
  const [shown, setShown] = useState(false)
  const versions = useLoaded(
    async signal => (shown ? services.patients.noteVersions({ note }, { signal }) : []),
    [note, shown, newest],
  )
  const earlier = (versions.value ?? []).filter(each => each.version !== newest)
  if (newest < 2) return null
  return (
    <Stack gap="xs">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide earlier versions' : 'Earlier versions'}
      </Anchor>
      {versions.error !== undefined && <Problem error={versions.error} />}
      {earlier.map(each => (
        <div key={each.version}>
          <Text size="sm" c="dimmed">
            Version {each.version}, {dateText(each.written)}: {each.title || '(no title)'}
          </Text>
          <pre className="exact" tabIndex={0}>
            {each.text}
          </pre>
        </div>
      ))}
    </Stack>
  )
}
