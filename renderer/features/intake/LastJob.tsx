import { Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import type { ImportReport, Job } from '../../../shared/contract/intake.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { Working } from '../../ui/states.tsx'
import { speak, words } from '../../ui/words.ts'
import { Brought } from './Brought.tsx'

type Import = Awaited<ReturnType<typeof services.library.imports>>[number]

interface LastJobProps {
  readonly job: Job
  /** As the library has it now: what waited may have been read since. */
  readonly now: Import | undefined
  /** The sentence that says how it ended: keys go there. */
  readonly result: Ref<HTMLParagraphElement>
}

/** The import or undo that runs, or what became of the last one, with the way to the first people it brought. */
export function LastJob({ job, now, result }: LastJobProps) {
  if (job.state === 'running')
    return (
      <Working
        {...job.progress}
        phase={phaseOf(job)}
        onCancel={() => void services.intake.cancel({ job: job.job })}
      />
    )
  const { report } = job
  const matched = job.state === 'done' ? report?.matched : undefined
  return (
    <Stack gap="xs">
      <Text role="status" ref={result} tabIndex={-1} w="fit-content">
        {resultOf(job, now)}
      </Text>
      {report && job.gone === null && (
        <Brought importId={report.importId} state={`${job.state} ${now?.facts}`} />
      )}
      {matched && matched.joined + matched.open > 0 && <Text>{words('intake.matched', matched)}</Text>}
      {report && report.erasedAgain > 0 && (
        <Text size="sm" fw={600}>
          {words('erasing.again-import', { people: report.erasedAgain })}
        </Text>
      )}
      {report?.otherwise.map(({ importId, facts }) => (
        <Text key={importId} size="sm" fw={600}>
          {words('intake.told-otherwise', { number: importId, facts })}
        </Text>
      ))}
    </Stack>
  )
}

/** What an import does now, and how much of it could not be read so far. */
function phaseOf({ progress: { phase }, quarantined }: Job): Message {
  return quarantined > 0 ? say('intake.running', { phase, quarantined }) : phase
}

const waitingIn = (files: ImportReport['files']) => files.filter(({ status }) => status === 'waiting').length

function resultOf({ state, report, gone, fault }: Job, now: Import | undefined): string {
  if (gone) return words('intake.undone', gone)
  if (!report) return fault === null ? words('intake.state-is', { state }) : speak(fault.said)
  const { totals, files, seconds } = report
  const waiting = waitingIn(files)
  if (now && now.waiting < waiting)
    return words('intake.result-since', { patients: now.patients, facts: now.facts, waiting: now.waiting })
  return words('intake.result', {
    patients: totals.patients,
    facts: Object.values(totals.facts).reduce((sum, each) => sum + each, 0),
    files: files.length,
    seconds,
    quarantined: totals.quarantined,
    waiting,
  })
}
