import { Button, Group, Stack, Text } from '@mantine/core'
import { dropAside } from '../../client/draft-keeping.ts'
import type { SetAside } from '../../client/draft-store.ts'
import { useKeptDraft } from '../../client/drafts.ts'
import { noteDraft, type NoteDraft } from '../../parts/note-draft.ts'
import { clockText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { addBelow, type AboutNote } from './note-draft.ts'

/** Texts of this draft that were typed elsewhere meanwhile: each is shown, and the person says what becomes of it. */
export function OtherTexts({ about, onDecided }: { about: AboutNote; onDecided(): void }) {
  const { asides } = useKeptDraft(noteDraft, about)
  const action = useAction()
  const drop = (aside: SetAside) =>
    action.run(async () => {
      await dropAside(aside)
      onDecided()
    })
  return (
    <>
      {asides.map(aside => {
        const other = aside.value as NoteDraft // `useKeptDraft` leaves out what is none
        return (
          <Stack key={`${aside.about} ${aside.aside}`} gap={4} className="other-text">
            <Text size="sm">{words('draft.aside', { time: clockText(aside.kept) })}</Text>
            <pre className="exact note-text" tabIndex={0}>
              {[other.title, other.text].filter(Boolean).join('\n')}
            </pre>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  addBelow(about, other)
                  drop(aside)
                }}
              >
                {words('draft.aside-add')}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => drop(aside)}>
                {words('draft.aside-drop')}
              </Button>
            </Group>
          </Stack>
        )
      })}
      {action.error !== undefined && <Problem error={action.error} />}
    </>
  )
}
