import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ErasureRecord } from '../../../shared/domain/erasure.ts'
import { goingLines, stayingLines } from '../../../shared/domain/erasure-lines.ts'
import { useRouter } from '../../client/router.ts'
import { useDraftStore } from '../../client/draft-store.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'

/** The receipt that names nobody. */
function Record({ record }: { readonly record: ErasureRecord }) {
  const { number, state, at, person, goes, stays } = record
  const me = useDraftStore(each => each.person)
  return (
    <div>
      <Text size="sm" fw={600}>
        {state === 'done'
          ? words('erasing.done', {
              number,
              day: at.slice(0, '2026-11-29'.length),
              person: person === me ? words('notes.by-you') : person,
            })
          : words('erasing.under-way', { number })}
      </Text>
      <List size="sm">
        {goingLines(goes).map(each => (
          <List.Item key={each.key}>{speak(each)}</List.Item>
        ))}
      </List>
      <Text size="sm">{words('erasing.stays')}</Text>
      <List size="sm">
        {stayingLines(stays).map(each => (
          <List.Item key={each.key}>{speak(each)}</List.Item>
        ))}
      </List>
    </div>
  )
}

/** Who was erased, without who it was; and whoever is here again. Nothing where nobody ever was. */
export function Erasures() {
  const { go } = useRouter()
  const action = useAction()
  const [changes, setChanges] = useState(0)
  const records = useLoaded(signal => services.safekeeping.erasures({}, { signal }), [])
  const here = useLoaded(signal => services.safekeeping.erasedHere({}, { signal }), [changes])
  const keep = (patient: number) =>
    action.run(async () => {
      await services.safekeeping.keepErased({ patient })
      setChanges(each => each + 1)
    })
  if (records.error !== undefined) return <Problem error={records.error} />
  if ((records.value ?? []).length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="erasures">
      <Title order={3} size="h4" id="erasures">
        {words('erasing.list')}
      </Title>
      {here.value?.map(({ patient, name }) => (
        <Group key={patient} gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => go('chart', { patient })}>
            <bdi>{words('erasing.chart-of', { name })}</bdi>
          </Button>
          <ActionButton variant="default" size="compact-sm" busy={action.busy} onClick={() => keep(patient)}>
            <bdi>{words('erasing.keep', { name })}</bdi>
          </ActionButton>
        </Group>
      ))}
      {action.error !== undefined && <Problem error={action.error} />}
      {records.value?.map(record => (
        <Record key={record.number} record={record} />
      ))}
    </Stack>
  )
}
