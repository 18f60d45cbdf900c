import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { setDraft, useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { beginNote, openNote } from './note-draft.ts'
import { Note } from './Note.tsx'

/**
 * Notes that came with files and notes written here. What is typed is saved after a second's rest, and at
 * once when one looks elsewhere; every version stays.
 */
export function Notes({ patient }: { patient: number }) {
  const notes = useLoaded(signal => services.patients.notes({ patient }, { signal }), [patient])
  const [{ note: open }] = useDraft(openNote, patient)
  if (notes.error !== undefined) return <Problem error={notes.error} />
  return (
    <Stack>
      <Group>
        <Button size="xs" onClick={() => beginNote(patient)}>
          {words('notes.write')}
        </Button>
      </Group>
      {open !== undefined && <Note key={open} patient={patient} note={open} onSaved={notes.reload} />}
      <Table aria-label={words('notes.list')} highlightOnHover>
        <Table.Tbody>
          {(notes.value ?? []).map(({ note, title, written, own, status, versions }) => (
            <Table.Tr key={note}>
              <Table.Td w="9rem">{dateText(written)}</Table.Td>
              <Table.Td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  title={title}
                  onClick={() => setDraft(openNote, patient, { note })}
                >
                  {title ? <bdi>{title}</bdi> : words('notes.no-title')}
                </Button>
              </Table.Td>
              <Table.Td c="dimmed">
                {own ? words('notes.state', { status, versions }) : words('notes.came')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {notes.value?.length === 0 && <Text c="dimmed">{words('notes.none')}</Text>}
    </Stack>
  )
}
