import { Button, Group, Text } from '@mantine/core'
import { beginningOf } from '../../../shared/domain/notes/note-template.ts'
import { noteTemplates } from '../../../shared/domain/notes/note-templates.ts'
import type { NoteDraft } from '../../parts/note-draft.ts'
import { spoken, words } from '../../ui/words.ts'

interface NoteBeginningProps {
  readonly title: string
  /** `caret`: where one goes on writing. */
  onChoose(begun: Pick<NoteDraft, 'title' | 'text'>, caret: number): void
}

/** The templates by which an empty note may begin. */
export function NoteBeginning({ title, onChoose }: NoteBeginningProps) {
  return (
    <Group gap={4} role="group" aria-label={words('notes.template')}>
      <Text size="xs" c="dimmed">
        {words('notes.template')}
      </Text>
      {noteTemplates.map(each => (
        <Button
          key={each.id}
          size="compact-xs"
          variant="default"
          onClick={() => {
            const text = beginningOf(each, spoken)
            const begun = { title: title === '' ? spoken(each.title) : title, text }
            onChoose(begun, text.indexOf('\n') + 1)
          }}
        >
          {spoken(each.title)}
        </Button>
      ))}
    </Group>
  )
}
