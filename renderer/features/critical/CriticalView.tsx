import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { CriticalList } from '../../parts/CriticalList.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'

const PAGE = 100
/** As many as one call may answer. */
const MOST = 500

/** Everything that cannot wait, whomever it is of. */
export function CriticalView() {
  const { go } = useRouter()
  const [limit, setLimit] = useState(PAGE)
  const job = useJobs(state => state.lastImport?.state)
  const { value, error, reload } = useLoaded(
    signal => services.patients.critical({ offset: 0, limit }, { signal }),
    [limit, job],
  )
  useEscape(() => go('patients'))
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value) return <Skeleton h={240} aria-busy />
  const { total, rows } = value
  return (
    <Stack>
      <Group justify="space-between">
        <ViewTitle>{words('view.critical')}</ViewTitle>
        {total > 0 && (
          <Text c="dimmed" size="sm" role="status">
            {words('critical.waiting', { results: total })}
          </Text>
        )}
      </Group>
      {error !== undefined && <Problem error={error} />}
      {total === 0 ? (
        <Empty
          title={words('critical.none')}
          action={<Button onClick={() => go('patients')}>{words('same.back')}</Button>}
        >
          {words('critical.none-why')}
        </Empty>
      ) : (
        <CriticalList lines={rows} onOpen={patient => go('chart', { patient })} onSeen={reload} />
      )}
      {total > rows.length && limit < MOST && (
        <Group>
          <Button variant="default" size="xs" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
            {words('critical.more', { shown: rows.length, of: total })}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
