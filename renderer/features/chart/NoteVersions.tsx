import { Anchor, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useDraftStore } from '../../client/draft-store.ts'
import { services } from '../../client/services.ts'
import { timeText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { Difference } from './Difference.tsx'

/** Every version, newest first: who signed it, when and why, and what it changed of the one before. */
export function NoteVersions({ note, version: newest }: { note: number; version: number }) {
  const [shown, setShown] = useState(false)
  const me = useDraftStore(({ person }) => person)
  const versions = useLoaded(
    async signal => (shown ? services.patients.noteVersions({ note }, { signal }) : []),
    [note, shown, newest],
  )
  if (newest < 2) return null
  const all = versions.value ?? []
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
      {all.map(({ version, title, text, written, person, why }, index) => {
        const before = all[index + 1]
        return (
          <div key={version}>
            <Text size="sm" c="dimmed">
              {words('notes.version', {
                version,
                date: timeText(written),
                by: person === me ? words('notes.by-you') : person,
                title: title || words('notes.no-title'),
              })}
            </Text>
            {why && <Text size="sm">{words('notes.because', { why })}</Text>}
            {version !== newest && (
              <pre className="exact note-text" tabIndex={0}>
                {text}
              </pre>
            )}
            {before && (
              <Difference before={before.text} after={text} label={words('notes.differs', { version })} />
            )}
          </div>
        )
      })}
    </Stack>
  )
}
