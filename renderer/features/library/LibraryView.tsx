import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { z } from 'zod'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { WorksTable } from './WorksTable.tsx'

const PAGE = 50

/** What was searched for, and how far one had leafed. */
const search: Draft<{ readonly query: string; readonly behind: number }> = {
  name: 'library.search',
  initial: { query: '', behind: 0 },
  keep: z.strictObject({ query: z.string().max(200), behind: z.number() }),
}

/** Published works that files named, found by the words of a search. */
export function LibraryView() {
  const { go } = useRouter()
  const [{ query, behind }, setSearch] = useDraft(search)
  const { value, error } = useLoaded(
    signal => services.library.works({ query, behind, most: PAGE }, { signal }),
    [query, behind],
  )
  useEscape(() => go('evidence'))
  const all = value?.all ?? 0
  const isAsked = query.trim() !== ''
  const isEmpty = value !== undefined && all === 0 && !isAsked
  return (
    <Stack role="presentation" onKeyDown={moveAmongRows}>
      <Group justify="space-between">
        <ViewTitle>{words('view.library')}</ViewTitle>
        <Text c="dimmed" size="sm" role="status">
          {value && words('library.found', { works: all, asked: isAsked ? 'yes' : 'no' })}
        </Text>
      </Group>
      {error !== undefined && <Problem error={error} />}
      {!value && error === undefined && <Skeleton h={160} />}
      {isEmpty ? (
        <Empty
          title={words('library.open')}
          action={<Button onClick={() => go('intake')}>{words('library.bring-in')}</Button>}
        >
          {words('library.none')}
        </Empty>
      ) : (
        <>
          <Text size="sm" c="dimmed" maw="75ch">
            {words('library.why')}
          </Text>
          <TextInput
            aria-label={words('library.search')}
            placeholder={words('library.search')}
            value={query}
            maxLength={200}
            maw="40rem"
            onChange={event => setSearch({ query: event.currentTarget.value, behind: 0 })}
          />
        </>
      )}
      {value && all === 0 && isAsked && <Text size="sm">{words('library.none-found')}</Text>}
      {value && all > 0 && <WorksTable works={value.works} />}
      {all > PAGE && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-disabled={behind === 0}
            onClick={() => setSearch({ behind: Math.max(0, behind - PAGE) })}
          >
            {words('library.earlier')}
          </Button>
          <Text size="sm">
            {words('library.page', { from: behind + 1, to: Math.min(all, behind + PAGE), all })}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-disabled={behind + PAGE >= all}
            onClick={() => behind + PAGE < all && setSearch({ behind: behind + PAGE })}
          >
            {words('library.later')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
