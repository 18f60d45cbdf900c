import { useJobs } from '../../client/jobs.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { useKeptNotes } from './use-kept-notes.ts'

export type DayLine = Awaited<ReturnType<typeof services.day.list>>[number]
export type Proposal = Awaited<ReturnType<typeof services.day.proposals>>[number]

/** The list of a day and what files planned for it; of the day before nothing stays. */
export function useDayList(day: string) {
  const job = useJobs(state => state.lastImport?.state)
  const notes = useKeptNotes()
  const { value, error, reload } = useLoaded(
    async signal => {
      const [lines, proposals] = await Promise.all([
        services.day.list({ day }, { signal }),
        services.day.proposals({ day }, { signal }),
      ])
      return { day, lines, proposals }
    },
    [day, job, notes],
  )
  return { shown: value?.day === day ? value : undefined, error, reload }
}
