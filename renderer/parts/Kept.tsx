import { Text } from '@mantine/core'
import { useKeptDraft, type About, type Draft } from '../client/drafts.ts'
import { clockText } from '../ui/dates.ts'
import { Problem } from '../ui/states.tsx'
import { words } from '../ui/words.ts'

/** Quietly beside what is half typed: since when it is kept. Louder only where it could not be. */
export function Kept<T>({ draft, about }: { draft: Draft<T>; about?: About }) {
  const { isThere, kept, isWaiting, failed } = useKeptDraft(draft, about)
  if (!isThere) return null
  if (failed !== undefined && isWaiting)
    return (
      <div>
        <Text size="xs">{words('draft.not-kept')}</Text>
        <Problem error={failed} />
      </div>
    )
  return (
    <Text size="xs" c="dimmed" className="kept">
      {isWaiting || kept === undefined
        ? words('draft.waiting')
        : words('draft.kept', { time: clockText(kept) })}
    </Text>
  )
}
