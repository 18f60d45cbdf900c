import { NativeSelect } from '@mantine/core'
import { beginningOf } from '../../../shared/domain/notes/note-template.ts'
import { noteTemplates } from '../../../shared/domain/notes/note-templates.ts'
import type { NoteDraft } from '../../parts/note-draft.ts'
import { spoken, words } from '../../ui/words.ts'

/** Begins a note by a template; what stands already stays before it. */
export function NoteBeginning({
  draft: { title, text },
  onChoose,
}: {
  readonly draft: NoteDraft
  onChoose(begun: Pick<NoteDraft, 'title' | 'text'>, caret: number): void
}) {
  return (
    <NativeSelect
      size="xs"
      label={words('notes.template')}
      value=""
      data={[
        { value: '', label: words('notes.template-none') },
        ...noteTemplates.map(each => ({ value: each.id, label: spoken(each.title) })),
      ]}
      onChange={event => {
        const chosen = noteTemplates.find(({ id }) => id === event.currentTarget.value)
        if (!chosen) return
        const before = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`
        const beginning = beginningOf(chosen, spoken)
        const caret = before.length + beginning.indexOf('\n') + 1
        onChoose({ title: title === '' ? spoken(chosen.title) : title, text: before + beginning }, caret)
      }}
    />
  )
}
