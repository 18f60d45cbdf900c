import { Group, List, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { LongCall } from './LongCall.tsx'
import { useLongCall } from '../../ui/use-long-call.ts'

/** Files that are named. */
const SHOWN = 20

interface OlderReadingsProps {
  readonly state: string | undefined
  onChange(): void
}

/** Files that an older version of their reader read, and that may be read again from what was kept. */
export function OlderReadings({ state, onChange }: OlderReadingsProps) {
  const call = useLongCall()
  const [changed, setChanged] = useState<{ files: number; added: number; superseded: number }>()
  const { value, reload } = useLoaded(signal => services.intake.readByOtherVersions({}, { signal }), [state])
  const older = (value ?? []).filter(({ readBy }) => readBy === 'older')
  if (older.length === 0 && !changed) return null
  const read = () =>
    call.run(async options => {
      const files = await services.intake.readAgain({ sources: older.map(({ source }) => source) }, options)
      const sum = (of: 'added' | 'superseded') => files.reduce((total, each) => total + each[of], 0)
      setChanged({ files: files.length, added: sum('added'), superseded: sum('superseded') })
      reload()
      onChange()
    })
  return (
    <section aria-labelledby="older-readings">
      <Group justify="space-between">
        <Title order={3} size="h4" id="older-readings">
          {words('intake.older', { files: older.length })}
        </Title>
        {older.length > 0 && (
          <ActionButton size="xs" variant="default" busy={call.busy} onClick={read}>
            {words('intake.read-again')}
          </ActionButton>
        )}
      </Group>
      <Text size="sm" c="dimmed" maw="75ch">
        {words('intake.older-why')}
      </Text>
      <LongCall call={call} />
      {changed && (
        <Text size="sm" role="status">
          {words('intake.read-again-done', changed)}
        </Text>
      )}
      <List size="sm">
        {older.slice(0, SHOWN).map(({ source, path }) => (
          <List.Item key={source}>
            <bdi>{path}</bdi>
          </List.Item>
        ))}
      </List>
      {older.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {words('intake.older-more', { files: older.length - SHOWN })}
        </Text>
      )}
    </section>
  )
}
