import { Button, Stack } from '@mantine/core'
import { useRouter } from '../client/router.ts'
import { words } from '../ui/words.ts'
import { rail, viewOf } from './views.ts'

/** The views, one below the other. */
export function Rail() {
  const { place, go } = useRouter()
  const shown = viewOf(place)
  const current = shown.within ?? shown.id
  return (
    <Stack gap={4}>
      {rail.map(({ id, title, icon: Picture }, index) => (
        <Button
          key={id}
          variant={id === current ? 'light' : 'subtle'}
          color={id === current ? 'sea' : 'gray'}
          justify="flex-start"
          leftSection={<Picture size={18} stroke={1.75} aria-hidden />}
          aria-current={id === current ? 'page' : undefined}
          title={`${words(title)} · Alt ${index + 1}`}
          onClick={() => go(id)}
        >
          {words(title)}
        </Button>
      ))}
    </Stack>
  )
}
