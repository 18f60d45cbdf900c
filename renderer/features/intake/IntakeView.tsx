import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState, type DragEvent } from 'react'
import { z } from 'zod'
import type { Chosen } from '../../../shared/bridge.ts'
import type { Job } from '../../../shared/contract/intake.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { bridge } from '../../client/bridge.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { followImport, useJobs } from '../../client/jobs.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { number, speak, words } from '../../ui/words.ts'
import { isoText } from '../../ui/dates.ts'
import { Told } from '../../ui/Told.tsx'
import { Empty, Problem, Working } from '../../ui/states.tsx'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { UndoButton } from './UndoButton.tsx'
import { WaitingFiles } from './WaitingFiles.tsx'

/** Which clinic or laboratory the next files come from, as the clinician calls it. */
const cameFrom: Draft<{ readonly source: string }> = {
  name: 'intake.source',
  initial: { source: '' },
  keep: z.strictObject({ source: z.string() }),
}

/** Lines of the quarantine that are drawn. */
const SHOWN = 200

/**
 * Bringing files in: choose or drop, watch, cancel; what came before, with undo; what could not be read and what waits
 * for a reader, with why.
 */
export function IntakeView() {
  const shutFiles = shut('files', useCasebookKind())
  const job = useJobs(state => state.lastImport)
  const matched = job?.state === 'done' ? job.report?.matched : undefined
  const isReading = job?.state === 'running'
  const { go } = useRouter()
  const imports = useLoaded(signal => services.library.imports({}, { signal }), [job?.state])
  const quarantine = useLoaded(signal => services.library.quarantine({}, { signal }), [job?.state])
  const waiting = useLoaded(signal => services.library.waiting({}, { signal }), [job?.state])
  const action = useAction()
  const [over, setOver] = useState(false)
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(imports.value)
  const [{ source }, keep] = useDraft(cameFrom)

  const start = (chosen: readonly Chosen[]) => {
    if (chosen.length > 0)
      action.run(async () =>
        followImport(
          (
            await services.intake.start({
              requestId: crypto.randomUUID(),
              paths: chosen.map(({ ticket }) => ticket),
              ...(source.trim() !== '' && { answers: { source: source.trim() } }),
            })
          ).job,
        ),
      )
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const taken = [...event.dataTransfer.files].map(file => bridge.takeDropped(file))
    void Promise.all(taken).then(each => start(each.filter(one => one !== undefined)))
  }
  const isBeingUndone = (importId: number) => job?.state === 'running' && job.undoes === importId
  const again = () => {
    imports.reload()
    quarantine.reload()
    waiting.reload()
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
      <ViewTitle>{words('view.intake')}</ViewTitle>
      {shutFiles ? (
        <Text c="dimmed" maw="75ch">
          {speak(inOneLine(shutFiles))}
        </Text>
      ) : (
        <>
          <Text c="dimmed" maw="75ch">
            {words('intake.what')}
          </Text>
          <TextInput
            label={words('intake.source')}
            description={words('intake.source-why')}
            value={source}
            maxLength={200}
            maw="30rem"
            onChange={event => keep({ source: event.currentTarget.value })}
          />
          <Group>
            <ActionButton busy={action.busy} onClick={() => void bridge.choose('files').then(start)}>
              {words('intake.choose-files')}
            </ActionButton>
            <ActionButton
              variant="default"
              busy={action.busy}
              onClick={() => void bridge.choose('folder').then(start)}
            >
              {words('intake.choose-folder')}
            </ActionButton>
          </Group>
        </>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
      {job?.state === 'running' && (
        <Working
          {...job.progress}
          phase={phaseOf(job)}
          onCancel={() => void services.intake.cancel({ job: job.job })}
        />
      )}
      {job && job.state !== 'running' && (
        <Text role="status" ref={result} tabIndex={-1}>
          {resultOf(job)}
        </Text>
      )}
      {matched && matched.joined + matched.open > 0 && (
        <Group>
          <Text>{words('intake.matched', matched)}</Text>
          {matched.open > 0 && (
            <Button size="xs" variant="light" onClick={() => go('same')}>
              {words('view.same')}
            </Button>
          )}
        </Group>
      )}
      {(job?.report?.erasedAgain ?? 0) > 0 && (
        <Text size="sm" fw={600}>
          {words('erasing.again-import', { people: job!.report!.erasedAgain })}
        </Text>
      )}
      {job?.report?.files
        .filter(file => file.status === 'unreadable')
        .map(file => (
          <Text key={file.path} size="sm" c="red">
            {words('intake.unreadable', {
              path: file.path,
              reason: file.reason === null ? '' : speak(file.reason),
            })}
          </Text>
        ))}

      {imports.value?.length === 0 && !job && (
        <Empty title={words('intake.none')}>{words('intake.none-why')}</Empty>
      )}
      {imports.value && imports.value.length > 0 && (
        <>
          <Title order={3} size="h4">
            {words('intake.past')}
          </Title>
          <Table className="stacks" aria-label={words('intake.past')} fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('intake.when')}</Table.Th>
                <Table.Th>{words('intake.what-column')}</Table.Th>
                <Table.Th className="number">{words('intake.files')}</Table.Th>
                <Table.Th className="number">{words('intake.facts')}</Table.Th>
                <Table.Th className="number">{words('intake.quarantined')}</Table.Th>
                <Table.Th className="number">{words('intake.waiting-column')}</Table.Th>
                <Table.Th>{words('intake.state')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.value.map(each => (
                <Table.Tr key={each.importId}>
                  <Table.Td>{isoText(each.started)}</Table.Td>
                  <Table.Td className="whole">
                    <Told said={each.label} />
                  </Table.Td>
                  <Table.Td className="number" data-label={words('intake.files')}>
                    {number(each.files, 0)}
                  </Table.Td>
                  <Table.Td className="number" data-label={words('intake.facts')}>
                    {number(each.facts, 0)}
                  </Table.Td>
                  <Table.Td className="number" data-label={words('intake.quarantined')}>
                    {number(each.quarantined, 0)}
                  </Table.Td>
                  <Table.Td className="number" data-label={words('intake.waiting-column')}>
                    {number(each.waiting, 0)}
                  </Table.Td>
                  <Table.Td>
                    {words('intake.state-is', {
                      state: isBeingUndone(each.importId) ? 'leaving' : each.state,
                    })}
                  </Table.Td>
                  <Table.Td>
                    <UndoButton
                      of={each}
                      disabled={each.state === 'undone' || (each.state === 'running' && isReading)}
                      busy={action.busy || isBeingUndone(each.importId)}
                      action={action}
                      undo={async () => {
                        const { importId } = each
                        const requestId = crypto.randomUUID()
                        await followImport((await services.intake.startUndo({ requestId, importId })).job)
                        focus(() => result.current)
                        again()
                      }}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {waiting.value && waiting.value.length > 0 && (
        <WaitingFiles
          files={waiting.value}
          busy={action.busy}
          onSetUp={waitingSource => go('tables', { waiting: waitingSource })}
          onOpened={again}
          onRead={() =>
            action.run(async () => {
              await services.intake.readWaiting({})
              again()
            })
          }
        />
      )}
      {quarantine.value && quarantine.value.length > 0 && (
        <>
          <Group justify="space-between">
            <Title order={3} size="h4">
              {words('intake.quarantine', { entries: quarantine.value.length })}
            </Title>
            <ActionButton
              size="xs"
              variant="default"
              busy={action.busy}
              onClick={() =>
                action.run(async () => {
                  await services.intake.retry({ ids: (quarantine.value ?? []).map(each => each.id) })
                  again()
                })
              }
            >
              {words('intake.try-again')}
            </ActionButton>
          </Group>
          <Table className="stacks" aria-label={words('intake.quarantine-list')} fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('intake.file')}</Table.Th>
                <Table.Th>{words('intake.place')}</Table.Th>
                <Table.Th>{words('intake.why')}</Table.Th>
                <Table.Th>{words('intake.to-do')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {quarantine.value.slice(0, SHOWN).map(each => (
                <Table.Tr key={each.id}>
                  <Table.Td>
                    <bdi>{each.path}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <Told said={each.position} />
                  </Table.Td>
                  <Table.Td>{speak(each.reason)}</Table.Td>
                  <Table.Td>{speak(each.remedy)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {quarantine.value.length > SHOWN && (
            <Text size="sm" c="dimmed">
              {words('intake.first-of', { shown: SHOWN, of: quarantine.value.length })}
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}

/** What an import does now, and how much of it could not be read so far. */
function phaseOf({ progress: { phase }, quarantined }: Job): Message {
  return quarantined > 0 ? say('intake.running', { phase, quarantined }) : phase
}

function resultOf({ state, report, gone, fault }: Job): string {
  if (gone) return words('intake.undone', gone)
  if (!report) return fault === null ? words('intake.state-is', { state }) : speak(fault.said)
  const { totals, files, seconds } = report
  return words('intake.result', {
    patients: totals.patients,
    facts: Object.values(totals.facts).reduce((sum, each) => sum + each, 0),
    files: files.length,
    seconds,
    quarantined: totals.quarantined,
    waiting: files.filter(each => each.status === 'waiting').length,
  })
}
