import { Anchor, Text } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** That nobody has said yet that a recovery sheet is on paper, and where one is made: quiet, and until it is said. */
export function SheetLine() {
  const go = useRouter(each => each.go)
  const demonstration = useSession(state => state.demonstration)
  const status = useLoaded(signal => services.vault.status({}, { signal }), [])
  const sheet = status.value?.recoverySheet
  if (demonstration || sheet === undefined || sheet === 'kept') return null
  return (
    <Text size="sm" c="dimmed">
      {words('today.no-sheet')}{' '}
      <Anchor component="button" type="button" fz="inherit" onClick={() => go('settings')}>
        {words('today.make-sheet')}
      </Anchor>
    </Text>
  )
}
