import { Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import type { Job } from '../../../shared/contract/intake.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { Working } from '../../ui/states.tsx'
import { speak, words } from '../../ui/words.ts'
import { Brought } from './Brought.tsx'

interface LastJobProps {
  readonly job: Job
  /** The sentence that says how it ended: keys go there. */
  readonly result: Ref<HTMLParagraphElement>
}

/** The import or undo that runs, or what became of the last one, with the way to the first people it brought. */
export function LastJob({ job, result }: LastJobProps) {
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
        {resultOf(job)}
      </Text>
      {report && job.gone === null && <Brought importId={report.importId} state={job.state} />}
      {matched && matched.joined + matched.open > 0 && <Text>{words('intake.matched', matched)}</Text>}
      {report && report.erasedAgain > 0 && (
        <Text size="sm" fw={600}>
          {words('erasing.again-import', { people: report.erasedAgain })}
        </Text>
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
