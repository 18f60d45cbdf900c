import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** How many critical results nobody has acknowledged, and the way there; nothing where there is none. */
export function CriticalLink() {
  const { go } = useRouter()
  const job = useJobs(state => state.lastImport?.state)
  const { value } = useLoaded(
    signal => services.patients.critical({ offset: 0, limit: 1 }, { signal }),
    [job],
  )
  const results = value?.total ?? 0
  if (results === 0) return undefined
  return (
    <Button
      size="xs"
      color="red"
      variant="light"
      leftSection={<IconAlertTriangle size={16} aria-hidden />}
      onClick={() => go('critical')}
    >
      {words('critical.waiting', { results })}
    </Button>
  )
}
