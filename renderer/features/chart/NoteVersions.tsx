import { Anchor, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** Every version that was ever saved, newest first; what stands now is left out. */
export function NoteVersions({ note, version: newest }: { note: number; version: number }) {
  const [shown, setShown] = useState(false)
  const versions = useLoaded(
    async signal => (shown ? services.patients.noteVersions({ note }, { signal }) : []),
    [note, shown, newest],
  )
  const earlier = (versions.value ?? []).filter(each => each.version !== newest)
  if (newest < 2) return null
  return (
    <Stack gap="xs">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {words(shown ? 'notes.hide-earlier' : 'notes.earlier')}
      </Anchor>
      {versions.error !== undefined && <Problem error={versions.error} />}
      {earlier.map(each => (
        <div key={each.version}>
          <Text size="sm" c="dimmed">
            {words('notes.version', {
              version: each.version,
              date: dateText(each.written),
              title: each.title || words('notes.no-title'),
            })}
          </Text>
          <pre className="exact" tabIndex={0}>
            {each.text}
          </pre>
        </div>
      ))}
    </Stack>
  )
}
