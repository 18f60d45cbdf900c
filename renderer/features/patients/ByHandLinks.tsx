import { Button } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { words } from '../../ui/words.ts'

/** The ways to those whose records are on paper. */
export function ByHandLinks() {
  const { go } = useRouter()
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => go('register')}>
        {words('view.register')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => go('paper-register')}>
        {words('view.paper-register')}
      </Button>
    </>
  )
}
