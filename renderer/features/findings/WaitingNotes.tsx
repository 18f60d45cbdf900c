import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { OwnRules } from './OwnRules.tsx'

const PAGE = 50
type Waiting = Awaited<ReturnType<typeof services.patients.findingsWaiting>>

/** Notes in which something waits for an answer, the newest first. */
export function WaitingNotes() {
  const { go } = useRouter()
  const job = useJobs(state => state.lastImport?.state)
  const loaded = useLoaded(signal => services.patients.findingsWaiting({ limit: PAGE }, { signal }), [job])
  const [further, setFurther] = useState<readonly Waiting[]>([])
  const action = useAction()
  const pages = loaded.value ? [loaded.value, ...further] : []
  const documents = pages.flatMap(page => page.documents)
  const before = pages.at(-1)?.before ?? null
  const look = () =>
    action.run(async () => {
      if (before === null) return
      const next = await services.patients.findingsWaiting({ limit: PAGE, before })
      setFurther(all => [...all, next])
    })
  if (loaded.error !== undefined && !loaded.value) return <Problem error={loaded.error} />
  if (!loaded.value) return <Skeleton h={240} aria-busy />
  return (
    <Stack>
      <ViewTitle>{words('view.findings')}</ViewTitle>
      <Text size="sm" c="dimmed" maw="75ch">
        {words('findings.why')}
      </Text>
      {action.error !== undefined && <Problem error={action.error} />}
      {documents.length === 0 && before === null ? (
        <Empty
          title={words('findings.none')}
          action={<Button onClick={() => go('intake')}>{words('view.intake')}</Button>}
        >
          {words('findings.none-why')}
        </Empty>
      ) : (
        <Table className="stacks" aria-label={words('findings.list')} fz="sm" highlightOnHover>
          <Table.Tbody>
            {documents.map(each => (
              <Table.Tr key={each.document}>
                <Table.Td w="9rem">
                  {each.written ? dateText(each.written) : words('person.not-recorded')}
                </Table.Td>
                <Table.Td>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={words('findings.document', {
                      title: each.title,
                      name: each.name,
                      waiting: each.waiting,
                    })}
                    onClick={() => go('findings', { document: each.document })}
                  >
                    <bdi>{each.title}</bdi>
                  </Button>
                </Table.Td>
                <Table.Td>
                  <bdi>{each.name}</bdi>
                </Table.Td>
                <Table.Td>{words('findings.wait', { findings: each.waiting })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {before !== null && (
        <Group>
          <ActionButton size="xs" variant="default" busy={action.busy} onClick={look}>
            {words('findings.further')}
          </ActionButton>
        </Group>
      )}
      <OwnRules onChange={loaded.reload} />
    </Stack>
  )
}
