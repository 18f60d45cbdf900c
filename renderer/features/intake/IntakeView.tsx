import { Button, Group, Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import type { Chosen } from '../../../shared/bridge.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { followImport, useJobs } from '../../client/jobs.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, words } from '../../ui/words.ts'
import { Asked } from './Asked.tsx'
import { bringIn } from './bring-in.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import { Imports } from './Imports.tsx'
import { FoundInNotes } from './FoundInNotes.tsx'
import { LastJob } from './LastJob.tsx'
import { OlderReadings } from './OlderReadings.tsx'
import { Quarantine } from './Quarantine.tsx'
import { UnreadErrors } from './UnreadErrors.tsx'
import { WaitingFiles } from './WaitingFiles.tsx'

/**
 * Bringing files in, and all that came of it: what runs, what went wrong, what is asked, what came with its undo, what
 * waits, what was set aside, and what may be read again.
 */
export function IntakeView() {
  const shutFiles = shut('files', useCasebookKind())
  const { go } = useRouter()
  const job = useJobs(state => state.lastImport)
  const imports = useLoaded(signal => services.library.imports({}, { signal }), [job?.state])
  const quarantine = useLoaded(signal => services.library.quarantine({}, { signal }), [job?.state])
  const waiting = useLoaded(signal => services.library.waiting({}, { signal }), [job?.state])
  const action = useAction()
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(imports.value)
  const lastImport = imports.value?.find(({ importId }) => importId === job?.report?.importId)
  const again = () => {
    imports.reload()
    quarantine.reload()
    waiting.reload()
  }
  const bring = (chosen: readonly Chosen[]) => {
    if (chosen.length === 0) return
    const pressed = document.activeElement
    action.run(async () => {
      await bringIn(chosen)
      // Whoever has gone on to something else meanwhile stays there.
      focus(() => (document.activeElement === pressed ? result.current : undefined))
      again()
    })
  }
  const undo = async (importId: number) => {
    await followImport((await services.intake.startUndo({ requestId: crypto.randomUUID(), importId })).job)
    focus(() => result.current)
    again()
  }
  return (
    <Stack>
      <ViewTitle>{words('view.intake')}</ViewTitle>
      {shutFiles ? (
        <Text c="dimmed" maw="75ch">
          {speak(inOneLine(shutFiles))}
        </Text>
      ) : (
        <ChooseFiles busy={action.busy} onChoose={bring} />
      )}
      <Group>
        <Button size="xs" variant="subtle" onClick={() => go('recipes')}>
          {words('view.recipes')}
        </Button>
      </Group>
      <UnreadErrors />
      {action.error !== undefined && <Problem error={action.error} />}
      {job && <LastJob job={job} now={lastImport} result={result} />}
      <Asked state={job?.state} />
      <FoundInNotes since={[job?.state, waiting.value?.length]} />
      {imports.error !== undefined && <Problem error={imports.error} />}
      {imports.value?.length === 0 && !job && (
        <Empty title={words('intake.none')}>{words('intake.none-why')}</Empty>
      )}
      {imports.value && imports.value.length > 0 && (
        <Imports
          imports={imports.value}
          action={action}
          undo={undo}
          onChoose={shutFiles ? undefined : bring}
        />
      )}
      <WaitingFiles
        files={waiting.value ?? []}
        onSetUp={source => go('tables', { waiting: source })}
        onLook={source => go('report', { source })}
        onChange={() => {
          // Where what was pressed went with the file that waits no more; whoever is somewhere stays there.
          focus(() =>
            document.activeElement === document.body
              ? (result.current ?? document.querySelector<HTMLElement>('.view-title'))
              : undefined,
          )
          again()
        }}
      />
      <Quarantine entries={quarantine.value ?? []} onChange={again} />
      <OlderReadings state={job?.state} onChange={again} />
    </Stack>
  )
}
