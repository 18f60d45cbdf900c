import { Button } from '@mantine/core'
import { useJobs, type RunningJob } from '../client/jobs.ts'
import { number, speak, words } from '../ui/words.ts'

function howFar({ phase, done, of }: RunningJob['progress']): string {
  return of === undefined
    ? speak(phase)
    : words('progress.counted', { phase: speak(phase), done: number(done, 0), of: number(of, 0) })
}

/** What runs, seen from every view, and how it is stopped from there. */
export function RunningJobs() {
  const running = useJobs(state => state.running)
  if (running.length === 0) return null
  return (
    <section className="jobs" aria-label={words('frame.jobs')}>
      {running.map(job => {
        const name = speak(job.name)
        return (
          <span key={job.id} className="job">
            <span className="job-name" title={name}>
              {name}
            </span>
            <span>{howFar(job.progress)}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={words('frame.cancel-job', { job: name })}
              onClick={job.cancel}
            >
              {words('frame.cancel')}
            </Button>
          </span>
        )
      })}
    </section>
  )
}
