import { Button, Group, Text } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** That something was found in notes and waits for a yes; nothing where nothing does. `since`: what may change it. */
export function FoundInNotes({ since }: { readonly since: unknown }) {
  const { go } = useRouter()
  const { value } = useLoaded(signal => services.patients.findingsWaiting({ limit: 1 }, { signal }), [since])
  if (!value || value.documents.length === 0) return null
  return (
    <Group>
      <Text>{words('findings.some-wait')}</Text>
      <Button size="xs" variant="light" onClick={() => go('findings', {})}>
        {words('view.findings')}
      </Button>
    </Group>
  )
}
