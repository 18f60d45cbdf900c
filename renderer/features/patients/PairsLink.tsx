import { Button } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** How many pairs may be one person, and the way there; nothing where there is none, or nobody can say. */
export function PairsLink() {
  const { go } = useRouter()
  const { value } = useLoaded(async signal => {
    // What an import that ended too early left undone.
    await services.intake.matchPeople({}, { signal })
    return services.patients.pairs({ offset: 0, limit: 1 }, { signal })
  }, [])
  const pairs = value?.total ?? 0
  if (pairs === 0) return undefined
  return (
    <Button size="xs" variant="light" onClick={() => go('same')}>
      {words('patients.pairs', { pairs })}
    </Button>
  )
}
