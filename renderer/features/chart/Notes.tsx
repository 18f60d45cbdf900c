import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { setDraft, useDraft, useKeptDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { noteDraft } from '../../parts/note-draft.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { aboutNote, openNote } from './note-draft.ts'
import { OpenNote } from './OpenNote.tsx'
import type { SignedNote } from './use-note-signing.ts'
import type { Whose } from './WhoseNote.tsx'

interface NotesProps {
  readonly who: Whose
  readonly which: 'own' | 'imported'
  /** One is being written beside the page; it does not stand here as well. */
  readonly isBeside: boolean
  /** Grows whenever one was signed. */
  readonly signed: number
  onSigned(signed: SignedNote): void
  onMoved(): void
  onWrite(): void
  /** One of the list is to be read here. */
  onRead(): void
}

/**
 * Notes written here, or documents that came with files. What is typed is a draft, kept while one types; signing makes
 * it a note, of which every version stays; a document stays as it came.
 */
export function Notes({ who, which, isBeside, signed, onSigned, onMoved, onWrite, onRead }: NotesProps) {
  const { patient } = who
  const notes = useLoaded(signal => services.patients.notes({ patient }, { signal }), [patient, signed])
  const [{ note: open }] = useDraft(openNote, { patient })
  const { isThere: isBegun } = useKeptDraft(noteDraft, aboutNote(patient, 'new'))
  if (notes.error !== undefined) return <Problem error={notes.error} />
  const listed = (notes.value ?? []).filter(each => each.own === (which === 'own'))
  const isHere = !isBeside && typeof open === 'number' && open > 0 === (which === 'own')
  const show = (note: number) => {
    onRead()
    setDraft(openNote, { patient }, { note })
  }
  return (
    <Stack>
      {which === 'own' && !isBeside && (
        <Group>
          <Button size="xs" onClick={onWrite}>
            {words(isBegun ? 'notes.go-on' : 'notes.write')}
          </Button>
          <Kept draft={noteDraft} about={aboutNote(patient, 'new')} />
        </Group>
      )}
      {isHere && <OpenNote who={who} onSigned={onSigned} onMoved={onMoved} />}
      <Table aria-label={words(which === 'own' ? 'notes.list' : 'tab.documents')} highlightOnHover>
        <Table.Tbody>
          {listed.map(({ note, title, written, own, status, versions, moved }) => (
            <Table.Tr key={note}>
              <Table.Td w="9rem">{dateText(written)}</Table.Td>
              <Table.Td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  title={title}
                  className={moved === 'away' ? 'struck' : undefined}
                  onClick={() => show(note)}
                >
                  {title ? <bdi>{title}</bdi> : words('notes.no-title')}
                </Button>
              </Table.Td>
              <Table.Td c="dimmed">
                {moved && `${words(`notes.moved-${moved}`)} `}
                {own ? words('notes.state', { status, amended: versions - 1 }) : words('notes.came')}
                <Kept draft={noteDraft} about={aboutNote(patient, note)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {notes.value && listed.length === 0 && (
        <Text c="dimmed">{words(which === 'own' ? 'notes.none' : 'summary.no-documents')}</Text>
      )}
    </Stack>
  )
}
