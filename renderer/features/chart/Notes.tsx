import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { setDraft, useDraft, useKeptDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'
import { aboutNote, openNote, typed } from './note-draft.ts'
import { Note } from './Note.tsx'
import type { Whose } from './WhoseNote.tsx'

/**
 * Notes written here, or documents that came with files. What is typed is a draft, kept while one types; signing makes
 * it a note, of which every version stays; a document stays as it came.
 */
export function Notes({ who, which }: { who: Whose; which: 'own' | 'imported' }) {
  const { patient } = who
  const notes = useLoaded(signal => services.patients.notes({ patient }, { signal }), [patient])
  const [{ note: chosen }] = useDraft(openNote, { patient })
  const isShown = (note: number | 'new' | undefined) =>
    note === 'new' ? which === 'own' : note !== undefined && note > 0 === (which === 'own')
  const open = isShown(chosen) ? chosen : undefined
  const { isThere: isBegun } = useKeptDraft(noteDraft, aboutNote(patient, 'new'))
  const [thrown, setThrown] = useState<{ of: number | 'new'; draft: NoteDraft }>()
  const [signed, setSigned] = useState<number>()
  const focus = useFocusWhenDrawn(open)
  if (notes.error !== undefined) return <Problem error={notes.error} />
  const listed = (notes.value ?? []).filter(each => each.own === (which === 'own'))
  const show = (note: number | 'new' | undefined) => setDraft(openNote, { patient }, { note })
  return (
    <Stack>
      {which === 'own' && open !== 'new' && (
        <Group>
          <Button
            size="xs"
            onClick={() => {
              focus(() => document.querySelector<HTMLElement>('.note-editor input'))
              show('new')
            }}
          >
            {words(isBegun ? 'notes.go-on' : 'notes.write')}
          </Button>
          <Kept draft={noteDraft} about={aboutNote(patient, 'new')} />
        </Group>
      )}
      {thrown && (
        <Group role="status">
          <Text size="sm">{words('notes.thrown-away')}</Text>
          <Button
            size="compact-xs"
            variant="default"
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
      {open !== undefined && (
        <Note
          key={open}
          who={who}
          note={open}
          isJustSigned={signed === open}
          onSigned={note => {
            setThrown(undefined)
            notes.reload()
            setSigned(note)
            show(note)
          }}
          onThrownAway={draft => {
            setThrown({ of: open, draft })
            if (open === 'new') show(undefined)
          }}
        />
      )}
      <Table aria-label={words(which === 'own' ? 'notes.list' : 'tab.documents')} highlightOnHover>
        <Table.Tbody>
          {listed.map(({ note, title, written, own, status, versions }) => (
            <Table.Tr key={note}>
              <Table.Td w="9rem">{dateText(written)}</Table.Td>
              <Table.Td>
                <Button variant="subtle" size="compact-sm" title={title} onClick={() => show(note)}>
                  {title ? <bdi>{title}</bdi> : words('notes.no-title')}
                </Button>
              </Table.Td>
              <Table.Td c="dimmed">
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
