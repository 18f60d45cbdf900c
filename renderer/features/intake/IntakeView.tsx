import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect, useState, type DragEvent } from 'react'
import type { Job } from '../../../shared/contract/intake.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { useCasebookKind } from '../../app/casebook-kind.ts'
import { bridge, services } from '../../app/services.ts'
import { spoken, speak } from '../../ui/words.ts'
import { isoText } from '../../ui/dates.ts'
import { Empty, Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'

/** Lines of the quarantine that are drawn. */
const SHOWN = 200

const follow = async (id: number, show: (job: Job) => void) => {
  show(await services.intake.watch({ job: id }, { onProgress: show }))
}

/** Bringing files in: choose or drop, watch, cancel; what came before, with undo; what could not be read, with why. */
export function IntakeView() {
  const shutFiles = shut('files', useCasebookKind())
  const [job, setJob] = useState<Job>()
  const imports = useLoaded(signal => services.library.imports({}, { signal }), [job?.state])
  const quarantine = useLoaded(signal => services.library.quarantine({}, { signal }), [job?.state])
  const action = useAction()
  const [over, setOver] = useState(false)

  // A job outlives the view: coming back shows what still runs.
  useEffect(() => {
    services.intake.jobs({}).then(
      jobs => {
        const running = jobs.find(each => each.state === 'running')
        if (running) void follow(running.job, setJob)
      },
      () => {
        /* shown by the lists below */
      },
    )
  }, [])
  const start = (paths: readonly string[]) => {
    if (paths.length > 0)
      action.run(async () =>
        follow(
          (await services.intake.start({ requestId: crypto.randomUUID(), paths: [...paths] })).job,
          setJob,
        ),
      )
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    start([...event.dataTransfer.files].map(file => bridge.pathOfDropped(file)).filter(Boolean))
  }
  const again = () => {
    imports.reload()
    quarantine.reload()
  }

  return (
    <Stack
      mih="100%"
      className={over && !shutFiles ? 'drop-here' : undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Title order={2}>Intake</Title>
      {shutFiles ? (
        <Text c="dimmed" maw="75ch">
          {speak(inOneLine(shutFiles))}
        </Text>
      ) : (
        <>
          <Text c="dimmed" maw="75ch">
            FHIR R4 bundles and NDJSON exports, plain or gzip. Drop files here or choose them; they are read
            on this machine and asked for nowhere else.
          </Text>
          <Group>
            <Button disabled={action.busy} onClick={() => void bridge.chooseFiles('files').then(start)}>
              Choose files
            </Button>
            <Button
              variant="default"
              disabled={action.busy}
              onClick={() => void bridge.chooseFiles('folder').then(start)}
            >
              Choose a folder
            </Button>
          </Group>
        </>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
      {job?.state === 'running' && (
        <Working
          {...job.progress}
          phase={`${job.progress.phase}${job.quarantined > 0 ? `, ${job.quarantined} in quarantine` : ''}`}
          onCancel={() => void services.intake.cancel({ job: job.job })}
        />
      )}
      {job && job.state !== 'running' && <Text role="status">{resultOf(job)}</Text>}
      {job?.report?.files
        .filter(file => file.status === 'unreadable')
        .map(file => (
          <Text key={file.path} size="sm" c="red">
            {file.path}: {file.reason}
          </Text>
        ))}

      {imports.value?.length === 0 && !job && (
        <Empty title="Nothing has been brought in yet">
          Each import can be undone: it takes out exactly what it brought.
        </Empty>
      )}
      {imports.value && imports.value.length > 0 && (
        <>
          <Title order={3} size="h4">
            Past imports
          </Title>
          <Table aria-label="Past imports" fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th className="number">Files</Table.Th>
                <Table.Th className="number">Facts</Table.Th>
                <Table.Th className="number">Quarantined</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.value.map(each => (
                <Table.Tr key={each.importId}>
                  <Table.Td>{isoText(each.started)}</Table.Td>
                  <Table.Td>{each.label}</Table.Td>
                  <Table.Td className="number">{each.files}</Table.Td>
                  <Table.Td className="number">{each.facts}</Table.Td>
                  <Table.Td className="number">{each.quarantined}</Table.Td>
                  <Table.Td>{each.state}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={each.state === 'undone' || action.busy}
                      onClick={() =>
                        action.run(async () => {
                          await services.intake.undo({ importId: each.importId })
                          again()
                        })
                      }
                    >
                      Undo
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {quarantine.value && quarantine.value.length > 0 && (
        <>
          <Group justify="space-between">
            <Title order={3} size="h4">
              Quarantine: {quarantine.value.length} not read
            </Title>
            <Button
              size="xs"
              variant="default"
              disabled={action.busy}
              onClick={() =>
                action.run(async () => {
                  await services.intake.retry({ ids: (quarantine.value ?? []).map(each => each.id) })
                  again()
                })
              }
            >
              Try all again
            </Button>
          </Group>
          <Table aria-label="Quarantine" fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>File</Table.Th>
                <Table.Th>Place</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>What to do</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {quarantine.value.slice(0, SHOWN).map(each => (
                <Table.Tr key={each.id}>
                  <Table.Td>{each.path}</Table.Td>
                  <Table.Td>{each.position}</Table.Td>
                  <Table.Td>{spoken(each.message)}</Table.Td>
                  <Table.Td>{spoken(each.remedy)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {quarantine.value.length > SHOWN && (
            <Text size="sm" c="dimmed">
              The first {SHOWN} of {quarantine.value.length}. `casebook quarantine` lists all.
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}

function resultOf({ state, report, fault }: Job): string {
  if (!report) return fault === null ? state : spoken(fault)
  const facts = Object.values(report.totals.facts).reduce((sum, each) => sum + each, 0)
  return `${counted(report.totals.patients, 'new patient')} and ${counted(facts, 'new fact')} from ${counted(report.files.length, 'file')} in ${report.seconds.toFixed(1)} s; ${report.totals.quarantined} in quarantine.`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
