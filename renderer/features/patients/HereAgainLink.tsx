import { Button } from '@mantine/core'
import { useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** How many people are here again who were erased, and the way to them; nothing where there is none. */
export function HereAgainLink() {
  const { go } = useRouter()
  const job = useJobs(state => state.lastImport?.state)
  const { value } = useLoaded(signal => services.safekeeping.erasedHere({}, { signal }), [job])
  const people = value?.length ?? 0
  if (people === 0) return undefined
  return (
    <Button size="xs" variant="subtle" onClick={() => go('settings')}>
      {words('erasing.here', { people })}
    </Button>
  )
}
