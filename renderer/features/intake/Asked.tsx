import { Button, Group, Text } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** How many pairs of people wait for somebody to say whether they are one; nothing where none does. */
export function Asked({ state }: { readonly state: string | undefined }) {
  const { go } = useRouter()
  const { value } = useLoaded(signal => services.patients.pairs({ offset: 0, limit: 1 }, { signal }), [state])
  const pairs = value?.total ?? 0
  if (pairs === 0) return null
  return (
    <Group>
      <Text>{words('patients.pairs', { pairs })}</Text>
      <Button size="xs" variant="light" onClick={() => go('same')}>
        {words('view.same')}
      </Button>
    </Group>
  )
}
