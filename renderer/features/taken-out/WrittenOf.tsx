import { Stack, Text, Title } from '@mantine/core'
import type { WrittenOf as Of } from '../../../shared/contract/written-of.ts'
import { useDraft, useKeptDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { noteDraft } from '../../parts/note-draft.ts'
import { writtenOfText } from '../../parts/written-of-text.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** What was written of one of them: every note as it was last signed, and one's own draft, to be read. */
export function WrittenOf({ of }: { of: Of }) {
  const { patient } = of
  const about = { patient, of: 'new' }
  const [draft] = useDraft(noteDraft, about)
  const { isThere } = useKeptDraft(noteDraft, about)
  const notes = useLoaded(
    async signal => {
      const own = (await services.patients.notes({ patient }, { signal })).filter(each => each.own)
      return Promise.all(own.map(({ note }) => services.patients.readNote({ note }, { signal })))
    },
    [patient],
  )
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        <bdi>{writtenOfText(of)}</bdi>
      </Title>
      {notes.error !== undefined && <Problem error={notes.error} />}
      {(notes.value ?? []).map(({ note, title, text, written }) => (
        <div key={note}>
          <Text size="sm" c="dimmed">
            {dateText(written)} · <bdi>{title || words('notes.no-title')}</bdi>
          </Text>
          <pre className="exact note-text" tabIndex={0}>
            {text}
          </pre>
        </div>
      ))}
      {isThere && (
        <div>
          <Kept draft={noteDraft} about={about} />
          <pre className="exact note-text" tabIndex={0}>
            {[draft.title, draft.text].filter(Boolean).join('\n')}
          </pre>
        </div>
      )}
    </Stack>
  )
}
