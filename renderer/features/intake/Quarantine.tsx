import { Group, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Told } from '../../ui/Told.tsx'
import { speak, words } from '../../ui/words.ts'
import { LongCall } from './LongCall.tsx'
import { useLongCall } from '../../ui/use-long-call.ts'

/** Lines that are drawn. */
const SHOWN = 200

interface QuarantineProps {
  readonly entries: Awaited<ReturnType<typeof services.library.quarantine>>
  onChange(): void
}
type Tried = Awaited<ReturnType<typeof services.intake.retry>>

/** What was set aside, with its place, why and what to do; one of it, or all, is tried again. */
export function Quarantine({ entries, onChange }: QuarantineProps) {
  const call = useLongCall()
  const [tried, setTried] = useState<Tried>()
  const retry = (ids: number[]) => {
    setTried(undefined)
    call.run(async options => {
      setTried(await services.intake.retry({ ids }, options))
      onChange()
    })
  }
  if (entries.length === 0 && !tried) return null
  return (
    <section aria-labelledby="quarantine">
      <Group justify="space-between">
        <Title order={3} size="h4" id="quarantine">
          {words('intake.quarantine', { entries: entries.length })}
        </Title>
        {entries.length > 0 && (
          <ActionButton
            size="xs"
            variant="default"
            busy={call.busy}
            onClick={() => retry(entries.map(each => each.id))}
          >
            {words('intake.try-again')}
          </ActionButton>
        )}
      </Group>
      <LongCall call={call} />
      {tried && (
        <Text size="sm" role="status">
          {words('intake.tried', tried)}
        </Text>
      )}
      {entries.length > 0 && (
        <Table className="stacks" aria-label={words('intake.quarantine-list')} fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('intake.file')}</Table.Th>
              <Table.Th>{words('intake.place')}</Table.Th>
              <Table.Th>{words('intake.why')}</Table.Th>
              <Table.Th>{words('intake.to-do')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.slice(0, SHOWN).map(each => (
              <Table.Tr key={each.id}>
                <Table.Td>
                  <bdi>{each.path}</bdi>
                </Table.Td>
                <Table.Td>
                  <Told said={each.position} />
                </Table.Td>
                <Table.Td>{speak(each.reason)}</Table.Td>
                <Table.Td>{speak(each.remedy)}</Table.Td>
                <Table.Td>
                  <ActionButton
                    size="compact-xs"
                    variant="default"
                    busy={call.busy}
                    onClick={() => retry([each.id])}
                  >
                    {words('intake.try-one')}
                  </ActionButton>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {entries.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {words('intake.first-of', { shown: SHOWN, of: entries.length })}
        </Text>
      )}
    </section>
  )
}
