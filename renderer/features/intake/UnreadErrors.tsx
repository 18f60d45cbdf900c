import { Alert, Button, List, Stack } from '@mantine/core'
import { useDraft } from '../../client/drafts.ts'
import { unread } from '../../client/unread.ts'
import { speak, words } from '../../ui/words.ts'

/** What went wrong and nobody has said that it was read: it outlives the view, the lock and the window. */
export function UnreadErrors() {
  const [{ lines }, keep] = useDraft(unread)
  if (lines.length === 0) return null
  const read = () => {
    keep({ lines: [] })
    document.querySelector<HTMLElement>('main .view-title')?.focus({ preventScroll: true })
  }
  return (
    <Alert color="red" variant="light" title={words('intake.unread', { lines: lines.length })} role="alert">
      <Stack gap="xs" align="start">
        <List size="sm">
          {lines.map(each => (
            <List.Item key={JSON.stringify(each)}>
              <bdi>{speak(each)}</bdi>
            </List.Item>
          ))}
        </List>
        <Button size="compact-sm" variant="default" onClick={read}>
          {words('intake.unread-read')}
        </Button>
      </Stack>
    </Alert>
  )
}
