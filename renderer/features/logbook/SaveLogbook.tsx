import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { figureFiles } from '../../client/figure-files.ts'
import { useRouter } from '../../client/router.ts'
import { wholeLogbook, type Shown } from '../../parts/logbook/logbook-lines.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { csvOf, dictionaryOf } from './logbook-csv.ts'

/** The logbook as a table that names nobody, and what its columns mean; and the way to paper. */
export function SaveLogbook({ shown }: { shown: Shown }) {
  const { go } = useRouter()
  const action = useAction()
  const [saved, setSaved] = useState<string>()
  const [isTable, setTable] = useState(false)
  const save = (name: string, what: 'logbook' | 'dictionary', text: () => Promise<string>) =>
    action.run(async () => {
      const bytes = new TextEncoder().encode(await text())
      const path = await figureFiles.save(`${name}.csv`, bytes, { what, as: 'csv' })
      if (path === undefined) return
      setSaved(path)
      setTable(what === 'logbook')
    })
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => go('logbook-sheet')}>
        {words('logbook.print')}
      </Button>
      <ActionButton
        size="xs"
        variant="default"
        busy={action.busy}
        onClick={() =>
          save(words('logbook.file', { date: isoText(isoToday()) }), 'logbook', async () =>
            csvOf((await wholeLogbook(shown)).rows),
          )
        }
      >
        {words('logbook.save-csv')}
      </ActionButton>
      {isTable && (
        <ActionButton
          size="xs"
          variant="default"
          busy={action.busy}
          onClick={() => save(words('logbook.dictionary-file'), 'dictionary', async () => dictionaryOf())}
        >
          {words('logbook.save-dictionary')}
        </ActionButton>
      )}
      {saved !== undefined && (
        <Text size="sm" role="status">
          {words('figure.saved', { path: saved })}
        </Text>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
    </Group>
  )
}
