import { AppError } from '../../shared/errors.ts'
import type { Client, Handlers } from '../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../shared/contract/ingest.ts'
import type { intake as intakeContract } from '../../shared/contract/intake.ts'
import { practiceFile } from './demonstration/source-file.ts'
import { jobBook } from './jobs.ts'
import { filesUnder } from './pipeline/source-file.ts'
import { fhirReader } from './sources/fhir/read.ts'
import { reasonOf } from './pipeline/import-file.ts'

/** The demonstration's planted truth: the exposure nearly halves the hazard. Its last day is fixed, so that it is the same on every machine. */
const demonstration = { logHazardRatio: -0.6, overlap: 'good' as const, today: '2026-06-30' }

/** What intake does when the window asks it to read something. */
export function handlers(
  ingest: Client<typeof ingestContract>,
  log: (line: string) => void,
): Handlers<typeof intakeContract> {
  const jobs = jobBook(ingest, log)

  function expand(paths: readonly string[]) {
    try {
      return filesUnder(paths)
    } catch (error) {
      throw new AppError('unreadable-source', `A file or folder cannot be read. ${reasonOf(error)}`)
    }
  }

  return {
    async start({ requestId, paths }) {
      const brings = 'files'
      await ingest.admit({ brings })
      const label = paths.length === 1 ? paths[0]! : `${paths.length} files and folders`
      return { job: jobs.start({ requestId, label, brings, files: expand(paths) }) }
    },
    async startDemonstration({ requestId, seed, patients }) {
      const brings = 'invented-practice'
      await ingest.admit({ brings })
      const { today, ...truth } = demonstration
      const files = [practiceFile({ seed, patients, ...truth }, today)]
      return { job: jobs.start({ requestId, label: 'Demonstration practice', brings, files }) }
    },
    jobs: () => jobs.list(),
    watch: ({ job }, { signal, report }) => jobs.watch(job, signal, report),
    cancel({ job }) {
      jobs.cancel(job)
      return {}
    },

    async retry({ ids }, { report, signal }) {
      let stored = 0
      for (const [done, entry] of (await ingest.quarantined({ ids })).entries()) {
        signal.throwIfAborted()
        report({ phase: 'Trying again', done, of: ids.length })
        const scope = `file-${entry.sha256.slice(0, 12)}`
        const [unit, number] = entry.place.position.split(' ')
        const readings = fhirReader().read(
          {
            offset: entry.place.offset,
            bytes: entry.bytes,
            number: Number(number),
            unit: unit === 'line' ? 'line' : unit === 'resource' ? 'resource' : 'entry',
          },
          scope,
        )
        if (
          readings.length === 0 ||
          readings.some(each => each.kind === 'reject' || each.kind === 'other-version')
        )
          continue
        await ingest.mend({
          id: entry.id,
          people: readings.flatMap(each => (each.kind === 'person' ? [each.person] : [])),
          facts: readings.flatMap(each => (each.kind === 'fact' ? [each.fact] : [])),
        })
        stored++
      }
      return { stored, stillQuarantined: ids.length - stored }
    },
    undo: ({ importId }, { signal, report }) => ingest.undo({ importId }, { signal, onProgress: report }),
  }
}
